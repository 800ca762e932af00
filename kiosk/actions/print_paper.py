"""Print a paper of an order: the copy is counted here, the paper comes out beside the glass."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.actions.changes import Changes
from kiosk.actions.operation import operation
from kiosk.actions.paper_queue import queue
from kiosk.actions.paper_rows import copies, decoded
from kiosk.domain.journal import Means
from kiosk.domain.outbox import Kind
from kiosk.domain.paper import PaperJob, PaperKind, paper_refusal, parcel_of
from kiosk.domain.reading_ids import is_reading
from kiosk.domain.refusals import Refusal, Refused

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.paper import PrintPlan
    from kiosk.domain.values import OrderId


@dataclass(frozen=True)
class Wish:
    """Which paper is wanted, and at which printer of this bench."""

    kind: PaperKind
    printer: str
    number: int = 0
    """The return's, for its receipt."""


@operation
def print_paper(desk: Desk, order_id: OrderId, wish: Wish, means: Means = Means.TOUCH) -> Changes:
    """Queue a paper; the second and later ones are marked as copies, with the time.

    A copy of the same paper that still waits, or waits for a person, is withdrawn.

    Raises:
        Refused: the order can't have this paper now.
    """

    def work() -> Changes:
        was = desk.store.orders.get(order_id)
        why = paper_refusal(was, wish.kind) or _no_return(desk, order_id, wish)
        if why is not None:
            raise Refused(why)
        _queue(desk, was, wish, means)
        return Changes(frozenset({order_id}))

    return desk.store.transact(work)


@operation
def print_by_itself(desk: Desk, plan: PrintPlan, order_id: OrderId) -> Changes:
    """Queue what prints by itself now that the order has come so far.

    What has been printed before does not print again, so that asking twice does no harm.
    """

    def work() -> Changes:
        order = desk.store.orders.get(order_id)
        there = copies(desk.store.outbox.of_order(order_id, Kind.PRINT), order)
        wanted = [kind for kind in plan.by_itself(order) if not there.get(kind)]
        for kind in wanted:
            _queue(desk, order, Wish(kind, plan.printer(kind)), Means.ITSELF)
        return Changes(frozenset({order_id} if wanted else ()))

    return desk.store.transact(work)


@operation
def reprint(desk: Desk, plan: PrintPlan, of: OrderId, means: Means = Means.TOUCH) -> Changes:
    """Queue another copy of the paper that was printed last; of a picking note before the first.

    ``of`` is the order, or what stands in its place for a reading of the till.

    Raises:
        Refused: the order can't have this paper now.
    """

    def newest() -> PaperJob | None:
        rows = desk.store.outbox.of_order(of, Kind.PRINT)
        return next(filter(None, map(decoded, reversed(rows))), None)

    last = desk.store.read(newest)
    kind = last.kind if last else PaperKind.PICKING_NOTE
    printer = plan.printer(kind)
    if last is not None and is_reading(of):
        again = replace(last, printer=printer, at=desk.clock.now(), person=desk.person)
        desk.store.transact(lambda: queue(desk, of, again, means))
        return Changes(till=True)
    return print_paper(desk, of, Wish(kind, printer, last.number if last else 0), means)


def _no_return(desk: Desk, order_id: OrderId, wish: Wish) -> Refusal | None:
    if wish.kind is not PaperKind.RETURN_RECEIPT:
        return None
    returned = desk.store.returns.get(wish.number)
    return None if returned is not None and returned.order == order_id else Refusal.NOT_YET


def _queue(desk: Desk, order: Order, wish: Wish, means: Means) -> None:
    """Put the row in; picking notes are counted by the order as well."""
    parcel, box = parcel_of(order, wish.kind)
    job = PaperJob(
        kind=wish.kind,
        copy=1,
        printer=wish.printer,
        at=desk.clock.now(),
        parcel=parcel,
        box=box,
        person=desk.person,
        number=wish.number,
    )
    if wish.kind is PaperKind.PICKING_NOTE:
        there = copies(desk.store.outbox.of_order(order.id, Kind.PRINT)).get(wish.kind, 0)
        job = replace(job, copy=max(there, order.printed) + 1)
        desk.store.orders.save(replace(order, printed=job.copy), order)
    queue(desk, order.id, job, means)
