"""What a person types at the window of the stock: numbers of a product, and words to find one."""

from __future__ import annotations

import pytest

from kiosk.actions.changes import Changes
from kiosk.actions.desk import Desk
from kiosk.actions.goods import move
from kiosk.actions.intake import intake
from kiosk.actions.stock import receive
from kiosk.domain.product import Product
from kiosk.domain.stock import Effect, Level, MovementKind
from kiosk.domain.values import Sku
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.stocking import StockPresenter
from tests.fakes.builders import an_order, order_id
from tests.fakes.runner import Later

MUG = Sku("MUG")
SOMETHING = Changes(frozenset({order_id()}))


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """Five mugs lie on the shelf and two in quarantine; a pot is counted as well."""
    products = [Product(sku=sku, title="Enamel", tracked=True) for sku in (MUG, Sku("POT"))]
    desk.store.transact(lambda: desk.store.products.save_all(products))
    there = [(MUG, Effect(on_hand=5, quarantined=2))]
    desk.store.transact(lambda: move(desk, MovementKind.RETURNED, there))
    return desk


@pytest.fixture
def window(bench: BenchPresenter, shop: Desk) -> StockPresenter:
    """The window, with the mug chosen."""
    bench.stocking.show()
    bench.stocking.choose("MUG")
    return bench.stocking


def press(window: StockPresenter, digits: str) -> None:
    for digit in digits:
        window.digit(digit)


def typed(window: StockPresenter, act: str, digits: str) -> None:
    window.act(act)
    press(window, digits)
    window.take()


def entry(window: StockPresenter) -> tuple[str, str, bool]:
    return (window.model.entry_title, window.model.entry, window.model.entry_live)


def figures(window: StockPresenter) -> tuple[str, str]:
    product = window.model.product
    assert product is not None
    return (product.on_hand, product.quarantined)


def chosen_acts(window: StockPresenter) -> list[str]:
    return [act.key for act in window.model.acts if act.chosen]


# Numbers.


@pytest.mark.parametrize(
    ("act", "digits", "after"),
    [
        ("received", "12", ("17", "2")),
        ("counted", "3", ("3", "2")),
        ("counted", "0", ("0", "2")),
        ("written_off", "2", ("3", "2")),
        ("released", "1", ("6", "1")),
    ],
)
def test_what_is_said_of_a_product_is_done(
    window: StockPresenter, act: str, digits: str, after: tuple[str, str]
) -> None:
    typed(window, act, digits)

    assert figures(window) == after
    assert entry(window) == ("", "", False)


def test_a_number_is_typed_digit_by_digit_and_taken_back(window: StockPresenter) -> None:
    window.act("received")
    assert entry(window) == ("Units received", "", False)

    press(window, "x")
    assert entry(window) == ("Units received", "", False)
    press(window, "1x2 34567")
    assert entry(window) == ("Units received", "12345", True)
    window.erase()
    assert entry(window) == ("Units received", "1234", True)
    for _ in range(5):
        window.erase()
    assert entry(window) == ("Units received", "", False)


def test_without_a_number_or_a_product_nothing_is_done(
    bench: BenchPresenter, window: StockPresenter, shop: Desk
) -> None:
    window.act("counted")
    window.take()
    window.close()
    typed(window, "counted", "9")

    assert not bench.notice.model.shown
    assert shop.store.stock.levels((MUG,))[MUG] == Level(on_hand=5, quarantined=2)


def test_digits_that_nobody_asked_for_are_let_lie(window: StockPresenter) -> None:
    press(window, "5")
    window.erase()
    window.take()

    assert entry(window) == ("", "", False)
    assert figures(window) == ("5", "2")


def test_what_is_said_can_be_changed_and_taken_back(window: StockPresenter) -> None:
    window.act("received")
    press(window, "7")
    window.act("counted")
    assert (chosen_acts(window), entry(window)) == (["counted"], ("Units on the shelf", "", False))

    window.act("counted")

    assert (chosen_acts(window), entry(window)) == ([], ("", "", False))


def test_another_product_or_none_begins_afresh(window: StockPresenter) -> None:
    window.act("received")
    press(window, "7")
    window.choose("POT")
    assert entry(window) == ("", "", False)

    window.act("received")
    press(window, "7")
    window.close()
    assert entry(window) == ("", "", False)


def test_what_was_refused_is_typed_anew(bench: BenchPresenter, window: StockPresenter) -> None:
    typed(window, "released", "3")

    assert bench.notice.model.title == "The goods are gone"
    assert entry(window) == ("", "", False)
    assert figures(window) == ("5", "2")


def test_a_glove_that_touches_twice_takes_it_once(
    busy_bench: BenchPresenter, later: Later, shop: Desk
) -> None:
    window = busy_bench.stocking
    window.show()
    window.choose("MUG")
    later.catch_up()
    typed(window, "received", "3")
    window.take()
    later.catch_up()

    assert shop.store.stock.levels((MUG,))[MUG].on_hand == 8


def test_the_bench_hears_of_orders_that_a_count_took_goods_from(
    bench: BenchPresenter, shop: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake(shop, [an_order().of((MUG, 4)).unpaid().sighting()])
    heard: list[Changes] = []
    monkeypatch.setattr(bench, "changed", heard.append)
    bench.stocking.show()
    bench.stocking.choose("MUG")

    typed(bench.stocking, "counted", "3")

    assert heard == [SOMETHING]
    assert figures(bench.stocking)[0] == "3"


# Words.


def test_a_search_stays_until_the_window_is_shown_anew(window: StockPresenter) -> None:
    window.search_open()
    for char in "mug":
        window.search_key(char)
    assert (window.model.search, [row.sku for row in window.model.rows]) == ("mug", ["MUG"])
    window.choose("MUG")
    assert (window.model.search, window.model.searching) == ("mug", False)

    window.search_open()
    window.act("received")
    window.show()

    assert (window.model.search, window.model.searching) == ("", False)
    assert [row.sku for row in window.model.rows] == ["MUG", "POT"]
    assert window.model.product is None
    assert window.model.entry_title == ""


def test_a_search_has_an_end(window: StockPresenter) -> None:
    for _ in range(61):
        window.search_key("a")

    assert window.model.search == "a" * 60


# What happens elsewhere.


def test_a_window_that_is_open_is_read_again(window: StockPresenter, shop: Desk) -> None:
    receive(shop, MUG, 1)
    window.reload()
    assert figures(window)[0] == "6"

    receive(shop, MUG, 1)
    window.heard(SOMETHING)
    assert figures(window)[0] == "7"


def test_where_nothing_changed_nothing_is_read(window: StockPresenter, shop: Desk) -> None:
    receive(shop, MUG, 1)

    window.heard(Changes())

    assert figures(window)[0] == "5"


def test_a_window_that_is_closed_stays_closed(window: StockPresenter) -> None:
    window.close()
    window.close()

    window.reload()
    window.heard(SOMETHING)

    assert not window.model.shown
