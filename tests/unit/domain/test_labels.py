"""What a label means for the choice of the carrier: taken, offered, or scanned again."""

from __future__ import annotations

import pytest

from kiosk.carriers import tracking_numbers
from kiosk.domain.labels import Proposal, Selected, misread, proposal
from kiosk.domain.values import CarrierId

NUMBERS = tracking_numbers()
BUTTONS = [
    CarrierId(key)
    for key in ("royal-mail", "parcelforce", "dpd", "ups", "fedex", "yodel", "annas-van")
]
UPS = "1Z999AA10123456784"
FEDEX = "986578788855"
FEDEX_WRONG = "986578788853"
YODEL = "JD0002242617644732"
EITHER = "EK123456785GB"


def last(carrier: str) -> Selected:
    key = CarrierId(carrier)
    return Selected(carrier=key, covered=NUMBERS.covers(key))


def touched(carrier: str) -> Selected:
    key = CarrierId(carrier)
    return Selected(carrier=key, covered=NUMBERS.covers(key), touched=True)


NOBODY = Selected()


def proposed(code: str, selected: Selected, country: str = "US") -> tuple[str | None, list[str]]:
    found: Proposal = proposal(NUMBERS.read(code, country=country), selected, BUTTONS)
    return found.carrier, list(found.offered)


@pytest.mark.parametrize("selected", [NOBODY, last("dpd"), last("ups"), last("annas-van")])
def test_one_carrier_with_a_right_check_digit_is_taken(selected: Selected) -> None:
    assert proposed(UPS, selected) == ("ups", ["ups"])


@pytest.mark.parametrize("selected", [NOBODY, last("royal-mail"), last("ups")])
def test_of_two_carriers_none_is_taken_and_both_are_offered(selected: Selected) -> None:
    assert proposed(EITHER, selected) == (None, ["parcelforce", "royal-mail"])


def test_a_carrier_without_a_check_digit_is_offered_but_not_taken() -> None:
    assert proposed(YODEL, NOBODY) == (None, ["yodel"])
    assert proposed(YODEL, last("ups")) == (None, ["yodel"])


def test_a_carrier_without_a_check_digit_stays_when_it_was_the_last() -> None:
    assert proposed(YODEL, last("yodel")) == ("yodel", ["yodel"])


def test_what_a_person_touched_stays_and_the_other_is_offered() -> None:
    assert proposed(UPS, touched("dpd")) == ("dpd", ["ups"])
    assert proposed(UPS, touched("ups")) == ("ups", [])


def test_a_plain_number_may_be_the_last_carriers_when_nothing_is_known_of_those() -> None:
    assert proposed(FEDEX, NOBODY) == ("fedex", ["fedex"])
    assert proposed(FEDEX, last("ups")) == ("fedex", ["fedex"])
    assert proposed(FEDEX, last("annas-van")) == (None, ["fedex", "annas-van"])


def test_a_number_that_nobody_knows_changes_nothing() -> None:
    assert proposed("LINE7", last("dpd")) == ("dpd", [])


def test_a_right_number_of_no_button_is_not_the_last_carriers() -> None:
    assert proposed("EB000717618HK", last("royal-mail")) == (None, [])


def test_a_number_that_any_carrier_may_have_is_not_taken() -> None:
    assert proposed("00000123450000000027", NOBODY) == (None, ["fedex"])


@pytest.mark.parametrize("selected", [NOBODY, last("dpd"), touched("dpd"), touched("annas-van")])
def test_a_wrong_check_digit_in_an_unmistakable_form_is_a_misread(selected: Selected) -> None:
    assert misread(NUMBERS.read("1Z999AA10123456785"), selected)


@pytest.mark.parametrize(
    ("selected", "wrong"),
    [
        (NOBODY, True),
        (last("fedex"), True),
        (touched("fedex"), True),
        (last("dpd"), True),
        (touched("dpd"), False),
        (last("annas-van"), False),
        (touched("annas-van"), False),
    ],
)
def test_a_plain_number_is_a_misread_unless_somebody_else_may_have_given_it(
    selected: Selected, *, wrong: bool
) -> None:
    assert misread(NUMBERS.read(FEDEX_WRONG, country="US"), selected) is wrong


def test_a_carriers_own_wrong_check_digit_counts_though_others_could_have_given_it() -> None:
    reading = NUMBERS.read(FEDEX_WRONG, country="GB")

    assert reading.of(CarrierId("parcelforce"))
    assert misread(reading, last("fedex"))
    assert not misread(reading, NOBODY)


def test_a_number_that_is_right_for_another_is_a_misread_for_what_was_touched() -> None:
    reading = NUMBERS.read("790535312303", country="US")

    assert [c.carrier for c in reading.candidates] == ["dhl-paket"]
    assert misread(reading, touched("fedex"))
    assert not misread(reading, last("fedex"))


@pytest.mark.parametrize("code", [UPS, FEDEX, YODEL, EITHER, "LINE7", ""])
def test_what_has_no_wrong_check_digit_is_no_misread(code: str) -> None:
    for selected in (NOBODY, last("ups"), touched("dpd")):
        assert not misread(NUMBERS.read(code), selected)
