"""Papers of the house in the outbox, as their tests look at them."""

from __future__ import annotations

from dataclasses import replace

from kiosk.actions.desk import Desk
from kiosk.actions.paper_rows import decoded
from kiosk.domain.outbox import Kind, Posting, Sending
from kiosk.domain.paper import PaperKind, PrintPlan
from kiosk.domain.paper_state import Kept, Trouble
from kiosk.domain.values import OrderId
from tests.fakes.builders import order_id

ID = order_id()
PLAN = PrintPlan(printers=("Receipts", "Laser"), by_kind={PaperKind.TILL_READING: "Laser"})


def rows(desk: Desk, of: OrderId = ID) -> list[Posting]:
    """All rows of an order, or of a reading."""
    return desk.store.read(lambda: desk.store.outbox.of_order(of, Kind.PRINT))


def printed(desk: Desk, of: OrderId = ID) -> list[tuple[str, int, Sending]]:
    """Label, copy and state of each."""
    jobs = [(decoded(row), row.state) for row in rows(desk, of)]
    return [(job.label, job.copy, state) for job, state in jobs if job is not None]


def came_out(desk: Desk, of: OrderId = ID) -> None:
    """The newest came out."""
    row = replace(rows(desk, of)[-1], state=Sending.DONE)
    desk.store.transact(lambda: desk.store.outbox.write(row))


def parked(desk: Desk, of: OrderId) -> Posting:
    """Nobody can know whether the newest came out."""
    row = replace(rows(desk, of)[-1], state=Sending.PARKED, answer=Kept(Trouble.UNSURE).answer)
    desk.store.transact(lambda: desk.store.outbox.write(row))
    return row
