"""What stands on a paper, gathered from the store; inside a read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.paper import Paper, PaperKind

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.paper import PaperJob
    from kiosk.domain.values import OrderId


def gathered(desk: Desk, of: OrderId, job: PaperJob, order: Order | None) -> Paper | None:
    """The paper of a row with all that it is made of; None when that is not to be found.

    ``order`` is that of the row, if it belongs to one.
    """
    if job.kind is PaperKind.TILL_READING:
        return _of_the_till(desk, of, job)
    return None if order is None else of_an_order(desk, order, job)


def of_an_order(desk: Desk, order: Order, job: PaperJob) -> Paper | None:
    """A paper of an order; None for the receipt of a return that is not to be found."""
    receipt = job.kind is PaperKind.RETURN_RECEIPT
    returned = desk.store.returns.get(job.number) if receipt else None
    if receipt and (returned is None or returned.order != order.id):
        return None
    skus = {line.sku for line in order.facts.lines}
    return Paper(
        job=job,
        of=order.id,
        order=order,
        products=desk.store.products.find(skus) if skus else {},
        returned=returned,
    )


def _of_the_till(desk: Desk, of: OrderId, job: PaperJob) -> Paper | None:
    """An X as it was taken; a Z as it is kept."""
    reading = job.reading or desk.store.till.reading(desk.bench, job.number)
    return None if reading is None else Paper(job=job, of=of, reading=reading)
