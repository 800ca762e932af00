"""What comes back: SUB, Rtn, the goods, the refund, and Card or Cash; then the till knows."""

from __future__ import annotations

from kiosk.simulator.orders import Order
from kiosk.simulator.shapes import Status
from kiosk.tour.hand import Hand
from tests.journey.conftest import MakeWorld, World
from tests.journey.steps import despatched, gathered, gtin, opened, packed, ticked

LABEL = "AB123456785GB"


def sent(here: World, hand: Hand, *, lines: int) -> Order:
    """An order with so many lines that has left, open at the bench."""
    order = next(
        o for o in here.shop.orders() if o.status is Status.UNSHIPPED and len(o.lines) == lines
    )
    opened(hand, order.id)
    gathered(hand)
    packed(hand, "Royal Mail", LABEL)
    despatched(hand)
    return order


def test_a_whole_order_comes_back_by_card(world: MakeWorld) -> None:
    with world() as here, here.bench() as hand:
        sent(here, hand, lines=1)

        hand.touch("SUB")
        hand.reads("Subtotal")
        here.picture(hand, "1-sub")
        hand.touch("Rtn")
        hand.touch("All items")
        here.picture(hand, "2-all-items")
        hand.touch("Next")
        hand.reads("Seller Central")
        hand.touch("Not refunded yet")
        here.picture(hand, "3-money")
        hand.touch("Card")
        hand.reads("posted")
        here.picture(hand, "4-posted")
        hand.touch("Touch to go on")
        hand.reads("Receipt of a return")
        here.picture(hand, "5-receipt")
        hand.touch("Close")
        hand.reads("Return 1")
        hand.touch("Back")
        hand.touch("Bench 1")
        hand.touch("Till")
        hand.reads("Returns, card")
        here.picture(hand, "6-till")


def test_one_of_two_comes_back_by_cash_and_lies_in_quarantine(world: MakeWorld) -> None:
    with world() as here, here.bench() as hand:
        order = sent(here, hand, lines=2)

        hand.touch("SUB")
        hand.touch("Rtn")
        hand.touch("plus")
        hand.touch("Quarantine")
        hand.touch("Damaged")
        here.picture(hand, "1-quarantine")
        hand.touch("Next")
        hand.touch("Not refunded yet")
        hand.touch("Cash")
        hand.reads("posted")
        hand.touch("Touch to go on")
        hand.reads("1 came back before")
        here.picture(hand, "2-posted")
        assert order.lines


def test_an_order_cancelled_in_the_middle_of_the_pick_is_put_back_unit_by_unit(
    world: MakeWorld,
) -> None:
    with world() as here, here.bench() as hand:
        order = next(
            o
            for o in here.shop.orders()
            if o.status is Status.UNSHIPPED and [x.quantity for x in o.lines] == [1, 1]
        )
        opened(hand, order.id)
        hand.scan(gtin(order.lines[0].sku))
        hand.reads("1 of 1")
        ticked(hand, "Allocated")

        here.shop.cancel(order.id)
        hand.reads("This order was cancelled")
        here.picture(hand, "1-stopped")
        hand.scan(gtin(order.lines[0].sku))
        hand.reads("All put back")
        here.picture(hand, "2-put-back")


def test_an_order_cancelled_while_it_is_packed_is_put_back_from_its_carrier_window(
    world: MakeWorld,
) -> None:
    with world() as here, here.bench() as hand:
        order = next(
            o
            for o in here.shop.orders()
            if o.status is Status.UNSHIPPED and [x.quantity for x in o.lines] == [1]
        )
        opened(hand, order.id)
        gathered(hand)
        hand.touch("Packed")
        hand.reads("Carrier details")

        here.shop.cancel(order.id)
        hand.touch("Ignore")
        hand.reads("This order was cancelled")
        here.picture(hand, "1-stopped")
        hand.scan(gtin(order.lines[0].sku))
        hand.reads("All put back")
        here.picture(hand, "2-put-back")
