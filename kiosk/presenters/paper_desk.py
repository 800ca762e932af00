"""Printing without the window for it: a button, a scan, and what goes by itself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions.changes import Changes
from kiosk.actions.paper_queries import asks, unknown_readings
from kiosk.actions.paper_rows import find_by_check_code
from kiosk.actions.print_house import print_put_back, print_reading, print_receipt
from kiosk.actions.print_paper import Wish, print_by_itself, print_paper, reprint
from kiosk.actions.settle_paper import settle
from kiosk.documents.check_code import is_check_code
from kiosk.domain.journal import Means
from kiosk.domain.paper import PaperKind
from kiosk.domain.reading_ids import is_reading, reading_id
from kiosk.domain.refusals import Refusal, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.actions.queries import OrderView
    from kiosk.domain.outbox import Posting
    from kiosk.domain.till import Reading
    from kiosk.domain.values import OrderId
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Floor


class PrintDesk:
    """Prints papers, and asks at once after one that nobody can know of."""

    def __init__(self, context: Context, floor: Floor) -> None:
        self._context = context
        self._floor = floor
        self._open: OrderId | None = None
        self._asked: frozenset[str] = frozenset()
        """Keys of the open order's papers of which a person was asked already."""
        self._asked_readings: frozenset[str] = frozenset()

    def print(self, order_id: OrderId, kind: PaperKind = PaperKind.PICKING_NOTE) -> None:
        """Print a paper where such papers come out; shown at once if there is no paper there."""
        context = self._context
        wish = Wish(kind, context.printers.plan.printer(kind))

        def printed() -> None:
            context.printers.wake()
            if context.printers.plan.pops_up(kind):
                self._floor.show_paper(order_id)

        self._floor.act(partial(print_paper, context.desk, order_id, wish), printed)

    def print_reading(self, reading: Reading) -> None:
        """Print a reading of the till; a Z that was printed before says that it is a copy."""
        context, kind = self._context, PaperKind.TILL_READING
        # Its paper is called by the clock on the wall.
        here = replace(reading, at=reading.at.astimezone(context.zone))
        work = partial(print_reading, context.desk, here, context.printers.plan.printer(kind))

        def printed() -> None:
            context.printers.wake()
            if context.printers.plan.pops_up(kind):
                self._floor.show_paper(reading_id(reading))

        self._floor.act(work, printed)

    def print_return(self, number: int) -> None:
        """Print the receipt of a return once more."""
        context, kind = self._context, PaperKind.RETURN_RECEIPT
        work = partial(print_receipt, context.desk, number, context.printers.plan.printer(kind))
        self._floor.act(work, context.printers.wake)

    def print_put_back(self, order_id: OrderId) -> None:
        """Print by itself where the goods of a cancelled order go back to; once."""
        context, kind = self._context, PaperKind.PUT_BACK_SLIP
        work = partial(print_put_back, context.desk, order_id, context.printers.plan.printer(kind))
        self._floor.act(work, context.printers.wake)

    def reprint(self, of: OrderId, means: Means = Means.SCAN) -> None:
        """Print another copy of the paper that was printed last; ``of`` an order or a reading."""
        context = self._context
        work = partial(reprint, context.desk, context.printers.plan, of, means)
        self._floor.act(work, context.printers.wake)

    def went_on(self, order_id: OrderId) -> None:
        """Print what prints by itself: the order was picked, or despatched."""
        context = self._context
        work = partial(print_by_itself, context.desk, context.printers.plan, order_id)
        self._floor.act(work, context.printers.wake)

    def settle(self, posting: Posting, *, came_out: bool) -> None:
        """Take a person's word for a paper; what did not come out is printed again."""
        desk = self._context.desk
        work = partial(settle, desk, posting.order, posting.key, came_out=came_out)
        again = None if came_out else partial(self.reprint, posting.order, Means.TOUCH)
        self._floor.act(work, again)

    def scanned(self, code: str) -> bool:
        """Whether ``code`` is a paper's own check code, which proves that it came out."""
        if not is_check_code(code):
            return False
        desk = self._context.desk

        def work() -> Changes:
            found = find_by_check_code(desk, code)
            if found is None:
                raise Refused(Refusal.CODE_UNKNOWN, code)
            posting = found.posting
            return settle(desk, posting.order, posting.key, came_out=True, means=Means.SCAN)

        self._floor.act(work)
        return True

    def saw(self, view: OrderView) -> None:
        """Look at the papers of the open order; to be called whenever it was read.

        What it needs next is made ready. What waits for a person since before is not asked after:
        it stands on the strip, and in the window.
        """
        order_id = view.order.id
        unknown = [posting for posting in view.papers if asks(posting)]
        if order_id != self._open:
            self._open, self._asked = order_id, frozenset(one.key for one in unknown)
        self._context.printers.prepare(self._context.desk, order_id)
        for posting in unknown:
            if posting.key not in self._asked:
                self._asked |= {posting.key}
                self._floor.ask_paper(posting)

    def heard(self, changes: Changes) -> None:
        """Look at the papers of readings, if one of them got on; to be called at every change."""
        if any(map(is_reading, changes.orders)):
            self.look()

    def look(self) -> None:
        """Ask after a reading that nobody can know of; to be called at the start as well.

        No order leads to it, so that a person would look for it in vain.
        """
        work = partial(unknown_readings, self._context.desk)
        self._context.runner.do(work, self._ask_reading)

    def _ask_reading(self, unknown: Iterable[Posting]) -> None:
        """One at a time: with the answer comes the next look."""
        posting = next((one for one in unknown if one.key not in self._asked_readings), None)
        if posting is not None:
            self._asked_readings |= {posting.key}
            self._floor.ask_paper(posting)
