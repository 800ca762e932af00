"""The window of an import: which table, what it would change, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions.catalogue import (
    Preview,
    preview_counts,
    preview_products,
    take_counts,
    take_products,
)
from kiosk.ports.tables import NoTables, TableKind
from kiosk.presenters.failures import failure
from kiosk.presenters.models import ChoiceModel
from kiosk.presenters.models_stock import ImportModel
from kiosk.presenters.presenter import Presenter
from kiosk.wording import screens, stock

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.refusals import Refused
    from kiosk.ports.tables import ReadTable
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Floor

TOLD_EVERY = 50
"""Rows between two words on how far it is."""


@dataclass(frozen=True, kw_only=True)
class _Read:
    name: str
    table: ReadTable
    preview: Preview


class ImportPresenter(Presenter[ImportModel]):
    """Shows what a table would change before anything is written."""

    def __init__(self, context: Context, floor: Floor) -> None:
        super().__init__(ImportModel())
        self._context = context
        self._floor = floor
        self._read: _Read | None = None
        self._desk = context.desk

    def show(self, desk: Desk) -> None:
        """Show the tables that lie in the folder."""
        self._read, self._desk = None, desk
        self._context.runner.do(lambda: self._context.tables().files(), self._listed, self._failed)

    def close(self) -> None:
        """Hide the window."""
        self._read = None
        self.put(ImportModel())

    def choose(self, key: str) -> None:
        """A table was touched: read it, and see what it would change."""
        desk, tables = self._desk, self._context.tables

        def look() -> _Read:
            table = tables().read(key)
            if table.kind is TableKind.PRODUCTS:
                preview = preview_products(desk, table.products)
            else:
                preview = preview_counts(desk, table.counts)
            return _Read(name=key, table=table, preview=preview)

        self._context.runner.do(look, self._looked, self._failed)

    def go(self) -> None:
        """Import all rows that can be used."""
        self._import(whole=False)

    def strict(self) -> None:
        """Import only if every row is good; and then all of them, or none."""
        if self._read is not None and self._read.table.left_out:
            self.put(replace(self.model, summary=stock.IMPORT_NOT_ALL(), go_live=False))
        else:
            self._import(whole=True)

    def _import(self, *, whole: bool) -> None:
        read = self._read
        if read is None or self.model.progress is not None:
            return
        table, desk = read.table, self._desk
        of_products = table.kind is TableKind.PRODUCTS
        rows = len(table.products) if of_products else len(table.counts)
        self._progress(0, rows)

        def told(done: int) -> None:
            if done % TOLD_EVERY == 0:
                self._context.post(partial(self._progress, done, rows))

        def work() -> tuple[Refused, ...]:
            if of_products:
                take_products(desk, table.products, told, whole=whole)
                return ()
            _, refused = take_counts(desk, table.counts, told, whole=whole)
            return tuple(refused)

        self._context.runner.do(work, partial(self._done, rows), self._failed)

    def _listed(self, files: tuple[str, ...]) -> None:
        folder = self._context.tables().folder
        none = stock.IMPORT_NONE.format(folder=folder)
        self.put(
            ImportModel(
                shown=True,
                title=stock.IMPORT_TITLE(),
                files=tuple(ChoiceModel(key=name, word=name) for name in files),
                summary=stock.IMPORT_CHOOSE() if files else none,
                close_word=screens.CANCEL(),
            )
        )

    def _looked(self, read: _Read) -> None:
        self._read = read
        preview, table = read.preview, read.table
        summary = stock.IMPORT_SUMMARY.format(
            new=preview.new, changed=preview.changed, same=preview.same
        )
        if table.left_out:
            summary += " · " + stock.IMPORT_BAD.format(rows=stock.rows(table.left_out))
        rows = preview.rows
        self.put(
            ImportModel(
                shown=True,
                title=read.name,
                summary=summary,
                problems=table.problems,
                go_word=_go_word(rows),
                go_live=rows > 0,
                strict_word=stock.IMPORT_STRICT() if table.left_out else "",
                close_word=screens.CANCEL(),
            )
        )

    def _progress(self, done: int, rows: int) -> None:
        if self._read is None:
            return
        self.put(
            replace(
                self.model,
                progress=done / rows if rows else 1.0,
                progress_word=stock.IMPORT_RUNS.format(done=done, all=rows),
                go_live=False,
                strict_word="",
            )
        )

    def _done(self, rows: int, refused: tuple[Refused, ...]) -> None:
        self._read = None
        problems = tuple(f"{why.about}: {failure(why)[0].title}" for why in refused)
        self.put(
            replace(
                self.model,
                summary=stock.IMPORT_DONE.format(rows=stock.rows(rows - len(problems))),
                problems=problems,
                progress=None,
                progress_word="",
                go_word="",
                go_live=False,
                strict_word="",
                close_word=stock.CLOSE(),
            )
        )
        self._floor.imported()

    def _failed(self, exc: Exception) -> None:
        if isinstance(exc, NoTables):
            self.put(replace(self.model, summary=str(exc), progress=None, progress_word=""))
            return
        if self.model.shown:
            self.put(replace(self.model, progress=None, progress_word=""))
        self._floor.failed(exc)


def _go_word(rows: int) -> str:
    return stock.IMPORT_GO.format(rows=stock.rows(rows)) if rows else stock.IMPORT_NOTHING()
