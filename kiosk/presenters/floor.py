"""What the parts of the bench may ask of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.actions.changes import Changes
    from kiosk.actions.desk import Desk
    from kiosk.actions.goods import NotEnough
    from kiosk.actions.queries import OrderView
    from kiosk.actions.verify import Missing
    from kiosk.domain.journal import Means
    from kiosk.domain.outbox import Posting
    from kiosk.domain.people import Right
    from kiosk.domain.returns import Return
    from kiosk.domain.till import Reading
    from kiosk.domain.values import LineId, OrderId
    from kiosk.presenters.carrier_purpose import Purpose

    Outcome = Callable[[Exception | None], None]


class Floor(Protocol):
    """The bench as its parts see it."""

    def act(
        self,
        work: Callable[[], Changes],
        then: Callable[[], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Carry out an action off the screen's thread; a refusal is shown, then all is read."""
        ...

    def open(self, order_id: OrderId, means: Means, then: Outcome | None = None) -> None:
        """Open an order; ``then`` hears what went wrong, or None once it is open."""
        ...

    def open_next(self, means: Means = ..., then: Outcome | None = None) -> None:
        """Open the most urgent order that no bench has in hand."""
        ...

    def changed(self, changes: Changes) -> None:
        """Something was written: read again what shows it."""
        ...

    def ask_carrier(self, order_id: OrderId, purpose: Purpose, scanned: str = "") -> None:
        """Show the window for carrier details; ``scanned`` is a label that was scanned before."""
        ...

    def ask_parcel(self, order_id: OrderId, taken: Callable[[Mapping[LineId, int]], None]) -> None:
        """Ask what goes into this parcel, and what is left for the next."""
        ...

    def ask_count(self, order_id: OrderId, line_id: str) -> None:
        """Show the window in which a line is counted by hand."""
        ...

    def ask_number(self, missing: Missing) -> None:
        """Ask for the serial or lot number of a unit; the next scan is taken for it."""
        ...

    def ask_rest(self, order_id: OrderId, units: int) -> None:
        """Ask whether so many units that nobody scanned are counted by hand."""
        ...

    def went_on(self, order_id: OrderId) -> None:
        """The order was picked, or has left: what prints by itself is printed."""
        ...

    def reprint(self) -> None:
        """Print the open order's newest paper again."""
        ...

    def paper_scanned(self, code: str) -> bool:
        """Whether the code is a paper's own, which proves that it came out."""
        ...

    def ask_hold(self, order_id: OrderId) -> None:
        """Ask why the order is to wait."""
        ...

    def show_paper(self, order_id: OrderId) -> None:
        """Show the newest paper of an order."""
        ...

    def print_note(self, order_id: OrderId) -> None:
        """Print the picking note."""
        ...

    def saw(self, view: OrderView) -> None:
        """The open order was read: its papers are looked after."""
        ...

    def ask_paper(self, posting: Posting) -> None:
        """Ask whether a paper came out: nobody but whoever stands at its printer can know."""
        ...

    def print_put_back(self, order_id: OrderId) -> None:
        """The order was cancelled in somebody's hands: print where its goods go back to, once."""
        ...

    def ask_reversal(self, number: int, sure: Callable[[], None]) -> None:
        """Ask whether a posted return is taken back."""
        ...

    def return_posted(self, posted: Return) -> None:
        """A return was posted, and its receipt queued: say so."""
        ...

    def ask_close_till(self, number: int, sure: Callable[[], None], *, counted: bool) -> None:
        """Ask whether the till is closed, with the Z of this number."""
        ...

    def print_reading(self, reading: Reading) -> None:
        """Print a reading of the till."""
        ...

    def save_reading(self, reading: Reading) -> None:
        """Write a reading of the till as a table, and say where."""
        ...

    def show_return(self, order_id: OrderId) -> None:
        """SUB: show the transaction, and returns of it."""
        ...

    def ask_right(self, right: Right, then: Callable[[Desk], None]) -> None:
        """Go on with ``then`` once somebody who may has allowed it; at once to whoever may."""
        ...

    def ask_part(self, order_id: OrderId, short: NotEnough) -> None:
        """Say what is missing to set aside, and ask whether part of the order goes now."""
        ...

    def import_table(self, desk: Desk) -> None:
        """Show the window in which a table is taken in, at a desk that may."""
        ...

    def imported(self) -> None:
        """A table was taken in."""
        ...

    def export_tables(self) -> None:
        """Write products and counts as tables, and say where."""
        ...

    def failed(self, exc: Exception) -> None:
        """Say what went wrong, in words."""
        ...
