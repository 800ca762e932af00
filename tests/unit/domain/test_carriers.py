"""The carrier table: in which order carriers are offered, and what Amazon is told of them."""

from __future__ import annotations

import pytest

from kiosk.domain.carriers import OTHER, Carrier, in_order
from kiosk.domain.parcel import CarrierDetails
from kiosk.domain.values import CarrierId

ROYAL_MAIL = Carrier(
    id=CarrierId("royal-mail"),
    name="Royal Mail",
    services=("Tracked 24", "Tracked 48"),
    countries=frozenset({"GB"}),
    codes={"default": "Royal Mail"},
)
DHL = Carrier(
    id=CarrierId("dhl"),
    name="DHL",
    countries=frozenset({"DE"}),
    codes={"GB": "DHL eCommerce", "default": "DHL"},
)
EVRI = Carrier(id=CarrierId("evri"), name="Evri", countries=frozenset({"GB"}), codes={})
BY_HAND = Carrier(id=CarrierId("other"), name="Other", codes={}, named_by_hand=True)
ALL = (BY_HAND, DHL, ROYAL_MAIL, EVRI)


@pytest.mark.parametrize(
    ("country", "last", "expected"),
    [
        ("GB", None, (ROYAL_MAIL, EVRI, DHL, BY_HAND)),
        ("DE", None, (DHL, ROYAL_MAIL, EVRI, BY_HAND)),
        ("GB", DHL.id, (DHL, ROYAL_MAIL, EVRI, BY_HAND)),
        ("", EVRI.id, (EVRI, DHL, ROYAL_MAIL, BY_HAND)),
        ("", BY_HAND.id, (DHL, ROYAL_MAIL, EVRI, BY_HAND)),
        ("", CarrierId("gone"), (DHL, ROYAL_MAIL, EVRI, BY_HAND)),
    ],
)
def test_the_last_used_carrier_comes_first_then_those_of_the_country_and_other_last(
    country: str, last: CarrierId | None, expected: tuple[Carrier, ...]
) -> None:
    assert in_order(ALL, country=country, last_used=last) == expected


@pytest.mark.parametrize(
    ("carrier", "country", "code"),
    [
        (DHL, "GB", "DHL eCommerce"),
        (DHL, "DE", "DHL"),
        (DHL, "", "DHL"),
        (EVRI, "GB", OTHER),
    ],
)
def test_each_marketplace_has_its_own_code_for_a_carrier(
    carrier: Carrier, country: str, code: str
) -> None:
    assert carrier.code_in(country) == code


def test_a_carrier_with_a_code_is_told_by_it_alone() -> None:
    told = ROYAL_MAIL.details(country="GB", tracking="AB1234", service="Tracked 48", name="x")

    assert told == CarrierDetails(
        carrier=ROYAL_MAIL.id, code="Royal Mail", name="", service="Tracked 48", tracking="AB1234"
    )


def test_a_carrier_without_a_code_is_told_by_its_name() -> None:
    told = EVRI.details(country="GB", tracking="AB1234", service="", name="typed by mistake")

    assert (told.code, told.name, told.service) == (OTHER, "Evri", "")


def test_a_carrier_named_by_hand_is_told_as_it_was_typed() -> None:
    told = BY_HAND.details(country="GB", tracking="AB1234", service="", name="Anna's van")

    assert (told.code, told.name) == (OTHER, "Anna's van")


def test_the_usual_service_is_told_unless_another_was_chosen() -> None:
    told = ROYAL_MAIL.details(country="GB", tracking="AB1234", service="", name="")

    assert told.service == "Tracked 24"
