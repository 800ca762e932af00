"""What a unit costs is read where it makes sense; nonsense never costs the order."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.amazon import reading
from kiosk.amazon.datasets import WANTED
from kiosk.domain.money import Money
from tests.unit.amazon.places import ALL, item, order, page

PRODUCT = item()["product"]
POUNDS = Money(499, "GBP")
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["unitPrice", "amount", "currencyCode", "type"]), inner)
    ),
    max_leaves=8,
)


def money(amount: Any, currency: Any = "GBP") -> dict[str, Any]:
    return {"amount": amount, "currencyCode": currency}


def priced(unit_price: Any, **changes: Any) -> dict[str, Any]:
    return item(product={**PRODUCT, "price": {"unitPrice": unit_price}}, **changes)


def part(kind: str, amount: str) -> dict[str, Any]:
    return {"type": kind, "subtotal": money(amount)}


def price(line: dict[str, Any]) -> Money | None:
    read = reading.page(page(order(line)), ALL, by_creation=False)
    assert not read.unreadable, read.unreadable
    return read.sightings[0].facts.lines[0].price


def test_prices_are_asked_for() -> None:
    assert "PROCEEDS" in WANTED


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("4.99", "GBP", 499),
        ("4.990", "GBP", 499),
        ("4.9", "GBP", 490),
        ("5", "GBP", 500),
        ("0.00", "GBP", 0),
        ("1599.90", "BRL", 159_990),
        ("5980", "JPY", 5980),
        ("5980.00", "JPY", 5980),
        ("1.234", "KWD", 1234),
        ("5.98E+3", "JPY", 5980),
        (4.99, "GBP", 499),
        (5, "GBP", 500),
        ("9999999999.99", "GBP", 999_999_999_999),
    ],
)
def test_a_unit_price_is_read_in_the_smallest_unit_of_its_currency(
    amount: Any, currency: str, minor: int
) -> None:
    assert price(priced(money(amount, currency))) == Money(minor, currency)


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        ("-4.99", "GBP"),
        (-5, "GBP"),
        ("4.995", "GBP"),
        ("59.80", "JPY"),
        ("4,99", "GBP"),
        ("1_000", "GBP"),
        ("٤", "GBP"),
        (" 4.99", "GBP"),
        ("NaN", "GBP"),
        ("Infinity", "GBP"),
        ("1E+99", "GBP"),
        ("1" * 5000, "GBP"),
        (10**15, "GBP"),
        (10**30, "GBP"),
        (True, "GBP"),
        (None, "GBP"),
        ([4], "GBP"),
        ("", "GBP"),
        ("4.99", "gbp"),
        ("4.99", "GPB"),
        ("4.99", "XXX"),
        ("4.99", ""),
        ("4.99", None),
        ("4.99", 826),
        ("4.99", ["GBP"]),
    ],
)
def test_an_amount_that_makes_no_sense_is_no_price(amount: Any, currency: Any) -> None:
    assert price(priced(money(amount, currency))) is None


@pytest.mark.parametrize("unit_price", [None, {}])
@pytest.mark.parametrize(
    ("proceeds", "expected"),
    [
        ({"breakdowns": [part("TAX", "0.02"), part("ITEM", "9.98")]}, POUNDS),
        ({"breakdowns": [part("ITEM", "9.98")], "proceedsTotal": money("12")}, POUNDS),
        ({"breakdowns": [part("ITEM", "9.99")], "proceedsTotal": money("9.98")}, None),
        ({"breakdowns": [part("SHIPPING", "9.98")], "proceedsTotal": money("9.98")}, None),
        ({"breakdowns": [part("ITEM", "9.98")] * 2, "proceedsTotal": money("9.98")}, None),
        ({"breakdowns": [part("ITEM", "-9.98")]}, None),
        ({"breakdowns": ["ITEM", None, {"type": []}]}, None),
        ({"breakdowns": "ITEM"}, None),
        ({"breakdowns": [], "proceedsTotal": money("9.98")}, POUNDS),
        ({"proceedsTotal": money("9.98")}, POUNDS),
        ({"proceedsTotal": money("9.99")}, None),
        ({"proceedsTotal": "9.98"}, None),
        ({}, None),
        (None, None),
        ("9.98", None),
    ],
)
def test_without_a_unit_price_the_goods_share_of_the_proceeds_counts(
    unit_price: Any, proceeds: Any, expected: Money | None
) -> None:
    assert price(priced(unit_price, proceeds=proceeds)) == expected


def test_a_unit_price_that_makes_no_sense_is_not_guessed_from_the_proceeds() -> None:
    assert price(priced(money("-1"), proceeds={"proceedsTotal": money("9.98")})) is None


def test_of_no_units_there_is_no_price() -> None:
    total = {"proceedsTotal": money("9.98")}

    assert price(item(quantityOrdered=0, fulfillment=None, proceeds=total)) is None


@pytest.mark.parametrize("found", ["free", 4.99, [], [1], True])
def test_a_price_in_an_odd_shape_never_costs_the_order(found: Any) -> None:
    assert price(item(product={**PRODUCT, "price": found}, proceeds=found)) is None


def test_the_same_line_once_without_its_price_counts_once() -> None:
    lines = (item(proceeds={"proceedsTotal": money("9.98")}), item())
    read = reading.page(page(order(*lines)), ALL, by_creation=False)

    assert [line.price for line in read.sightings[0].facts.lines] == [POUNDS]


def test_a_price_is_read_in_the_patient_way_too() -> None:
    body = page(order(item(product={**PRODUCT, "price": {"unitPrice": money(4.99)}})))
    broken = body.replace(b'"Mug, blue"', b'"Mug \\ud83d"')
    read = reading.page(broken, ALL, by_creation=False)

    assert read.sightings[0].facts.lines[0].price == POUNDS


def test_a_number_without_end_never_costs_the_order() -> None:
    body = page(order(priced({"amount": 17, "currencyCode": "GBP"})))
    endless = body.replace(b"17,", b"1" * 5000 + b",")
    read = reading.page(endless, ALL, by_creation=False)

    assert [one.facts.lines[0].price for one in read.sightings] == [None]


@given(ODD, ODD)
def test_whatever_stands_there_the_order_is_kept(first: Any, second: Any) -> None:
    line = item(product={**PRODUCT, "price": first}, proceeds=second)
    # As JSON writes it, with NaN and Infinity, which only the patient reader takes.
    read = reading.page(json.dumps({"orders": [order(line)]}).encode(), ALL, by_creation=False)

    assert len(read.sightings) == 1
