"""The window of the stock: what there is, where it lies, and how that came about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions.queries_stock import StockView, stock
from kiosk.actions.stock import receive, recount, release_quarantine, write_off
from kiosk.domain.people import Right
from kiosk.domain.values import Sku
from kiosk.presenters.models_stock import StockModel
from kiosk.presenters.pad import MOST_UNITS, erased, typed
from kiosk.presenters.searching import SearchPresenter
from kiosk.presenters.stocking_view import Typed, stock_model

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.changes import Changes
    from kiosk.actions.desk import Desk
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Floor

_ACTS: dict[str, Callable[[Desk, Sku, int], Changes]] = {
    "received": receive,
    "counted": recount,
    "written_off": write_off,
    "released": release_quarantine,
}


class StockPresenter(SearchPresenter[StockModel]):
    """Lists tracked products, and takes what a person says of one of them."""

    words_limit = 60

    def __init__(self, context: Context, floor: Floor) -> None:
        super().__init__(StockModel())
        self._context = context
        self._floor = floor
        self._view: StockView | None = None
        self._open = False
        self._chosen: Sku | None = None
        self._typed: Typed | None = None

    def show(self) -> None:
        """Show the whole list."""
        self._open = True
        self._words, self._searching, self._chosen, self._typed = "", False, None, None
        self._read()

    def reload(self) -> None:
        """Read again, if the window is open."""
        if self._open:
            self._read()

    def heard(self, changes: Changes) -> None:
        """Something was written: an order that moved may have moved goods."""
        if changes:
            self.reload()

    def close(self) -> None:
        """Leave the product, or hide the window."""
        if self._chosen is not None:
            self._chosen, self._typed = None, None
            self._read()
            return
        self._open, self._view = False, None
        self.put(StockModel())

    def choose(self, sku: str) -> None:
        """A product was touched."""
        self._chosen, self._typed, self._searching = Sku(sku), None, False
        self._read()

    def act(self, key: str) -> None:
        """Received, counted, written off, or out of quarantine: then the number is typed."""
        self._typed = None if self._typed and self._typed.act == key else Typed(act=key)
        self._render()

    def digit(self, char: str) -> None:
        """A digit of the pad."""
        if self._typed is not None and char.isdecimal():
            number = typed(self._typed.number or 0, char, MOST_UNITS)
            self._typed = Typed(act=self._typed.act, number=number)
            self._render()

    def erase(self) -> None:
        """Take the last digit away."""
        if self._typed is not None:
            number = erased(self._typed.number or 0)
            self._typed = Typed(act=self._typed.act, number=number or None)
            self._render()

    def take(self) -> None:
        """Take what was typed."""
        typed, chosen = self._typed, self._chosen
        if typed is None or typed.number is None or chosen is None:
            return
        self._typed = None
        act, units = _ACTS[typed.act], typed.number

        def failed(exc: Exception) -> None:
            self._floor.failed(exc)
            self._read()

        def allowed(desk: Desk) -> None:
            self._context.runner.do(partial(act, desk, chosen, units), self._taken, failed)

        self._floor.ask_right(Right.CORRECT_STOCK, allowed)

    def import_(self) -> None:
        """Take a table in."""
        self._floor.ask_right(Right.TABLES, self._floor.import_table)

    def export(self) -> None:
        """Write the tables out."""
        self._floor.ask_right(Right.TABLES, lambda _: self._floor.export_tables())

    def _taken(self, changes: Changes) -> None:
        self._floor.changed(changes)
        self._read()

    def _search(self) -> None:
        self._read()

    def _read(self) -> None:
        work = partial(stock, self._context.desk, self._words, self._chosen)
        self._context.runner.do(work, self._arrived, self._floor.failed)

    def _arrived(self, view: StockView) -> None:
        if self._open:
            self._view = view
            self._render()

    def _render(self) -> None:
        if self._view is not None:
            self.put(
                stock_model(
                    self._view,
                    self._context,
                    words=self._words,
                    searching=self._searching,
                    typed=self._typed,
                )
            )
