"""The lines of the open order."""

from __future__ import annotations

import pytest

from kiosk.domain.journal import Means
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
        count="0",
        of="of 2",
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
def test_what_can_not_be_counted_now_says_how_many_there_are(
    line: Line, count: str, of: str
) -> None:
    for builder in (an_order().unpaid(), an_order().held(), an_order().cancelled().allocated()):
        model = shown(builder.of(line))
        assert (model.count, model.of, model.done) == (count, of, False)
    for builder in (an_order().picked(), an_order().packed()):
        model = shown(builder.of(line))
        assert (model.count, model.of, model.done) == (count, of, True)


@pytest.mark.parametrize(
    ("builder", "count", "of", "done"),
    [
        (an_order().of(("A", 3)), "0", "of 3", False),
        (an_order().of(("A", 3)).allocated(), "0", "of 3", False),
        (an_order().of(("A", 3)).counted("A", 2), "2", "of 3", False),
        (an_order().of(("A", 3), ("B", 1)).counted("A", 3), "3", "of 3", True),
        (an_order().of(a_line("A", 3, fulfilled=1)).counted("A"), "1", "of 2", False),
        (an_order().of(("A", 3)).counted("A", 3).of(("A", 2), ("B", 1)), "3", "of 2", True),
    ],
)
def test_while_goods_are_gathered_the_count_is_what_is_there_already(
    builder: OrderBuilder, count: str, of: str, done: bool
) -> None:
    model = shown(builder)

    assert (model.count, model.of, model.done) == (count, of, done)


BINS = {"A": "B-02", "B": "A-01", "C": ""}


def current(builder: OrderBuilder) -> list[str]:
    """The SKUs of the lines that are marked as being worked."""
    products = {Sku(sku): Product(sku=Sku(sku), bin=place) for sku, place in BINS.items()}
    return [line.sku for line in lines(builder.order(), products, pictures="") if line.current]


@pytest.mark.parametrize(
    ("builder", "sku"),
    [
        (an_order().allocated(), ["B"]),
        (an_order().counted("C"), ["C"]),
        (an_order().counted("B").counted("A"), ["A"]),
        (an_order().counted("C", 2), ["B"]),
        (an_order().counted("B", 2), ["A"]),
        (an_order().counted("B", 2).counted("A", 2), ["C"]),
        (an_order().counted("gone"), ["B"]),
        (an_order().counted("A", 2).counted("B", 2).counted("C", 2), []),
        (an_order(), []),
        (an_order().picked(), []),
        (an_order().counted("A").held(), []),
        (an_order().counted("A").cancelled(), []),
    ],
)
def test_the_line_at_hand_is_the_one_counted_last_or_the_next_to_walk_to(
    builder: OrderBuilder, sku: list[str]
) -> None:
    assert current(builder.of(*((name, 2) for name in BINS))) == sku


@pytest.mark.parametrize(
    ("builder", "words_said"),
    [
        (an_order().of(("A", 5)).counted("A", 2), []),
        (an_order().of(("A", 5)).counted("A", 2, means=Means.TOUCH), ["2 by hand"]),
        (an_order().of(("A", 5)).counted("A").counted("A", means=Means.TOUCH), ["1 by hand"]),
        (an_order().of(("A", 5)).counted("A", 3).counted("A", -1, means=Means.TOUCH), []),
        (an_order().of(("A", 5)).counted("A", 5, means=Means.TOUCH).picked(), ["5 by hand"]),
        (an_order().of(("A", 5), ("B", 1)).counted("B", means=Means.TOUCH), []),
    ],
)
def test_what_nobody_scanned_stands_at_its_line(
    builder: OrderBuilder, words_said: list[str]
) -> None:
    assert words(builder) == words_said


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
