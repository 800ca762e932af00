"""The paper on the glass: the picking note as it came out, and where it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions import queries
from kiosk.actions.print_note import print_note
from kiosk.domain.outbox import Posting, Sending
from kiosk.domain.values import OrderId
from kiosk.presenters.models import PaperModel
from kiosk.presenters.presenter import Presenter
from kiosk.wording import screens
from kiosk.wording.steps import copy

if TYPE_CHECKING:
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Floor


@dataclass(frozen=True)
class _Found:
    posting: Posting | None
    pages: tuple[str, ...] = ()


class PaperPresenter(Presenter[PaperModel]):
    """Shows the newest paper of an order."""

    def __init__(self, context: Context, floor: Floor) -> None:
        super().__init__(PaperModel())
        self._context = context
        self._floor = floor
        self._order: OrderId | None = None

    def show_newest(self, order_id: OrderId) -> None:
        """Show it now, or as soon as it has come out."""
        self._order = order_id
        self.reload()

    def reload(self) -> None:
        """Look again whether it has come out."""
        wanted = self._order
        if wanted is not None:
            self._context.runner.do(partial(self._look, wanted), self._arrived)

    def again(self) -> None:
        """Print another copy."""
        wanted = self._order
        if wanted is None:
            return
        self._floor.act(partial(print_note, self._context.desk, wanted), self._printed)

    def close(self) -> None:
        """Back to the bench."""
        self._order = None
        self.put(PaperModel())

    def _printed(self) -> None:
        self._context.wake_printer()
        self.reload()

    def _look(self, order_id: OrderId) -> _Found:
        papers = queries.order(self._context.desk, order_id).papers
        if not papers:
            return _Found(None)
        newest = papers[-1]
        done = newest.state is Sending.DONE
        return _Found(newest, self._context.pages(newest.answer) if done else ())

    def _arrived(self, found: _Found) -> None:
        posting = found.posting
        if posting is None or posting.order != self._order:
            return
        marked = copy(int(posting.payload or "1"))
        self.put(
            PaperModel(
                shown=True,
                title=" · ".join(part for part in (screens.PAPER_TITLE, marked) if part),
                where=_where(posting, self._context.printer),
                pages=found.pages,
                again_word=screens.PAPER_AGAIN,
                close_word=screens.PAPER_CLOSE,
            )
        )


def _where(posting: Posting, printer: str) -> str:
    match posting.state:
        case Sending.DONE:
            return screens.PAPER_OUT.format(printer=printer)
        case Sending.UNKNOWN | Sending.PARKED:
            return screens.PAPER_UNSURE.format(printer=printer)
        case _:
            return screens.PAPER_WAITS.format(printer=printer)
