"""The stock side of an order: goods set aside for it, given back, and gone with a parcel.

Everything here runs inside the transaction of the action that it belongs to.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.domain import stock
from kiosk.domain.allocation import Demand, Shortfall, partial, shortfalls
from kiosk.domain.parcel import units_in
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
    _give_back(desk, order_id, held, held, why)


def trim(desk: Desk, order: Order) -> None:
    """Give back what an order holds beyond what it still wants."""
    held = desk.store.stock.allocation(order.id)
    _give_back(desk, order.id, held, _beyond(held, _wants(order)), "the order wants fewer")


def leave(desk: Desk, order: Order, parcels: Iterable[Parcel]) -> None:
    """Take out of stock what has left, out of what was set aside for the order.

    What was never set aside has left all the same: the ledger is put right first.
    """
    gone: Counter[Sku] = Counter()
    sent = units_in(parcels)
    for line in order.facts.lines:
        if sent[line.id]:
            gone[line.sku] += sent[line.id]
    tracked = desk.store.stock.tracked(gone)
    if not tracked:
        return
    desk.store.stock.hold(tracked)
    out = {sku: gone[sku] for sku in sorted(tracked)}
    _cover(desk, order.id, out)
    moves = [(sku, stock.despatched(n)) for sku, n in out.items()]
    move(desk, MovementKind.DESPATCHED, moves, order.id)
    held = desk.store.stock.allocation(order.id)
    desk.store.stock.set_allocation(order.id, _beyond(held, out))


def move(
    desk: Desk,
    kind: MovementKind,
    moves: Iterable[tuple[Sku, Effect]],
    order: OrderId | None = None,
    why: str = "",
) -> None:
    """Write movements into the ledger, of an order or of none."""
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


def _give_back(
    desk: Desk, order: OrderId, held: Mapping[Sku, int], units: Mapping[Sku, int], why: str
) -> None:
    """Let ``units`` of what the order holds go to others."""
    if units:
        desk.store.stock.hold(units)
        moves = [(sku, stock.unallocated(n)) for sku, n in units.items()]
        move(desk, MovementKind.UNALLOCATED, moves, order, why)
        desk.store.stock.set_allocation(order, _beyond(held, units))


def _beyond(some: Mapping[Sku, int], others: Mapping[Sku, int]) -> dict[Sku, int]:
    """What of ``some`` is more than ``others`` have; only products with more."""
    return {sku: n - others.get(sku, 0) for sku, n in some.items() if n > others.get(sku, 0)}


def _cover(desk: Desk, order: OrderId, gone: Mapping[Sku, int]) -> None:
    """Set aside what is to leave and was not; if the ledger has too few, it was wrong."""
    held = desk.store.stock.allocation(order)
    lack = _beyond(gone, held)
    if not lack:
        return
    levels = desk.store.stock.levels(lack)
    found = [
        (sku, stock.received(units - max(0, levels[sku].free)))
        for sku, units in lack.items()
        if units > levels[sku].free
    ]
    move(desk, MovementKind.COUNTED, found, order, "more left than the ledger had")
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
    need = _beyond(wanted, held)
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
    if not ids:
        return []
    orders, held = desk.store.orders.find(ids), desk.store.stock.allocations(ids)
    found = []
    for each in ids:
        wants = {sku: n for sku, n in _wants(orders[each]).items() if sku in need}
        lack = _beyond(wants, held.get(each, {}))
        if lack:
            found.append(Demand(order=each, wants=lack))
    return found


def _grant(desk: Desk, order: OrderId, units: Mapping[Sku, int]) -> None:
    if not units:
        return
    moves = [(sku, stock.allocated(n)) for sku, n in sorted(units.items())]
    move(desk, MovementKind.ALLOCATED, moves, order)
    both = Counter(desk.store.stock.allocation(order)) + Counter(units)
    desk.store.stock.set_allocation(order, both)


def _wanted(desk: Desk, order: Order) -> dict[Sku, int]:
    """What the order wants of products whose stock is counted."""
    wants = _wants(order)
    tracked = desk.store.stock.tracked(wants) if wants else frozenset()
    return {sku: units for sku, units in wants.items() if sku in tracked}


def _wants(order: Order) -> Counter[Sku]:
    wants: Counter[Sku] = Counter()
    for line in order.facts.lines:
        if units := order.to_go(line):
            wants[line.sku] += units
    return wants
