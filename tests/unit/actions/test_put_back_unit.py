"""Goods of a cancelled order go back unit by unit; with the last one their stock is free."""

from __future__ import annotations

import pytest

from kiosk.actions.allocate import allocate
from kiosk.actions.count import count
from kiosk.actions.desk import Desk
from kiosk.actions.intake import intake
from kiosk.actions.put_back_unit import put_back_unit
from kiosk.actions.stock import receive
from kiosk.domain.journal import Event
from kiosk.domain.order import Progress
from kiosk.domain.product import Product
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.scans import Pack, ProductCode
from kiosk.domain.values import LineId, Sku
from tests.fakes.builders import OrderBuilder, an_order, details, order_id
from tests.fakes.kept import history, keep, kept

ID = order_id()
MUG, POT = Sku("MUG"), Sku("POT")


def code(sku: Sku) -> ProductCode:
    return ProductCode(packs=(Pack(sku=sku),))


@pytest.fixture
def cancelled(desk: Desk) -> Desk:
    """Two mugs and a pot were counted for an order that is cancelled then."""
    tracked = [Product(sku=sku, tracked=True) for sku in (MUG, POT)]
    desk.store.transact(lambda: desk.store.products.save_all(tracked))
    for sku in (MUG, POT):
        receive(desk, sku, 5)
    keep(desk.store, an_order().of((MUG, 2), (POT, 1)))
    allocate(desk, ID)
    count(desk, ID, LineId("L-MUG"), 2)
    count(desk, ID, LineId("L-POT"), 1)
    facts = OrderBuilder(kept(desk.store)).cancelled().updated(desk.clock.now())
    intake(desk, [facts.sighting(withheld=True)])
    return desk


def test_each_unit_that_is_scanned_goes_back_and_the_last_frees_the_stock(cancelled: Desk) -> None:
    held = cancelled.store.stock.allocation(ID)
    lefts = [put_back_unit(cancelled, ID, code(sku)).left for sku in (MUG, POT, MUG)]

    order = kept(cancelled.store)
    assert held == {MUG: 2, POT: 1}
    assert lefts == [2, 1, 0]
    assert (order.progress, order.picks) == (Progress.NEW, ())
    assert cancelled.store.stock.allocation(ID) == {}
    assert history(cancelled.store)[-1].event is Event.PUT_BACK


def test_goods_of_another_order_do_not_count(cancelled: Desk) -> None:
    with pytest.raises(Refused) as no:
        put_back_unit(cancelled, ID, code(Sku("JUG")))

    assert no.value.reason is Refusal.WRONG_ITEM


def test_more_than_was_gathered_can_not_go_back(cancelled: Desk) -> None:
    put_back_unit(cancelled, ID, code(POT))

    with pytest.raises(Refused) as no:
        put_back_unit(cancelled, ID, code(POT))

    assert no.value.reason is Refusal.LINE_COMPLETE


def test_a_parcel_that_was_packed_is_opened(desk: Desk) -> None:
    packed = an_order().of((MUG, 2)).counted("MUG", 2).packed(details()).cancelled()
    keep(desk.store, packed)

    put_back_unit(desk, ID, code(MUG))

    assert kept(desk.store).parcels == ()
    assert kept(desk.store).progress is Progress.PICKED


def test_an_order_that_is_not_cancelled_keeps_its_goods(desk: Desk) -> None:
    keep(desk.store, an_order().of((MUG, 2)).counted("MUG", 1))

    with pytest.raises(Refused) as no:
        put_back_unit(desk, ID, code(MUG))

    assert no.value.reason is Refusal.ALREADY_DONE
