"""What a scan of goods that go back means: cases, shared barcodes, and what is written of it."""

from __future__ import annotations

import pytest

from kiosk.actions.allocate import allocate
from kiosk.actions.changes import Changes
from kiosk.actions.count import count
from kiosk.actions.desk import Desk
from kiosk.actions.intake import intake
from kiosk.actions.put_back_unit import put_back_unit
from kiosk.actions.stock import receive
from kiosk.domain.journal import Event, Means
from kiosk.domain.product import Product
from kiosk.domain.scans import Pack, ProductCode
from kiosk.domain.stock import MovementKind
from kiosk.domain.values import LineId, Sku
from tests.fakes.builders import OrderBuilder, an_order, order_id
from tests.fakes.kept import history, keep, kept

ID = order_id()
MUG, POT, JUG = Sku("MUG"), Sku("POT"), Sku("JUG")


def code(*skus: Sku, case: int = 1, says: int | None = None) -> ProductCode:
    """A barcode of these products, a pack of each with ``case`` units; ``says`` is in the code."""
    return ProductCode(packs=tuple(Pack(sku=sku, units=case) for sku in skus), units=says)


@pytest.fixture
def cancelled(desk: Desk) -> Desk:
    """Six mugs and a pot were counted for an order that is cancelled then."""
    tracked = [Product(sku=sku, tracked=True) for sku in (MUG, POT)]
    desk.store.transact(lambda: desk.store.products.save_all(tracked))
    for sku in (MUG, POT):
        receive(desk, sku, 9)
    keep(desk.store, an_order().of((MUG, 6), (POT, 1)))
    allocate(desk, ID)
    count(desk, ID, LineId("L-MUG"), 6)
    count(desk, ID, LineId("L-POT"), 1)
    facts = OrderBuilder(kept(desk.store)).cancelled().updated(desk.clock.now())
    intake(desk, [facts.sighting(withheld=True)])
    return desk


@pytest.mark.parametrize(
    ("scanned", "left"),
    [
        (code(MUG), 6),
        (code(MUG, case=4), 3),
        (code(MUG, case=4, says=5), 2),
        (code(MUG, says=2), 5),
        (code(MUG, case=12), 1),
    ],
)
def test_a_scan_puts_as_much_back_as_the_code_stands_for(
    cancelled: Desk, scanned: ProductCode, left: int
) -> None:
    done = put_back_unit(cancelled, ID, scanned)

    assert (done.line.sku, done.left) == (MUG, left)
    assert done.changes == Changes(frozenset({ID}))


def test_a_shared_barcode_puts_back_what_the_order_holds(cancelled: Desk) -> None:
    assert put_back_unit(cancelled, ID, code(JUG, POT)).line.sku == POT


def test_a_shared_barcode_puts_back_what_still_lies_on_the_bench(cancelled: Desk) -> None:
    shared = code(MUG, POT, case=6)

    assert [put_back_unit(cancelled, ID, shared).line.sku for _ in range(2)] == [MUG, POT]


def test_the_stock_is_held_until_the_last_unit_is_back(cancelled: Desk) -> None:
    stock = cancelled.store.stock
    put_back_unit(cancelled, ID, code(MUG, case=6))
    assert stock.allocation(ID) == {MUG: 6, POT: 1}

    put_back_unit(cancelled, ID, code(POT))

    assert stock.allocation(ID) == {}
    (newest, _), *_ = stock.history(MUG, limit=1)
    assert (newest.kind, newest.order, newest.why) == (MovementKind.UNALLOCATED, ID, "cancelled")


def test_the_journal_tells_each_scan_and_the_end(cancelled: Desk) -> None:
    put_back_unit(cancelled, ID, code(POT))
    put_back_unit(cancelled, ID, code(MUG, case=6))

    assert [(e.event, e.means, e.note) for e in history(cancelled.store)[-2:]] == [
        (Event.UNCOUNTED, Means.SCAN, POT),
        (Event.PUT_BACK, Means.SCAN, MUG),
    ]
