"""Count goods for an order: by scan one after another, or a line by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.actions import goods
from kiosk.actions.changes import Changes
from kiosk.actions.operation import operation
from kiosk.domain import picks
from kiosk.domain.journal import Event, Means
from kiosk.domain.order import Progress
from kiosk.domain.picks import BY_HAND, Proof

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Line, Order
    from kiosk.domain.values import LineId, OrderId


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Units were counted: how many of how many, and whether the order is complete with them."""

    order: OrderId
    line: Line
    have: int
    want: int
    picked: bool
    changes: Changes


@operation
def count(
    desk: Desk, order_id: OrderId, line: LineId, units: int, proof: Proof = BY_HAND
) -> Counted:
    """Count ``units`` more of a line.

    Raises:
        Refused: as the workflow and ``picks.count`` say.
    """

    def work() -> Counted:
        was = desk.order_at_hand(order_id)
        return keep(desk, was, picks.count(was, line, units, proof), line, proof.means)

    return desk.store.transact(work)


@operation
def set_count(desk: Desk, order_id: OrderId, line: LineId, units: int) -> Counted:
    """Say by hand how many of a line there are.

    Raises:
        Refused: as the workflow and ``picks.set_count`` say.
    """

    def work() -> Counted:
        was = desk.order_at_hand(order_id)
        return keep(desk, was, picks.set_count(was, line, units), line, Means.TOUCH)

    return desk.store.transact(work)


def keep(desk: Desk, was: Order, new: Order, line: LineId, means: Means) -> Counted:
    """Save what was counted and note it; inside the transaction that counts."""
    found = picks.line_of(new, line)
    have, want = picks.counted(new).get(line, 0), new.to_go(found)
    picked = new.progress is Progress.PICKED
    changes = Changes()
    if new != was:
        if was.progress is Progress.NEW:
            goods.take(desk, new)
        desk.store.orders.save(new, was)
        _note(desk, was, new, means, f"{found.sku} {have}/{want}")
        changes = Changes(frozenset({was.id}))
    return Counted(order=was.id, line=found, have=have, want=want, picked=picked, changes=changes)


def _note(desk: Desk, was: Order, new: Order, means: Means, about: str) -> None:
    """Write into the journal what a count has led to, in the order in which it came about."""
    if was.progress is Progress.NEW and new.progress is not Progress.NEW:
        desk.note(Event.ALLOCATED, was.id, means)
    if new.picks != was.picks:
        desk.note(Event.COUNTED, was.id, means, about)
    if new.progress is Progress.PICKED and was.progress is not Progress.PICKED:
        desk.note(Event.PICKED, was.id, means)
