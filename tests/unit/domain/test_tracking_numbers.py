"""Tracking numbers: whose they can be, with published examples of each carrier."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.carriers import tracking_numbers
from kiosk.domain.tracking_numbers import LONGEST_LABEL, Check, TrackingNumbers, cleaned
from kiosk.domain.values import CarrierId
from kiosk.settings.tracking_numbers import TRACKING_NUMBERS, read_tracking_numbers

NUMBERS = tracking_numbers()
EXAMPLES = [
    (row.name, example)
    for row, _ in read_tracking_numbers(TRACKING_NUMBERS)
    for example in row.examples
]


def carriers(code: str, country: str = "", *, scanned: bool = True) -> list[tuple[str | None, str]]:
    """Who may have given a number, and what is known of its check digit."""
    reading = NUMBERS.read(code, country=country, scanned=scanned)
    return [(c.carrier, c.check.value) for c in reading.candidates]


def number(code: str, carrier: str) -> str:
    """The number of a carrier in a code."""
    found = NUMBERS.read(code).of(CarrierId(carrier))
    assert found is not None
    return found.number


@pytest.mark.parametrize(
    ("code", "carrier"),
    [
        ("1Z999AA10123456784", "ups"),
        ("1Z5R89390357567127", "ups"),
        ("9400111206206406260787", "usps"),
        ("9505511069605048600624", "usps"),
        ("92748931507708513018050063", "usps"),
        ("03071790000523483741", "usps"),
        ("RB123456785US", "usps"),
        ("986578788855", "fedex"),
        ("041441760228964", "fedex"),
        ("9611020987654312345672", "fedex"),
        ("61290983497923666238", "fedex"),
        ("3318810025", "dhl"),
        ("00340433836442636597", "dhl-paket"),
        ("CY473124829DE", "dhl-paket"),
        ("RN107738164DE", "deutsche-post"),
        ("RB123456785GB", "royal-mail"),
        ("09980000020033F", "dpd"),
        ("008182709980000020033350276C", "dpd"),
        ("8L01234567895", "colissimo"),
        ("C11031500001879", "ontrac"),
        ("D10011354453707", "ontrac"),
        ("GD123456785WW", "tnt"),
    ],
)
def test_a_right_check_digit_names_one_carrier(code: str, carrier: str) -> None:
    home = "US" if carrier in {"usps", "fedex"} else ""

    assert carriers(code, home) == [(carrier, "right")]


@pytest.mark.parametrize(
    ("code", "carrier"),
    [
        ("%008182709980000020033350276", "dpd"),
        ("JD0002242617644732", "yodel"),
        ("JD014600003345236548", "dhl"),
        ("H012A30123456789", "evri"),
        ("TBA010000000000", "amazon-shipping"),
        ("TBM502887274000", "amazon-shipping"),
        ("QA0123456789", "amazon-shipping"),
        ("AA1234567", "parcelforce"),
        ("AAAA1234567890", "parcelforce"),
        ("123456789012345678901234", "inpost"),
    ],
)
def test_a_carrier_without_public_check_digits_is_named_without_one(
    code: str, carrier: str
) -> None:
    assert carriers(code) == [(carrier, "none")]


@pytest.mark.parametrize(
    ("code", "country", "expected"),
    [
        ("EK123456785GB", "GB", ["parcelforce", "royal-mail"]),
        ("LX473124829DE", "DE", ["deutsche-post", "dhl-paket"]),
        ("EE473124829FR", "FR", ["chronopost", "colissimo"]),
        ("9261290336128704042634", "US", ["fedex", "usps"]),
        ("JJD0099999999", "", ["dhl-paket", "dhl"]),
        ("60120172242323", "GB", ["dhl", "dpd"]),
        ("986578788855", "GB", ["fedex", "parcelforce"]),
    ],
)
def test_what_several_carriers_can_have_given_names_them_all(
    code: str, country: str, expected: list[str]
) -> None:
    assert [carrier for carrier, _ in carriers(code, country)] == expected


def test_a_right_check_digit_stands_before_none() -> None:
    assert carriers("09133131530724", "DE") == [("hermes-de", "right"), ("dpd", "none")]


def test_a_carrier_of_another_country_steps_back_when_one_at_home_is_right() -> None:
    both = "790535312410"  # right for FedEx everywhere, and for DHL Paket in Germany

    assert carriers(both, "US") == [("fedex", "right")]
    assert carriers(both, "DE") == [("fedex", "right"), ("dhl-paket", "right")]


def test_a_number_misread_at_home_is_not_taken_for_a_foreign_one() -> None:
    wrong = "986578788853"  # for FedEx; twelve digits of Parcelforce, in Britain, have no check

    assert carriers(wrong, "US") == []
    assert carriers(wrong, "GB") == [("parcelforce", "none")]


@pytest.mark.parametrize(
    ("code", "carrier", "expected"),
    [
        ("420787459400111206206406260787", "usps", "9400111206206406260787"),
        ("42078745\x1d9400111206206406260787", "usps", "9400111206206406260787"),
        ("]C14201002334249200190132607600833457", "usps", "9200190132607600833457"),
        ("1001921334250001000300779017972697", "fedex", "779017972697"),
        ("9622001900000000000000776632517510", "fedex", "776632517510"),
        ("9611020987654312345672", "fedex", "987654312345672"),
        ("32971514560102447849175802862014", "fedex", "784917580286"),
        ("%008182709980000020033350276", "dpd", "09980000020033"),
        ("008182709980000020033350276C", "dpd", "09980000020033"),
        ("09980000020033F", "dpd", "09980000020033"),
        ("JJD0002257639032011", "yodel", "JD0002257639032011"),
        ("]C100340433836442636597", "dhl-paket", "00340433836442636597"),
        ("1z 999 aa1 01 2345 6784", "ups", "1Z999AA10123456784"),
        ("T-00AA-A-012345678-9", "evri", "T00AAA0123456789"),
        ("\x1dRB 1234 5678 5 GB\r\n", "royal-mail", "RB123456785GB"),
    ],
)
def test_the_number_is_what_the_buyer_knows_not_all_that_the_label_holds(
    code: str, carrier: str, expected: str
) -> None:
    assert number(code, carrier) == expected


@pytest.mark.parametrize(
    "code",
    [
        "1Z999AA10123456785",
        "9400111206206406260788",
        "420787459400111206206406260788",
        "RB123456784GB",
        "1001921334250001000300779017972698",
        "9611020987654312345673",
        "00340433836442636598",
        "8L01234567890",
        "C11031500001878",
    ],
)
def test_a_wrong_check_digit_in_an_unmistakable_form_is_no_candidate_and_told(code: str) -> None:
    reading = NUMBERS.read(code)

    assert reading.candidates == ()
    assert any(form.distinct for form in reading.failed)


@pytest.mark.parametrize(("name", "code"), EXAMPLES)
def test_every_example_of_the_table_is_read_as_the_table_says(name: str, code: str) -> None:
    form = next(each for each in NUMBERS.formats if each.name == name)
    reading = TrackingNumbers((form,)).read(code, scanned=form.scanned)

    assert [c.carrier for c in reading.candidates] == list(form.carriers or [None])
    assert {c.check for c in reading.candidates} == {Check.RIGHT if form.check else Check.NONE}


@pytest.mark.parametrize(("name", "code"), EXAMPLES)
def test_every_other_check_digit_of_an_example_is_wrong(name: str, code: str) -> None:
    form = next(each for each in NUMBERS.formats if each.name == name)
    found = form.pattern.fullmatch(code)
    assert found is not None
    if form.check is None:
        return
    at = found.start("check")
    others = [code[:at] + digit + code[at + 1 :] for digit in "0123456789" if digit != code[at]]

    assert [TrackingNumbers((form,)).read(other).candidates for other in others] == [()] * len(
        others
    )


def test_a_postal_service_without_a_button_is_known_to_be_right() -> None:
    assert carriers("EB000717618HK") == [(None, "right")]


def test_a_number_that_stands_in_no_bar_code_is_known_only_when_typed() -> None:
    assert carriers("1234567890", "GB") == []
    assert carriers("1234567890", "GB", scanned=False) == [("dpd", "none")]


@pytest.mark.parametrize("code", ["", " ", "\x1d", "5012345678900", "LINE 7", "é" * 13, "1Z" * 9])
def test_what_is_no_tracking_number_is_nobodys(code: str) -> None:
    assert carriers(code) == []


def test_the_carriers_whose_numbers_are_known_are_told() -> None:
    assert NUMBERS.covers(CarrierId("ups"))
    assert not NUMBERS.covers(CarrierId("annas-van"))
    assert not NUMBERS.covers(None)


@pytest.mark.parametrize("code", ["1Zß999AA10123456784", "１２３４５６７８９０", "RB123456785ＧＢ"])
def test_letters_and_digits_of_other_alphabets_are_not_turned_into_ours(code: str) -> None:
    assert carriers(code) == []


def test_a_flood_from_a_broken_scanner_is_nobodys() -> None:
    assert cleaned("9" * (LONGEST_LABEL + 1)) == ""
    assert carriers("9" * 4_000_000) == []


@settings(max_examples=200)
@given(st.text(max_size=300) | st.text("0129JDTZ%]C \x1d-", max_size=60))
@example("²" * 12)
@example("]C1")
@example("9" * LONGEST_LABEL)
def test_whatever_is_scanned_is_read_or_nobodys(code: str) -> None:
    reading = NUMBERS.read(code)

    for candidate in reading.candidates:
        assert candidate.number in reading.text
        assert candidate.number.isascii()
        assert candidate.number.isalnum()
