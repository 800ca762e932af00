"""The lines of the open order."""

from __future__ import annotations

import pytest

from kiosk.domain.order import Line
from kiosk.domain.product import Product
from kiosk.domain.values import Sku
from kiosk.presenters.models import LineModel
from kiosk.presenters.order_lines import lines
from tests.fakes.builders import OrderBuilder, a_line, an_order, details


def shown(builder: OrderBuilder, *products: Product, pictures: str = "") -> LineModel:
    found = lines(builder.order(), {p.sku: p for p in products}, pictures=pictures)
    return found[0]


def words(builder: OrderBuilder) -> list[str]:
    return [mark.word for mark in shown(builder).notes]


def test_a_line_tells_bin_count_title_and_sku() -> None:
    mug = Product(sku=Sku("MUG"), title="Our mug", bin="A-01", picture="mug.png")
    model = shown(an_order().of(a_line("MUG", 2, title="Amazon's mug")), mug, pictures="p")

    assert model == LineModel(
        line_id="L-MUG",
        picture="p/mug.png",
        bin="A-01",
        title="Amazon's mug",
        sku="MUG",
        count="2",
    )


def test_a_line_that_amazon_gave_no_title_has_the_shops_own() -> None:
    mug = Product(sku=Sku("MUG"), title="Our mug")

    assert shown(an_order().of(a_line("MUG", title="")), mug).title == "Our mug"


def test_a_product_that_nobody_knows_has_no_bin_and_no_picture() -> None:
    model = shown(an_order(), pictures="p")

    assert (model.bin, model.picture) == ("no bin", "")


@pytest.mark.parametrize(
    ("line", "count", "of"),
    [
        (a_line("A", 3), "3", ""),
        (a_line("A", 3, fulfilled=1), "2", "of 3"),
        (a_line("A", 3, fulfilled=3), "3", ""),
    ],
)
def test_the_count_is_what_is_still_to_be_sent(line: Line, count: str, of: str) -> None:
    model = shown(an_order().of(line))

    assert (model.count, model.of) == (count, of)


def test_a_line_is_done_once_it_is_picked() -> None:
    assert not shown(an_order().allocated()).done
    assert shown(an_order().picked()).done


def test_what_must_be_minded_stands_at_its_line() -> None:
    line = a_line("A", 3, fulfilled=1, gift=True, cancel_asked=True, serial_required=True)

    assert words(an_order().of(line)) == [
        "Asks to cancel",
        "1 sent already",
        "Serial number",
        "Gift",
    ]
    assert words(an_order()) == []


def test_what_we_sent_ourselves_is_no_news() -> None:
    line = a_line("A", 3, fulfilled=3)

    assert words(an_order().of(line).despatched(details())) == []
