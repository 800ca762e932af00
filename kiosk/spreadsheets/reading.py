"""Goes through a table row by row: what can't be used is named, and the others are taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic

from kiosk.spreadsheets.cells import Cell, Wrong, tidy
from kiosk.spreadsheets.grid import Grid, Record
from kiosk.spreadsheets.headings import columns
from kiosk.spreadsheets.letters import text_of
from kiosk.spreadsheets.numbers import points
from kiosk.spreadsheets.table import (
    MOST_BYTES,
    NoTable,
    Problem,
    Problems,
    Row,
    Table,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from kiosk.spreadsheets.headings import Synonyms


@dataclass(frozen=True, kw_only=True)
class Fields:
    """The cells of one row, by the names that headings.py gives them."""

    cells: Mapping[str, tuple[Cell, ...]]
    points: frozenset[str]
    """The marks that the column of numbers surely uses as its decimal point."""

    def one(self, name: str) -> Cell:
        """The cell of a field; an empty one where the table has no such column."""
        return next(iter(self.cells.get(name, ())), _NO_CELL)

    def many(self, name: str) -> tuple[Cell, ...]:
        """The cells of a field that may have several columns."""
        return self.cells.get(name, ())


_NO_CELL = Cell()


@dataclass(frozen=True, kw_only=True)
class Kind(Generic[Row]):
    """A kind of table. ``row`` raises Wrong, and returns None for a row that says nothing."""

    synonyms: Synonyms
    needed: tuple[str, ...]
    number: str
    """The field that holds numbers."""
    row: Callable[[Fields], Row | None]
    key: Callable[[Row], Hashable]
    """What no two rows may have in common."""
    name: Callable[[Row], str]
    """The key in words."""
    first_counts: bool
    """Of two rows of one name, whether the first is taken, or neither."""


def read(data: bytes, kind: Kind[Row], country: str) -> Table[Row]:
    """The rows of a file; whatever it holds, nothing is raised."""
    if len(data) > MOST_BYTES:
        return _refused(f"is larger than {MOST_BYTES // 1_000_000} MB")
    try:
        text, encoding = text_of(data, country)
        return _Reading(Grid(text, kind.synonyms), kind).table(encoding)
    except NoTable as why:
        return _refused(str(why))


def _refused(why: str) -> Table[Row]:
    return Table(problems=(Problem(line=0, words=why),))


@dataclass
class _Reading(Generic[Row]):
    grid: Grid
    kind: Kind[Row]
    rows: dict[Hashable, Row] = field(default_factory=dict)
    lines: dict[Hashable, int] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)
    skipped: int = 0

    def table(self, encoding: str) -> Table[Row]:
        headings = tuple(map(tidy, self.grid.headings))
        places = columns(headings, self.kind.synonyms, self.kind.needed)
        marks = self._points(places)
        for record in self.grid.rows():
            if isinstance(record, Problem):
                self.problems.add(record)
            else:
                self._take(record, headings, places, marks)
        if not (self.lines or self.problems.told or self.skipped):
            raise NoTable("has no rows below its headings")
        used = {place for many in places.values() for place in many}
        return Table(
            rows=tuple(self.rows.values()),
            problems=tuple(self.problems.told),
            more=self.problems.more,
            skipped=self.skipped,
            unused=tuple(shown(h) for place, h in enumerate(headings) if h and place not in used),
            encoding=encoding,
        )

    def _points(self, places: Mapping[str, tuple[int, ...]]) -> frozenset[str]:
        column = places.get(self.kind.number)
        if not column:
            return frozenset()
        return points(
            tidy(record.cells[column[0]])
            for record in self.grid.rows()
            if isinstance(record, Record) and len(record.cells) > column[0]
        )

    def _take(
        self,
        record: Record,
        headings: tuple[str, ...],
        places: Mapping[str, tuple[int, ...]],
        marks: frozenset[str],
    ) -> None:
        if any(cell.strip() for cell in record.cells[len(headings) :]):
            self._problem(record.line, _TOO_MANY.format(delimiter=_NAMES[self.grid.delimiter]))
            return
        cells = record.cells + ("",) * (len(headings) - len(record.cells))
        found = {
            name: tuple(Cell(headings[place], tidy(cells[place])) for place in many)
            for name, many in places.items()
        }
        try:
            row = self.kind.row(Fields(cells=found, points=marks))
        except Wrong as wrong:
            self._problem(record.line, str(wrong), wrong.cell)
        else:
            self._keep(record.line, row)

    def _keep(self, line: int, row: Row | None) -> None:
        if row is None:
            self.skipped += 1
            return
        key = self.kind.key(row)
        if key not in self.lines:
            self.lines[key] = line
            self.rows[key] = row
            return
        words = f"{self.kind.name(row)} stands in line {self.lines[key]} already"
        if not self.kind.first_counts:
            self.rows.pop(key, None)
            words += ": neither is taken"
        self._problem(line, words)

    def _problem(self, line: int, words: str, cell: Cell = _NO_CELL) -> None:
        self.problems.add(
            Problem(line=line, column=shown(cell.column), value=shown(cell.text), words=words)
        )


_TOO_MANY = "more cells than headings: a text with {delimiter} in it must be in quotation marks"
_NAMES = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
