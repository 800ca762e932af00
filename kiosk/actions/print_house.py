"""Print the papers that stay in the house: receipts of returns, put-back slips, till readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.actions.changes import Changes
from kiosk.actions.paper_queue import queue
from kiosk.actions.paper_rows import copies_of
from kiosk.domain.journal import Means
from kiosk.domain.outbox import Kind
from kiosk.domain.paper import PaperJob, PaperKind, paper_refusal
from kiosk.domain.reading_ids import reading_id
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.till import ReadingKind

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.returns import Return
    from kiosk.domain.till import Reading
    from kiosk.domain.values import OrderId


def print_reading(
    desk: Desk, reading: Reading, printer: str, means: Means = Means.TOUCH
) -> Changes:
    """Queue a reading of the till; the second time it is a copy.

    A Z is printed as it is kept. An X is kept nowhere, and stands in the row itself.
    """
    kept = reading.kind is ReadingKind.Z
    job = PaperJob(
        kind=PaperKind.TILL_READING,
        copy=1,
        printer=printer,
        at=desk.clock.now(),
        person=desk.person,
        number=reading.number,
        reading=None if kept else reading,
    )
    desk.store.transact(lambda: queue(desk, reading_id(reading), job, means))
    return Changes(till=True)


def print_receipt(desk: Desk, number: int, printer: str, means: Means = Means.TOUCH) -> Changes:
    """Queue the receipt of a return once more.

    Raises:
        Refused: NOT_YET when there is no such return.
    """

    def work() -> Changes:
        returned = desk.store.returns.get(number)
        if returned is None:
            raise Refused(Refusal.NOT_YET)
        queue_receipt(desk, returned, printer, means)
        return Changes(frozenset({returned.order}))

    return desk.store.transact(work)


def queue_receipt(desk: Desk, returned: Return, printer: str, means: Means = Means.ITSELF) -> None:
    """Queue the receipt of a return; inside the transaction that posts it."""
    job = PaperJob(
        kind=PaperKind.RETURN_RECEIPT,
        copy=1,
        printer=printer,
        at=desk.clock.now(),
        person=desk.person,
        number=returned.number,
    )
    queue(desk, returned.order, job, means)


def print_put_back(desk: Desk, order_id: OrderId, printer: str) -> Changes:
    """Queue by itself where the goods of a cancelled order go back to; asking twice does no harm.

    Nothing comes out for an order whose goods are in nobody's hands.
    """
    kind = PaperKind.PUT_BACK_SLIP

    def work() -> Changes:
        order = desk.store.orders.get(order_id)
        rows = desk.store.outbox.of_order(order_id, Kind.PRINT)
        if paper_refusal(order, kind) is not None or copies_of(rows, (kind, 0, 0)):
            return Changes()
        now = desk.clock.now()
        job = PaperJob(kind=kind, copy=1, printer=printer, at=now, person=desk.person)
        queue(desk, order_id, job, Means.ITSELF)
        return Changes(frozenset({order_id}))

    return desk.store.transact(work)
