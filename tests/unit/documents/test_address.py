"""An address stands as the postmen of its country read it, and nothing of it gets lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.documents.address import NoAddress, address_lines, checked
from kiosk.domain.personal import Address


def to(country: str, **fields: str) -> Address:
    given = {"name": "A Buyer", "line1": "1 Road", "city": "Town", "postcode": "123", **fields}
    return Address(country=country, **given)


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (
            to("GB", city="Leeds", region="West Yorkshire", postcode="LS8 2QT"),
            ("A Buyer", "1 Road", "LEEDS", "LS8 2QT"),
        ),
        (
            to("DE", company="Groß GmbH", city="Köln", region="NRW", postcode="50735"),
            ("A Buyer", "Groß GmbH", "1 Road", "50735 KÖLN", "GERMANY"),
        ),
        (
            to("US", line2="Apt 4B", city="Austin", region="TX", postcode="78704"),
            ("A Buyer", "1 Road", "Apt 4B", "AUSTIN, TX 78704", "UNITED STATES"),
        ),
        (
            to("US", city="Austin", postcode="78704"),
            ("A Buyer", "1 Road", "AUSTIN 78704", "UNITED STATES"),
        ),
        (
            to("CH", city="Zürich", postcode="CH-8001"),
            ("A Buyer", "1 Road", "CH-8001 Zürich", "SWITZERLAND"),
        ),
        (
            to("CH", city="Zürich", postcode="8001"),
            ("A Buyer", "1 Road", "CH-8001 Zürich", "SWITZERLAND"),
        ),
        (
            to("GG", city="", postcode="GY1 1AA"),
            ("A Buyer", "1 Road", "GUERNSEY", "GY1 1AA"),
        ),
        (
            to(
                "JP", name="山田 太郎", line1="神南1-2", city="渋谷区", region="東京都",
                postcode="150-0041",
            ),
            ("〒150-0041", "東京都", "渋谷区", "神南1-2", "山田 太郎", "JAPAN"),
        ),
        (
            to("JP", city="Shibuya-ku", region="Tokyo", postcode="150-0041"),
            ("A Buyer", "1 Road", "Shibuya-ku, TOKYO", "150-0041", "JAPAN"),
        ),
    ],
)  # fmt: skip
def test_each_country_has_its_order_of_lines(address: Address, lines: tuple[str, ...]) -> None:
    assert address_lines(address, "GB") == lines


def test_a_country_that_is_not_known_keeps_amazons_order() -> None:
    lines = address_lines(to("XX", district="D", region="R"), "GB")

    assert lines == ("A Buyer", "1 Road", "D", "Town", "R", "123", "XX")


def test_without_a_country_no_country_is_named() -> None:
    assert address_lines(to("")) == ("A Buyer", "1 Road", "Town", "123")


def test_the_senders_own_country_is_not_named() -> None:
    assert address_lines(to("PL"), "pl")[-1] != "POLAND"
    assert address_lines(to("PL"))[-1] == "POLAND"


def test_an_empty_address_has_no_lines() -> None:
    assert address_lines(Address()) == ()


def test_a_company_that_is_the_name_stands_once() -> None:
    assert address_lines(to("GB", company="A Buyer")).count("A Buyer") == 1


@pytest.mark.parametrize("missing", ["line1", "country"])
def test_an_address_without_street_or_country_is_none(missing: str) -> None:
    address = Address(**{**vars(to("GB")), missing: ""})

    with pytest.raises(NoAddress):
        checked(address)


def test_a_whole_address_is_one() -> None:
    assert checked(to("GB")) == to("GB")


# Letters that have no capital of two letters: only their case may change.
PLAIN = st.text("abcXYZ 0129-", max_size=20)
COUNTRIES = ("GB", "DE", "JP", "CN", "BR", "US", "CH", "SG", "VA", "IR", "XX", "", "%N")
KEPT = ("name", "company", "line1", "line2", "city", "postcode")


@given(st.builds(Address, country=st.sampled_from(COUNTRIES), **dict.fromkeys(KEPT, PLAIN)))
def test_name_street_town_and_postcode_are_never_lost(address: Address) -> None:
    shown = " ".join(address_lines(address)).casefold()

    for part in KEPT:
        for word in vars(address)[part].casefold().split(" "):
            assert word.strip("-") in shown


@given(*[st.text(max_size=30)] * 4)
def test_any_text_makes_lines_without_controls(
    name: str, street: str, region: str, country: str
) -> None:
    address = Address(name=name, line1=street, region=region, country=country, city=name)

    lines = address_lines(address, region)

    assert all(line == line.strip() and line for line in lines)
    assert all(ord(character) >= 32 for line in lines for character in line)
