"""When the window for counting by hand opens and closes, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.models_count import CountModel
from tests.fakes.builders import OrderBuilder, an_order, order_id
from tests.fakes.runner import Later
from tests.unit.presenters.scanning import SHOP, TEE, TEES, Scanner, touched


@pytest.mark.parametrize("builder", [TEES.picked(), TEES.packed(), TEES.despatched()])
def test_a_line_of_a_picked_order_has_nothing_to_count(
    scanner: Scanner, builder: OrderBuilder
) -> None:
    window = touched(scanner, builder)

    assert not window.model.shown
    assert not scanner.bench.notice.shown


@pytest.mark.parametrize(
    ("builder", "title"),
    [
        (TEES.unpaid(), "Not paid yet"),
        (TEES.held(), "On hold"),
        (TEES.cancelled(), "Cancelled"),
        (TEES.wanting_to_cancel(), "Buyer asks to cancel"),
        (TEES.fulfilled(2), "Already sent"),
    ],
)
def test_a_line_that_may_not_be_counted_says_why(
    scanner: Scanner, builder: OrderBuilder, title: str
) -> None:
    window = touched(scanner, builder)

    assert not window.model.shown
    assert scanner.panel.title == title


def test_a_line_that_is_gone_is_said_to_be(scanner: Scanner) -> None:
    window = touched(scanner, TEES, "L-GONE")

    assert not window.model.shown
    assert scanner.panel.title == "The order has changed"


def test_a_line_that_goes_while_the_window_is_open_counts_nothing(scanner: Scanner) -> None:
    window = touched(scanner, TEES)
    window.more()
    scanner.desk.store.transact(
        lambda: scanner.desk.store.orders.save_all([(TEES.of(("POT", 1)).order(), TEES.order())])
    )

    window.confirm()

    assert scanner.panel.title == "The order has changed"
    assert scanner.have() == {}


def test_closing_counts_nothing(scanner: Scanner) -> None:
    window = touched(scanner, TEES)
    window.more()

    window.close()
    window.confirm()

    assert window.model == CountModel()
    assert scanner.have() == {}


def test_a_closed_window_takes_nothing(scanner: Scanner) -> None:
    window = scanner.bench.count
    for act in (window.less, window.more, window.erase, window.all, window.confirm, window.close):
        act()
    window.digit("1")

    assert window.model == CountModel()


def test_before_an_order_is_open_no_line_can_be_touched(scanner: Scanner) -> None:
    scanner.bench.order.touch_line(TEE)

    assert not scanner.bench.count.model.shown
    assert not scanner.bench.notice.shown


def test_fewer_are_wanted_than_were_counted(scanner: Scanner) -> None:
    window = touched(scanner, TEES.counted("TEE-M", 2).of(("TEE-M", 1), ("POT", 1)))
    assert (window.model.count, window.model.of) == ("2", "of 1")
    assert not window.model.confirm_live

    window.less()
    window.confirm()

    assert scanner.have() == {"TEE-M": 1}


def test_what_another_bench_counted_meanwhile_is_not_counted_twice(scanner: Scanner) -> None:
    window = touched(scanner, TEES)
    window.more()
    scanner.scan(SHOP[0].gtin)
    scanner.bench.order.touch_line(TEE)
    assert window.model.count == "1"

    window.more()
    window.confirm()

    assert scanner.have() == {"TEE-M": 2}


def test_goods_whose_number_is_wanted_can_be_counted_down_but_not_up(scanner: Scanner) -> None:
    builder = an_order().of(("CAM", 3)).counted("CAM", serial="S1").counted("CAM", serial="S2")
    window = touched(scanner, builder, "L-CAM")
    window.more()
    window.confirm()
    assert scanner.panel.title == "Serial number"
    scanner.bench.notice.act()

    window.digit("1")
    window.confirm()

    assert scanner.have() == {"CAM": 1}


def test_a_touch_means_the_order_that_is_seen(
    busy_bench: BenchPresenter, scanner: Scanner, later: Later
) -> None:
    busy = replace(scanner, bench=busy_bench)
    busy.open(TEES, an_order(2).of(("TEE-M", 9)))
    later.catch_up()
    busy.bench.order.want(order_id(2))

    busy.bench.order.touch_line(TEE)
    later.catch_up()

    assert busy.bench.count.model.of == "of 2"


def test_a_glove_that_confirms_twice_counts_once_and_is_not_scolded(
    busy_bench: BenchPresenter, scanner: Scanner, later: Later
) -> None:
    busy = replace(scanner, bench=busy_bench)
    busy.open(an_order().of(("TEE-M", 1)))
    later.catch_up()
    busy.bench.order.touch_line(TEE)
    later.catch_up()

    busy.bench.count.all()
    busy.bench.count.all()
    later.catch_up()

    assert busy.have() == {"TEE-M": 1}
    assert not busy.bench.notice.shown
