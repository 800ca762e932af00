"""What returns and the till say when they have done something: with what went to paper or file."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from kiosk.actions.queries_stock import everything
from kiosk.domain.paper import PaperKind
from kiosk.ports.tables import NoTables
from kiosk.presenters.marks import Tone
from kiosk.wording import returns, stock, till
from kiosk.wording.money import amount
from kiosk.wording.refusals import Said

if TYPE_CHECKING:
    from kiosk.domain.returns import Return
    from kiosk.domain.till import Reading
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Floor
    from kiosk.presenters.notice import NoticePresenter


class Office:
    """Speaks through the panel over the bench."""

    def __init__(self, context: Context, floor: Floor, notice: NoticePresenter) -> None:
        self._context = context
        self._floor = floor
        self._notice = notice

    def return_posted(self, posted: Return) -> None:
        """A return, or its reversal, was posted, and its receipt queued with it."""
        printers = self._context.printers
        printers.wake()
        kind, back = PaperKind.RETURN_RECEIPT, posted.reverses
        title = returns.POSTED if back is None else returns.REVERSED_POSTED
        text = returns.POSTED_TEXT if back is None else returns.REVERSED_TEXT
        said = Said(
            title.format(number=posted.number if back is None else back),
            text.format(
                amount=amount(posted.amount),
                tender=returns.TENDERS[posted.tender],
                printer=printers.plan.printer(kind),
            ),
            "check-circle",
        )
        self._notice.say(said, Tone.GO)
        if printers.plan.pops_up(kind):
            self._floor.show_paper(posted.order)

    def save_reading(self, reading: Reading) -> None:
        """Write a reading as a table beside the papers, and say where."""
        context = self._context
        work = partial(context.printers.save_reading, reading)
        context.runner.do(work, self._saved, self._floor.failed)

    def export_tables(self) -> None:
        """Write products and counts as tables, and say where."""
        desk, tables = self._context.desk, self._context.tables

        def work() -> str:
            products, levels = everything(desk)
            return tables().write(products, levels)

        self._context.runner.do(work, self._exported, self._not_written)

    def _exported(self, folder: str) -> None:
        text = stock.EXPORTED_TEXT.format(folder=folder)
        self._notice.say(Said(stock.EXPORTED(), text, "check-circle"), Tone.GO)

    def _not_written(self, exc: Exception) -> None:
        if isinstance(exc, NoTables):
            self._notice.say(Said(stock.EXPORT(), str(exc), "alert-triangle"), Tone.STOP)
        else:
            self._floor.failed(exc)

    def _saved(self, path: str) -> None:
        file = PurePath(path)
        text = till.SAVED_TEXT.format(file=file)
        self._notice.say(Said(till.SAVED(), text, "check-circle"), Tone.GO)
