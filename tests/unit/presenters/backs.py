"""What a person does at the window for returns, and what becomes of it."""

from __future__ import annotations

from kiosk.actions.desk import Desk
from kiosk.actions.paper_rows import decoded
from kiosk.domain.money import Money
from kiosk.domain.outbox import Kind
from kiosk.domain.returns import Return
from kiosk.presenters.returning import ReturnPresenter
from tests.fakes.builders import a_line, an_order, order_id
from tests.fakes.kept import postings

ID = order_id()
SENT = (
    an_order()
    .of(
        a_line("MUG", 1, price=Money(1400, "GBP"), fulfilled=1),
        a_line("TEE", 3, price=Money(1800, "GBP"), fulfilled=2),
    )
    .despatched()
)
"""A mug and three shirts, of which two were sent."""


def past(desk: Desk) -> list[Return]:
    return desk.store.read(lambda: desk.store.returns.of_order(ID))


def receipts(desk: Desk) -> list[tuple[str, str]]:
    found = [(decoded(row), row.place) for row in postings(desk.store, Kind.PRINT)]
    return [(job.label, place) for job, place in found if job is not None]


def to_the_money(window: ReturnPresenter, *, refunded: bool = True) -> None:
    window.next()
    if refunded:
        window.refunded()


def all_by_card(window: ReturnPresenter) -> None:
    window.next()
    window.all()
    to_the_money(window)
    window.post("card")
