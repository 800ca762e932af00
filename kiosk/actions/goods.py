"""The stock side of an order: goods set aside for it, given back, and gone with a parcel.

Everything here runs inside the transaction of the action that it belongs to.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.domain import stock
from kiosk.domain.allocation import Demand, Shortfall, partial, shortfalls
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.stock import Effect, Movement, MovementKind
from kiosk.store.moments import to_ms_or_none

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.parcel import Parcel
    from kiosk.domain.values import LineId, OrderId, Sku

EARLIER_LIMIT = 200
"""Orders that are looked at for what they will take before this one."""


class NotEnough(Refused):
    """There is not enough to set aside; ``shortfalls`` name what is missing, product by product."""

    def __init__(self, missing: Sequence[Shortfall]) -> None:
        about = ", ".join(f"{s.sku}: {s.wanted - s.missing} / {s.wanted}" for s in missing)
        super().__init__(Refusal.SHORT, about)
        self.shortfalls = tuple(missing)


def take(desk: Desk, order: Order) -> None:
    """Set aside what the order is to send; all of it, or nothing.

    Raises:
        NotEnough: with what is missing, when others that leave earlier have had theirs.
    """
    need, missing = _looked(desk, order)
    if missing:
        raise NotEnough(missing)
    _grant(desk, order.id, need)


def take_part(desk: Desk, order: Order) -> Order:
    """Set aside as much as there is; the order with what is to go now.

    Raises:
        NotEnough: when there is nothing at all.
    """
    need, missing = _looked(desk, order)
    granted = partial(Demand(order=order.id, wants=need), missing)
    tracked = set(_wanted(desk, order))
    held = desk.store.stock.allocation(order.id)
    have = {sku: held.get(sku, 0) + granted.get(sku, 0) for sku in tracked}
    part: dict[LineId, int] = {}
    for line in order.facts.lines:
        units = order.left(line)
        if line.sku in tracked:
            units = min(units, have[line.sku])
            have[line.sku] -= units
        part[line.id] = units
    if not any(part.values()):
        raise NotEnough(missing)
    _grant(desk, order.id, granted)
    return replace(order, part=part)


def reserve(desk: Desk, order: Order) -> None:
    """Set goods aside for an order that is not paid yet, if there is enough for all of it."""
    need, missing = _looked(desk, order, queue=False)
    if not missing:
        _grant(desk, order.id, need)


def release(desk: Desk, order_id: OrderId, why: str = "") -> None:
    """Give back all that an order holds."""
    held = desk.store.stock.allocation(order_id)
    if held:
        desk.store.stock.hold(held)
        moves = [(sku, stock.unallocated(units)) for sku, units in held.items()]
        _move(desk, MovementKind.UNALLOCATED, moves, order_id, why)
        desk.store.stock.set_allocation(order_id, {})


def trim(desk: Desk, order: Order) -> None:
    """Give back what an order holds beyond what it still wants."""
    held = desk.store.stock.allocation(order.id)
    wanted = _wants(order)
    extra = {sku: n - wanted.get(sku, 0) for sku, n in held.items() if n > wanted.get(sku, 0)}
    if extra:
        desk.store.stock.hold(extra)
        moves = [(sku, stock.unallocated(units)) for sku, units in extra.items()]
        _move(desk, MovementKind.UNALLOCATED, moves, order.id, "the order wants fewer")
        kept = {sku: units - extra.get(sku, 0) for sku, units in held.items()}
        desk.store.stock.set_allocation(order.id, kept)


def leave(desk: Desk, order: Order, parcels: Iterable[Parcel]) -> None:
    """Take out of stock what has left, out of what was set aside for the order.

    What was never set aside has left all the same: the ledger is put right first.
    """
    skus = {line.id: line.sku for line in order.facts.lines}
    gone: dict[Sku, int] = {}
    for parcel in parcels:
        for line, units in parcel.contents.items():
            if line in skus:
                gone[skus[line]] = gone.get(skus[line], 0) + units
    tracked = desk.store.stock.tracked(gone)
    if not tracked:
        return
    desk.store.stock.hold(tracked)
    _cover(desk, order.id, {sku: gone[sku] for sku in tracked})
    moves = [(sku, stock.despatched(gone[sku])) for sku in sorted(tracked)]
    _move(desk, MovementKind.DESPATCHED, moves, order.id)
    held = desk.store.stock.allocation(order.id)
    kept = {sku: n - (gone[sku] if sku in tracked else 0) for sku, n in held.items()}
    desk.store.stock.set_allocation(order.id, kept)


def record(
    desk: Desk, kind: MovementKind, moves: Iterable[tuple[Sku, Effect]], why: str = ""
) -> None:
    """Write movements that belong to no order."""
    _move(desk, kind, moves, None, why)


def record_for(
    desk: Desk,
    kind: MovementKind,
    moves: Iterable[tuple[Sku, Effect]],
    order: OrderId,
    why: str = "",
) -> None:
    """Write movements of an order."""
    _move(desk, kind, moves, order, why)


def _cover(desk: Desk, order: OrderId, gone: Mapping[Sku, int]) -> None:
    """Set aside what is to leave and was not; if the ledger has too few, it was wrong."""
    held = desk.store.stock.allocation(order)
    lack = {sku: n - held.get(sku, 0) for sku, n in gone.items() if n > held.get(sku, 0)}
    if not lack:
        return
    levels = desk.store.stock.levels(lack)
    found = [
        (sku, stock.received(units - max(0, levels[sku].free)))
        for sku, units in lack.items()
        if units > levels[sku].free
    ]
    _move(desk, MovementKind.COUNTED, found, order, "more left than the ledger had")
    _grant(desk, order, lack)


def _looked(
    desk: Desk, order: Order, *, queue: bool = True
) -> tuple[dict[Sku, int], tuple[Shortfall, ...]]:
    """What must still be set aside for an order, and what of it is missing."""
    wanted = _wanted(desk, order)
    if not wanted:
        return {}, ()
    desk.store.stock.hold(wanted)
    held = desk.store.stock.allocation(order.id)
    need = {sku: n - held.get(sku, 0) for sku, n in wanted.items() if n > held.get(sku, 0)}
    if not need:
        return {}, ()
    levels = desk.store.stock.levels(need)
    free = {sku: level.free for sku, level in levels.items()}
    earlier = _earlier(desk, order, need) if queue else ()
    return need, shortfalls(Demand(order=order.id, wants=need), earlier, free)


def _earlier(desk: Desk, order: Order, need: Mapping[Sku, int]) -> list[Demand]:
    """What orders that must leave before this one still want, in their order."""
    ids = desk.store.orders.wanting(
        need, before=to_ms_or_none(order.facts.ship_by), but=order.id, limit=EARLIER_LIMIT
    )
    orders = desk.store.orders.find(ids) if ids else {}
    found = []
    for each in ids:
        held = desk.store.stock.allocation(each)
        wants = _wants(orders[each])
        lack = {s: wants[s] - held.get(s, 0) for s in need if wants.get(s, 0) > held.get(s, 0)}
        if lack:
            found.append(Demand(order=each, wants=lack))
    return found


def _grant(desk: Desk, order: OrderId, units: Mapping[Sku, int]) -> None:
    if not units:
        return
    moves = [(sku, stock.allocated(n)) for sku, n in sorted(units.items())]
    _move(desk, MovementKind.ALLOCATED, moves, order)
    held = desk.store.stock.allocation(order)
    both = {sku: held.get(sku, 0) + units.get(sku, 0) for sku in {*held, *units}}
    desk.store.stock.set_allocation(order, both)


def _wanted(desk: Desk, order: Order) -> dict[Sku, int]:
    """What the order wants of products whose stock is counted."""
    wants = _wants(order)
    tracked = desk.store.stock.tracked(wants) if wants else frozenset()
    return {sku: units for sku, units in wants.items() if sku in tracked}


def _wants(order: Order) -> dict[Sku, int]:
    wants: dict[Sku, int] = {}
    for line in order.facts.lines:
        units = order.to_go(line)
        if units:
            wants[line.sku] = wants.get(line.sku, 0) + units
    return wants


def _move(
    desk: Desk,
    kind: MovementKind,
    moves: Iterable[tuple[Sku, Effect]],
    order: OrderId | None,
    why: str = "",
) -> None:
    at = desk.clock.now()
    desk.store.stock.add(
        Movement(
            at=at,
            bench=desk.bench,
            person=desk.person,
            sku=sku,
            kind=kind,
            effect=effect,
            order=order,
            why=why,
        )
        for sku, effect in moves
    )
