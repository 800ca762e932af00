"""The words of flags, services, constraints, numbers and countries."""

from __future__ import annotations

import pytest

from kiosk.domain.order import Program
from kiosk.wording import countries, flags


def test_every_program_that_matters_at_a_bench_has_a_word() -> None:
    assert set(flags.PROGRAMS) == set(Program)


@pytest.mark.parametrize(
    ("code", "words"),
    [("NEXT_DAY", "Next day"), ("STANDARD", "Standard"), ("BRAND_NEW", "Brand new"), ("", "")],
)
def test_a_service_is_told_in_words_and_a_new_one_as_well_as_can_be(code: str, words: str) -> None:
    assert flags.service(code) == words


def test_urgent_services_have_words() -> None:
    assert set(flags.SERVICES) >= flags.URGENT_SERVICES


def test_a_constraint_that_nobody_knows_is_shown_as_it_came() -> None:
    assert flags.constraint("signatureConfirmation") == "Signature on delivery"
    assert flags.constraint("newThing") == "newThing"


@pytest.mark.parametrize(
    ("number", "units", "lines", "orders"),
    [
        (0, "0 units", "0 lines", "0 orders"),
        (1, "1 unit", "1 line", "1 order"),
        (7, "7 units", "7 lines", "7 orders"),
    ],
)
def test_numbers_are_told_as_people_count(number: int, units: str, lines: str, orders: str) -> None:
    assert (flags.units(number), flags.lines(number), flags.orders(number)) == (
        units,
        lines,
        orders,
    )


@pytest.mark.parametrize(
    ("code", "name"), [("GB", "United Kingdom"), ("de", "Germany"), ("QZ", "QZ"), ("", "")]
)
def test_a_country_has_a_name_or_keeps_its_code(code: str, name: str) -> None:
    assert countries.name(code) == name
