"""Text cut into rows and cells: delimiters, quotation marks and line ends of spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.spreadsheets.headings import known
from kiosk.spreadsheets.table import MOST_ROWS, NoTable, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.spreadsheets.headings import Synonyms

MOST_LINES = 1_000_000
"""Blank ones, and those inside of cells, among them."""
LONGEST_LINE = 200_000
"""Characters; a longer line is no row of a table."""
_DELIMITERS = ",;\t"
_TOLD = re.compile(r'\A"?sep=([,;|\t])"?[^\S\r\n]*(?:\r\n?|\n|\Z)', re.IGNORECASE)
"""Excel's own first line, which names the delimiter."""
_BEGINNING = 20_000
"""Characters that are looked at for the delimiter."""
_UNCLOSED = "a quotation mark is opened here and never closed: nothing below was read"
_UNPAIRED = "quotation marks don't pair up: inside a text each must be written twice"


@dataclass(frozen=True)
class Record:
    """One row; ``line`` is where it begins in the file, from 1."""

    line: int
    cells: tuple[str, ...]


class Grid:
    """The rows of a text, which can be gone through more than once.

    The delimiter is the one that makes known headings of the first line: what stands in the rows
    below (decimal commas, commas in titles) can't mislead it.
    """

    def __init__(self, text: str, synonyms: Synonyms) -> None:
        """Find the delimiter and the headings.

        Raises:
            NoTable: there is no line of headings.
        """
        told = _TOLD.match(text)
        self._text = text[told.end() :] if told else text
        self._before = 1 if told else 0
        self.delimiter = told[1] if told else _delimiter(self._text, synonyms)
        first = next(self._all(), Record(1, ()))
        if isinstance(first, Problem):
            raise NoTable(f"begins with a line that can't be read: {first.words}")
        self.headings = tuple(map(str.strip, first.cells))

    def rows(self) -> Iterator[Record | Problem]:
        """Each row below the headings that is not blank.

        Raises:
            NoTable: a line, or the table, has no end.
        """
        every = self._all()
        next(every, None)
        for count, row in enumerate(every, 1):
            if count > MOST_ROWS:
                raise NoTable(f"has more than {MOST_ROWS:,} rows: divide it")
            yield row

    def _all(self) -> Iterator[Record | Problem]:
        reader = csv.reader(
            self._lines(), delimiter=self.delimiter, skipinitialspace=True, strict=True
        )
        while True:
            line = self._before + reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield _broken(line, self._before + reader.line_num, str(error))
            else:
                if any(cell and not cell.isspace() for cell in cells):
                    yield Record(line, tuple(cells))

    def _lines(self) -> Iterator[str]:
        for number, line in enumerate(io.StringIO(self._text, newline=""), self._before + 1):
            if number > MOST_LINES:
                raise NoTable(f"has more than {MOST_LINES:,} lines")
            if len(line) > LONGEST_LINE:
                raise NoTable(f"has more than {LONGEST_LINE:,} characters in line {number}")
            yield line


def _broken(first: int, last: int, error: str) -> Problem:
    if error == "unexpected end of data":
        return Problem(line=first, words=_UNCLOSED)
    far = f" (lines {first} to {last} are left out)" if last > first else ""
    return Problem(line=first, words=_UNPAIRED + far)


def _delimiter(text: str, synonyms: Synonyms) -> str:
    beginning = text[:_BEGINNING]
    return max(
        _DELIMITERS,
        key=lambda one: (known(cells := _first(beginning, one), synonyms), len(cells)),
    )


def _first(text: str, delimiter: str) -> list[str]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    return next((cells for cells in reader if any(map(str.strip, cells))), [])
