"""Post a return: till, stock, journal and receipt in one transaction; or take one back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.actions import goods
from kiosk.actions.changes import Changes
from kiosk.actions.print_house import queue_receipt
from kiosk.domain import returns, stock
from kiosk.domain.journal import Event
from kiosk.domain.marketplaces import CHANNEL
from kiosk.domain.people import Right
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.returns import Condition, Return
from kiosk.domain.stock import Effect, MovementKind
from kiosk.domain.till import EntryKind, TillEntry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.actions.desk import Desk
    from kiosk.domain.money import Money
    from kiosk.domain.returns import Draft, ReturnedLine
    from kiosk.domain.till import Tender
    from kiosk.domain.values import OrderId, Sku

_IN = {
    Condition.BACK_TO_STOCK: Effect(on_hand=1),
    Condition.QUARANTINE: Effect(quarantined=1),
    Condition.WRITTEN_OFF: Effect(on_hand=1),
}
"""What one unit that comes back changes; what is written off is so in a movement of its own."""


@dataclass(frozen=True, kw_only=True)
class Posted:
    """The return as it was posted."""

    posted: Return
    changes: Changes


@dataclass(frozen=True, kw_only=True)
class Payout:
    """How the money went back; ``amount`` None takes what the goods were sold for.

    ``printer`` is where the receipt comes out; empty for none.
    """

    tender: Tender
    amount: Money | None = None
    printer: str = ""


def give_back(desk: Desk, order_id: OrderId, draft: Draft, payout: Payout) -> Posted:
    """Post what came back of an order, and what the till gave for it; its receipt is queued.

    Raises:
        Refused: NOTHING_RETURNED, RETURNED_TOO_MANY, NOT_REFUNDED, AMOUNT_MISSING, ORDER_UNKNOWN.
    """
    store = desk.store

    def work() -> Posted:
        order = store.orders.get(order_id)
        lines = returns.returned_lines(order, store.returns.of_order(order_id), draft)
        if not draft.refunded:
            raise Refused(Refusal.NOT_REFUNDED)
        worth = payout.amount or returns.value(order, lines)
        if worth is None or worth.minor <= 0:
            raise Refused(Refusal.AMOUNT_MISSING)
        new = Return(
            number=store.returns.next_number(),
            order=order_id,
            at=desk.clock.now(),
            bench=desk.bench,
            person=desk.person,
            reason=draft.reason,
            tender=payout.tender,
            amount=worth,
            lines=lines,
            refunded=draft.refunded,
        )
        store.returns.add(new)
        _stock_in(desk, new)
        _till(desk, new, EntryKind.RETURN, -worth)
        desk.note(Event.RETURNED, order_id, note=str(new.number))
        return _posted(desk, new, payout.printer)

    return store.transact(work)


def reverse_return(desk: Desk, number: int, printer: str = "") -> Posted:
    """Take a posted return back, as a new entry the other way, with a receipt of its own.

    Raises:
        Refused: ORDER_UNKNOWN for an unknown number, REVERSED_ALREADY, or STOCK_GONE when the
            goods have gone on to other orders; NOT_ALLOWED to whoever may not.
    """
    desk.need(Right.REVERSE_RETURN)
    store = desk.store

    def work() -> Posted:
        was = store.returns.get(number)
        if was is None:
            raise Refused(Refusal.ORDER_UNKNOWN, str(number))
        if was.reversed_by is not None or was.reverses is not None:
            raise Refused(Refusal.REVERSED_ALREADY)
        new = Return(
            number=store.returns.next_number(),
            order=was.order,
            at=desk.clock.now(),
            bench=desk.bench,
            person=desk.person,
            reason=was.reason,
            tender=was.tender,
            amount=was.amount,
            lines=was.lines,
            refunded=was.refunded,
            reverses=was.number,
        )
        store.returns.add(new)
        _stock_out(desk, new)
        _till(desk, new, EntryKind.REVERSAL, was.amount)
        desk.note(Event.RETURN_REVERSED, was.order, note=f"{was.number} by {new.number}")
        return _posted(desk, new, printer)

    return store.transact(work)


def _posted(desk: Desk, new: Return, printer: str) -> Posted:
    if printer:
        queue_receipt(desk, new, printer)
    return Posted(posted=new, changes=Changes(frozenset({new.order}), till=True))


def _stock_in(desk: Desk, new: Return) -> None:
    lines = _tracked(desk, new.lines)
    why = f"return {new.number}"
    came = [(line.sku, _times(_IN[line.condition], line.units)) for line in lines]
    goods.move(desk, MovementKind.RETURNED, came, new.order, why)
    lost = [
        (line.sku, stock.written_off(line.units))
        for line in lines
        if line.condition is Condition.WRITTEN_OFF
    ]
    goods.move(desk, MovementKind.WRITTEN_OFF, lost, new.order, why)


def _stock_out(desk: Desk, new: Return) -> None:
    """Undo what the return did to the stock; what was written off comes back only to go."""
    lines = [x for x in _tracked(desk, new.lines) if x.condition is not Condition.WRITTEN_OFF]
    out = [(line.sku, _times(_IN[line.condition], -line.units)) for line in lines]
    wanted: dict[Sku, Effect] = {}
    for sku, effect in out:
        had = wanted.get(sku, Effect())
        wanted[sku] = Effect(
            on_hand=had.on_hand + effect.on_hand,
            quarantined=had.quarantined + effect.quarantined,
        )
    levels = desk.store.stock.levels(wanted)
    for sku, effect in wanted.items():
        level = levels[sku]
        if level.free + effect.on_hand < 0 or level.quarantined + effect.quarantined < 0:
            raise Refused(Refusal.STOCK_GONE, sku)
    why = f"return {new.reverses} reversed"
    goods.move(desk, MovementKind.RETURNED, out, new.order, why)


def _tracked(desk: Desk, lines: Iterable[ReturnedLine]) -> list[ReturnedLine]:
    many = list(lines)
    tracked = desk.store.stock.tracked({line.sku for line in many})
    if tracked:
        desk.store.stock.hold(tracked)
    return [line for line in many if line.sku in tracked]


def _times(effect: Effect, units: int) -> Effect:
    return Effect(on_hand=effect.on_hand * units, quarantined=effect.quarantined * units)


def _till(desk: Desk, new: Return, kind: EntryKind, amount: Money) -> None:
    entry = TillEntry(
        id=0,
        at=new.at,
        bench=desk.bench,
        person=desk.person,
        kind=kind,
        tender=new.tender,
        amount=amount,
        order=new.order,
        channel=CHANNEL,
        units=sum(line.units for line in new.lines),
    )
    desk.store.till.add((entry,))
