"""The window of the till: X to look, Z to close, and the cash in its drawer."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions import queries_till
from kiosk.actions.till import close, put_in
from kiosk.domain.money import Money
from kiosk.domain.people import Right
from kiosk.presenters.models_till import TillModel
from kiosk.presenters.pad import MOST_MINOR, erased, typed
from kiosk.presenters.presenter import Presenter
from kiosk.presenters.tilling_view import currencies, till_model
from kiosk.wording import till
from kiosk.wording.money import amount

if TYPE_CHECKING:
    from kiosk.actions.changes import Changes
    from kiosk.actions.desk import Desk
    from kiosk.actions.queries_till import TillView
    from kiosk.domain.till import Reading
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Floor


class Typing(Enum):
    """What the pad enters."""

    FLOAT = "float"
    COUNT = "count"


_ENTRIES = {Typing.FLOAT: till.FLOAT_ENTRY, Typing.COUNT: till.COUNT_ENTRY}


class TillPresenter(Presenter[TillModel]):
    """Shows a reading; the till is closed only after a person was asked."""

    def __init__(self, context: Context, floor: Floor) -> None:
        super().__init__(TillModel())
        self._context = context
        self._floor = floor
        self._open = False
        self._view: TillView | None = None
        self._old: Reading | None = None
        self._counted: dict[str, int] = {}
        self._typing: Typing | None = None
        self._currency = context.currency
        """In which the pad types."""
        self._entry = 0

    def show(self) -> None:
        """Show the till as it stands."""
        self._open, self._old = True, None
        self._read()

    def reload(self) -> None:
        """Read again, if the window is open."""
        if self._open:
            self._read()

    def close(self) -> None:
        """Hide the window; the till stays as it is, a count that closed nothing is forgotten."""
        self._open, self._view, self._old, self._typing = False, None, None, None
        self._counted.clear()
        self.put(TillModel())

    def choose(self, key: str) -> None:
        """A reading before was touched; touched again, the present one is shown."""
        shown = self._old is not None and str(self._old.number) == key
        past = self._view.past if self._view else ()
        self._typing = None
        self._old = None if shown else next((r for r in past if str(r.number) == key), None)
        self._render()

    def float(self) -> None:
        """Type what lies in the drawer at the beginning."""
        self._begin(Typing.FLOAT)

    def count(self) -> None:
        """Type what was counted in the drawer."""
        self._begin(Typing.COUNT)

    def currency(self, key: str) -> None:
        """Type in another currency."""
        self._currency, self._entry = key, 0
        self._render()

    def digit(self, char: str) -> None:
        """A digit, in minor units."""
        self._entry = typed(self._entry, char, MOST_MINOR)
        self._render()

    def erase(self) -> None:
        """Take the last digit away."""
        self._entry = erased(self._entry)
        self._render()

    def take(self) -> None:
        """Take what was typed."""
        typing, money = self._typing, Money(self._entry, self._currency)
        self._typing = None
        if typing is Typing.FLOAT:
            others = (float_ for float_ in self._floats if float_.currency != money.currency)
            work = partial(put_in, self._context.desk, (*others, money))
            self._context.runner.do(work, lambda _: self._read(), self._floor.failed)
        elif typing is Typing.COUNT:
            self._counted[money.currency] = money.minor
            self._read()

    def print(self) -> None:
        """Print the reading that is shown."""
        reading = self._shown
        if reading is not None:
            self._floor.print_reading(reading)

    def save(self) -> None:
        """Write the reading that is shown as CSV."""
        reading = self._shown
        if reading is not None:
            self._floor.save_reading(reading)

    def close_till(self) -> None:
        """Z: close the till; a person is asked first."""
        if self._view is None or self._old is not None:
            return
        counted = self._money()

        def allowed(desk: Desk) -> None:
            self._context.runner.do(partial(close, desk, counted), self._closed, failed)

        def sure() -> None:
            self._floor.ask_right(Right.CLOSE_TILL, allowed)

        def failed(exc: Exception) -> None:
            self._floor.failed(exc)
            self._read()

        self._floor.ask_close_till(self._view.now.number, sure, counted=bool(counted))

    def _closed(self, found: tuple[Reading, Changes]) -> None:
        reading, changes = found
        self._counted.clear()
        self._floor.changed(changes)
        self._floor.print_reading(reading)
        self._read()

    def _begin(self, typing: Typing) -> None:
        self._typing = None if self._typing is typing else typing
        self._currency, self._entry = self._context.currency, 0
        self._render()

    def _money(self) -> tuple[Money, ...]:
        return tuple(Money(minor, currency) for currency, minor in self._counted.items())

    @property
    def _floats(self) -> tuple[Money, ...]:
        drawers = self._view.now.drawers if self._view else ()
        return tuple(drawer.float_ for drawer in drawers)

    def _read(self) -> None:
        work = partial(queries_till.till, self._context.desk, self._money())
        self._context.runner.do(work, self._arrived, self._floor.failed)

    def _arrived(self, view: TillView) -> None:
        if self._open:
            self._view = view
            self._render()

    @property
    def _shown(self) -> Reading | None:
        return self._old or (self._view.now if self._view else None)

    def _render(self) -> None:
        view, reading = self._view, self._shown
        if view is None or reading is None:
            return
        context, old = self._context, self._old is not None
        model = till_model(view, reading, context, old=old)
        if self._typing is not None:
            money = Money(self._entry, self._currency)
            model = replace(
                model,
                drawers=currencies(view, context.currency, self._currency),
                entry_title=_ENTRIES[self._typing].format(currency=self._currency),
                entry=amount(money),
                entry_live=True,
                close_till_live=False,
            )
        self.put(model)
