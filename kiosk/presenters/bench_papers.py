"""What the parts of the bench ask of its papers: carried on to whoever prints and writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.presenters.cues import Cue
from kiosk.wording import scans

if TYPE_CHECKING:
    from kiosk.actions.queries import OrderView
    from kiosk.domain.outbox import Posting
    from kiosk.domain.returns import Return
    from kiosk.domain.till import Reading
    from kiosk.domain.values import OrderId
    from kiosk.presenters.echo import EchoPresenter
    from kiosk.presenters.order import OrderPresenter
    from kiosk.presenters.paper import PaperPresenter
    from kiosk.presenters.paper_desk import PrintDesk
    from kiosk.presenters.paper_office import Office
    from kiosk.presenters.questions import Questions


class PaperFloor:
    """The papers' part of the floor."""

    order: OrderPresenter
    paper: PaperPresenter
    echo: EchoPresenter
    _prints: PrintDesk
    _office: Office
    _questions: Questions

    def show_paper(self, order_id: OrderId) -> None:
        """Show the newest paper of an order."""
        self.paper.show(order_id)

    def print_note(self, order_id: OrderId) -> None:
        """Print the picking note."""
        self._prints.print(order_id)

    def went_on(self, order_id: OrderId) -> None:
        """The order was picked, or has left: what prints by itself is printed."""
        self._prints.went_on(order_id)

    def reprint(self) -> None:
        """Print the open order's newest paper again."""
        if self.order.order_id is not None:
            self._prints.reprint(self.order.order_id)

    def paper_scanned(self, code: str) -> bool:
        """Whether the code is a paper's own, which proves that it came out."""
        mine = self._prints.scanned(code)
        if mine:
            self.echo.answer(Cue.DONE, scans.PAPER_OUT())
        return mine

    def saw(self, view: OrderView) -> None:
        """The open order was read: its papers are looked after."""
        self._prints.saw(view)

    def print_put_back(self, order_id: OrderId) -> None:
        """The order was cancelled in somebody's hands: print where its goods go back to."""
        self._prints.print_put_back(order_id)

    def print_reading(self, reading: Reading) -> None:
        """Print a reading of the till."""
        self._prints.print_reading(reading)

    def save_reading(self, reading: Reading) -> None:
        """Write a reading of the till as a table, and say where."""
        self._office.save_reading(reading)

    def return_posted(self, posted: Return) -> None:
        """A return was posted, and its receipt queued: say so."""
        self._office.return_posted(posted)

    def export_tables(self) -> None:
        """Write products and counts as tables, and say where."""
        self._office.export_tables()

    def ask_paper(self, posting: Posting) -> None:
        """Ask whether a paper came out."""
        self.echo.sound(Cue.ATTENTION)
        self._questions.paper(posting, self._prints)
