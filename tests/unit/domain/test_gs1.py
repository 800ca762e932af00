"""GS1 element strings: product, serial number, lot, expiry and count."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.gs1 import LONGEST_CODE, Elements, elements, warm_up

TODAY = date(2026, 11, 23)
MUG = "09506000134352"
WRONG = "09506000134353"


def read(code: str) -> Elements:
    found = elements(code, TODAY)
    assert found is not None
    return found


@pytest.mark.parametrize("prefix", ["", "]C1", "]d2", "]Q3", "]e0", "\x1d", "]d2\x1d", " "])
def test_all_that_a_symbol_says_of_a_product_is_read(prefix: str) -> None:
    code = f"{prefix}01{MUG}17270131" + "10LOT-7\x1d21SN0042\r\n"

    assert read(code) == Elements(
        gtin=MUG, serial="SN0042", lot="LOT-7", expiry=date(2027, 1, 31), count=None
    )


@pytest.mark.parametrize(
    ("code", "count"),
    [
        (f"]C102{MUG}3712", 12),
        (f"]C101{MUG}3012", 12),
        (f"]C101{MUG}", None),
    ],
)
def test_a_case_says_how_many_units_it_holds(code: str, count: int | None) -> None:
    assert read(code).count == count
    assert read(code).gtin == MUG


@pytest.mark.parametrize(
    ("digits", "day"),
    [
        ("17270200", date(2027, 2, 28)),
        ("17280200", date(2028, 2, 29)),
        ("17761231", date(2076, 12, 31)),
        ("17770101", date(1977, 1, 1)),
        ("15270131", date(2027, 1, 31)),
        ("17270230", None),
        ("17000000", None),
    ],
)
def test_an_expiry_date_is_read_in_its_century_and_a_wrong_one_hides_nothing(
    digits: str, day: date | None
) -> None:
    found = read(f"]C101{MUG}{digits}")

    assert (found.gtin, found.expiry) == (MUG, day)


def test_the_first_of_two_values_counts() -> None:
    assert read(f"]C101{MUG}10A\x1d10B").lot == "A"


def test_a_digital_link_is_read_too() -> None:
    found = read("https://id.example.org/01/09506000134352/10/LOT-7/21/SN0042?17=270131")

    assert (found.gtin, found.lot, found.serial) == (MUG, "LOT-7", "SN0042")
    assert found.expiry == date(2027, 1, 31)


def test_a_wrong_check_digit_is_told() -> None:
    assert read(f"]C101{WRONG}10LOT") == Elements(gtin="", misread=True, lot="LOT")


@pytest.mark.parametrize(
    "code",
    [
        "",
        "]C1",
        "]C1hello",
        "]C100340433836442636597",
        f"01{WRONG}",
        f"]C001{WRONG}",
        f"]C101{MUG}17271301",
        "9506000134352",
        "https://example.org/01/x",
        "https://[/01/09506000134352",
        f"]C101{MUG}" + "10" + "A" * LONGEST_CODE,
    ],
)
def test_what_names_no_product_is_none(code: str) -> None:
    assert elements(code, TODAY) is None


def test_the_parser_waits_until_it_is_asked_for() -> None:
    lines = (
        "import sys, datetime",
        "from kiosk.domain import gs1, scans",
        "gs1.elements('4006381333931', datetime.date(2026, 1, 1))",
        "print('biip' in sys.modules)",
        "gs1.warm_up()",
        "print('biip' in sys.modules)",
    )
    run = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True
    )

    assert run.stdout.split() == ["False", "True"]


def test_warming_up_does_nothing_else() -> None:
    warm_up()


@settings(max_examples=300)
@given(
    st.sampled_from(["", "]C1", "]d2", "https://a.b/01/09506000134352/", f"01{MUG}"]),
    st.text(max_size=80) | st.text("0123789AZ()/?=&%\x1d", max_size=80),
)
def test_whatever_follows_is_read_or_none(prefix: str, rest: str) -> None:
    found = elements(prefix + rest, TODAY)

    assert found is None or found.misread or len(found.gtin) == 14
