"""*Picked* at the bench: what nobody scanned is asked about, demanded, or trusted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.order import Progress
from kiosk.domain.picks import by_hand, counted
from kiosk.domain.product import Product
from kiosk.domain.values import LineId, OrderId, Sku
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.context import Context, Verify
from kiosk.presenters.cues import Cue
from tests.fakes.builders import OrderBuilder, a_line, an_order, order_id
from tests.fakes.kept import kept
from tests.fakes.runner import Later
from tests.unit.presenters.scanning import SHOP, TEES, Scanner

BAGS = an_order().of(("BAG", 2), ("NEW", 1))
"""Goods without a barcode, and goods of which the shop says nothing."""


def set_to(scanner: Scanner, context: Context, verify: Verify) -> Scanner:
    """A bench that is set to ``verify``."""
    found = BenchPresenter(replace(context, verify=verify), dark=False)
    return replace(scanner, bench=found)


def pick(scanner: Scanner, builder: OrderBuilder) -> None:
    scanner.open(builder)
    scanner.bench.order.step("pick")


def progress(scanner: Scanner) -> Progress:
    return kept(scanner.desk.store).progress


def test_goods_with_a_barcode_that_nobody_scanned_are_asked_about(scanner: Scanner) -> None:
    pick(scanner, TEES.of(("TEE-M", 3), ("BAG", 1)).counted("TEE-M"))

    assert scanner.panel.title == "2 units not scanned yet"
    assert [choice.word for choice in scanner.panel.choices] == ["Count by hand"]
    assert progress(scanner) is Progress.ALLOCATED

    scanner.bench.notice.choose("yes")
    order = kept(scanner.desk.store)
    assert order.progress is Progress.PICKED
    assert counted(order) == {"L-TEE-M": 3, "L-BAG": 1}
    assert by_hand(order, LineId("L-TEE-M")) == 2
    assert not scanner.bench.notice.shown


def test_the_question_can_be_answered_by_going_back_to_the_scanner(scanner: Scanner) -> None:
    pick(scanner, TEES.allocated())

    scanner.bench.notice.other()

    assert progress(scanner) is Progress.ALLOCATED
    assert scanner.scan(SHOP[2].gtin) == [Cue.LAST]


def test_one_unit_is_spoken_of_as_one(scanner: Scanner) -> None:
    pick(scanner, TEES.counted("TEE-M", 2))

    assert scanner.panel.title == "1 unit not scanned yet"


@pytest.mark.parametrize("verify", Verify)
def test_goods_without_a_barcode_are_picked_without_a_word(
    scanner: Scanner, context: Context, verify: Verify
) -> None:
    found = set_to(scanner, context, verify)

    pick(found, BAGS.allocated())

    assert not found.bench.notice.shown
    assert progress(found) is Progress.PICKED


@pytest.mark.parametrize("verify", Verify)
def test_what_was_scanned_whole_is_picked_without_a_word(
    scanner: Scanner, context: Context, verify: Verify
) -> None:
    found = set_to(scanner, context, verify)

    pick(found, TEES.of(("TEE-M", 1), ("BAG", 1)).counted("TEE-M"))

    assert not found.bench.notice.shown
    assert progress(found) is Progress.PICKED


def test_a_bench_that_must_scan_says_how_much_is_missing(
    scanner: Scanner, context: Context
) -> None:
    found = set_to(scanner, context, Verify.MUST)

    pick(found, TEES.counted("POT"))

    assert (found.panel.title, found.panel.text) == (
        "Not all scanned",
        "2 units must still be scanned before this is picked.",
    )
    assert progress(found) is Progress.ALLOCATED


def test_a_bench_that_trusts_asks_nothing(scanner: Scanner, context: Context) -> None:
    found = set_to(scanner, context, Verify.TRUST)

    pick(found, TEES.allocated())

    assert not found.bench.notice.shown
    assert progress(found) is Progress.PICKED


@pytest.mark.parametrize("verify", Verify)
@pytest.mark.parametrize(
    ("builder", "title"),
    [
        (TEES, "One step at a time"),
        (TEES.allocated().held(), "On hold"),
        (TEES.allocated().cancelled(), "Cancelled"),
        (TEES.unpaid(), "Not paid yet"),
        (TEES.picked(), "Already done"),
        (TEES.despatched(), "Already despatched"),
    ],
)
def test_why_an_order_can_not_be_picked_is_said_before_anything_is_asked(
    scanner: Scanner, context: Context, verify: Verify, builder: OrderBuilder, title: str
) -> None:
    found = set_to(scanner, context, verify)

    pick(found, builder)

    assert found.panel.title == title
    assert found.panel.choices == ()


def test_what_prints_by_itself_is_told_that_the_order_is_picked(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    picked: list[OrderId] = []
    monkeypatch.setattr(scanner.bench, "went_on", picked.append)

    pick(scanner, TEES.allocated())
    assert picked == []
    scanner.bench.notice.choose("yes")

    assert picked == [order_id()]


def test_nothing_prints_when_the_pick_is_refused(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    picked: list[OrderId] = []
    monkeypatch.setattr(scanner.bench, "went_on", picked.append)

    pick(scanner, an_order().of(a_line("BAG", serial_required=True)).allocated())

    assert picked == []
    assert scanner.panel.title == "Serial number"


def test_the_question_is_about_the_order_that_was_seen(scanner: Scanner) -> None:
    scanner.open(TEES.allocated(), an_order(2).of(("POT", 1)).allocated())
    scanner.bench.order.step("pick")
    scanner.bench.order.want(order_id(2))

    scanner.bench.notice.choose("yes")

    assert kept(scanner.desk.store, 1).progress is Progress.PICKED
    assert kept(scanner.desk.store, 2).progress is Progress.ALLOCATED


def test_goods_with_only_a_further_code_have_a_barcode(scanner: Scanner) -> None:
    scanner.know(replace(SHOP[0], gtin=""))

    pick(scanner, TEES.of(("TEE-M", 1)).allocated())

    assert scanner.panel.title == "1 unit not scanned yet"


@pytest.mark.parametrize("verify", [Verify.ASK, Verify.MUST])
def test_quick_taps_do_not_outrun_the_question(
    context: Context, scanner: Scanner, later: Later, verify: Verify
) -> None:
    bench = BenchPresenter(replace(context, runner=later, verify=verify), dark=False)
    found = replace(scanner, bench=bench)
    found.open(TEES)
    later.catch_up()

    bench.order.step("allocate")
    bench.order.step("pick")
    later.catch_up()

    assert progress(found) is not Progress.PICKED
    assert bench.notice.shown


def test_what_was_counted_since_the_glass_was_read_is_not_asked_about(
    context: Context, scanner: Scanner, later: Later
) -> None:
    bench = BenchPresenter(replace(context, runner=later), dark=False)
    found = replace(scanner, bench=bench)
    found.open(TEES.counted("TEE-M", 2))
    later.catch_up()
    found.scan(SHOP[2].gtin)
    later.catch_up()

    assert progress(found) is Progress.PICKED
    assert not bench.notice.shown


def test_a_product_is_scannable_by_any_code() -> None:
    assert not Product(sku=Sku("A")).scannable
    assert Product(sku=Sku("A"), gtin="1").scannable
    assert replace(SHOP[0], gtin="").scannable
