"""What reading a table gives: its checked rows, and a word on each row that is not among them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

MOST_BYTES = 50_000_000
MOST_ROWS = 200_000
MOST_PROBLEMS = 500
"""Problems that are told one by one; the rest are counted."""
LONGEST_SHOWN = 80

Row = TypeVar("Row")


class NoTable(Exception):
    """The file as a whole can't be used; says why."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Why a row was left out; ``words`` say it all by themselves.

    ``line`` is where the row begins in the file, from 1; 0 stands for the file as a whole, of
    which no row was taken then. ``column`` is the heading as it stands in the file and ``value``
    the beginning of the cell, both empty where the row is at fault.
    """

    line: int
    column: str = ""
    value: str = ""
    words: str


@dataclass(frozen=True, kw_only=True)
class Table(Generic[Row]):
    """The rows that can be used, in their order, and what became of the others."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    more: int = 0
    """Problems beyond ``MOST_PROBLEMS``."""
    skipped: int = 0
    """Rows that say nothing: a product that was not counted."""
    unused: tuple[str, ...] = ()
    """Headings that mean nothing here; one may be misspelt."""
    encoding: str = ""
    """How the file's letters were read: ``utf-8``, ``utf-16``, or a code page of Windows."""

    @property
    def refusal(self) -> str:
        """Why the whole file was refused; empty when its rows were read."""
        whole = bool(self.problems) and not self.problems[0].line
        return self.problems[0].words if whole else ""

    @property
    def left_out(self) -> int:
        """How many problems there are, told or not."""
        return len(self.problems) + self.more

    def sentences(self, name: str) -> tuple[str, ...]:
        """The problems in words, for a file called ``name``; a refused file says one thing."""
        if self.refusal:
            return (f"{name} {self.refusal}",)
        told = tuple(f"{name} line {one.line}: {one.words}" for one in self.problems)
        return (*told, f"and {self.more:,} more") if self.more else told


@dataclass
class Problems:
    """Collects problems, and only counts them when there are too many to read."""

    told: list[Problem] = field(default_factory=list)
    more: int = 0

    def add(self, problem: Problem) -> None:
        """Note one more."""
        if len(self.told) < MOST_PROBLEMS:
            self.told.append(problem)
        else:
            self.more += 1


def shown(text: str) -> str:
    """The beginning of a cell, as a sentence shows it."""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
