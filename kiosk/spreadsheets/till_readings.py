"""A reading of the till as a table, for those who keep the books."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.domain.till import ReadingKind
from kiosk.ports.whole_file import write_whole
from kiosk.spreadsheets.writing import Delimiter, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from pathlib import Path

    from kiosk.domain.money import Money
    from kiosk.domain.till import Drawer, Line, Reading
    from kiosk.spreadsheets.writing import Value

HEADINGS = (
    "reading", "bench", "person", "from", "to",
    "what", "tender", "channel", "entries", "units", "amount", "currency",
)  # fmt: skip
FLOAT, MOVED, EXPECTED = "float", "cash moved", "cash expected"
COUNTED, DIFFERENCE = "cash counted", "cash difference"


def write_reading(reading: Reading, zone: tzinfo, delimiter: Delimiter = ",") -> bytes:
    """The table as CSV: a row for each line of the reading, then those of each drawer.

    Each row says which reading it is of, so that many files make one table. Moments are those of
    the clock in ``zone``; a drawer that nobody counted has no row for it.
    """
    rows = (*map(_line, reading.lines), *(row for each in reading.drawers for row in _drawer(each)))
    head = _head(reading, zone)
    return write_rows(HEADINGS, ((*head, *row) for row in rows), delimiter)


def save_reading(folder: Path, reading: Reading, zone: tzinfo) -> Path:
    """Write the table into ``folder``, which must exist, whole or not at all; returns its path.

    The same reading replaces its own file.

    Raises:
        OSError: it can't be written.
    """
    target = folder / f"{_name(reading, zone)}.csv"
    write_whole(target, write_reading(reading, zone))
    return target


def _name(reading: Reading, zone: tzinfo) -> str:
    """By the number of a Z, by the second of an X, as their papers are called."""
    # The words of papers are slow to load, and who writes products does without.
    from kiosk.documents.text import file_safe  # noqa: PLC0415

    closed = reading.kind is ReadingKind.Z
    number = str(reading.number) if closed else f"{reading.at.astimezone(zone):%Y%m%d-%H%M%S}"
    return f"till-reading_{reading.kind.value}-{number}_{file_safe(reading.bench)}"


def _head(reading: Reading, zone: tzinfo) -> tuple[Value, ...]:
    closed = reading.kind is ReadingKind.Z
    since = reading.since.astimezone(zone) if reading.since else None
    name = f"Z {reading.number}" if closed else "X"
    return name, reading.bench, reading.person, since, reading.at.astimezone(zone)


def _line(line: Line) -> tuple[Value, ...]:
    what = (line.kind.value, line.tender.value, line.channel)
    return *what, line.entries, line.units, *_money(line.amount)


def _drawer(drawer: Drawer) -> Iterator[tuple[Value, ...]]:
    found = (
        (FLOAT, drawer.float_),
        (MOVED, drawer.moved),
        (EXPECTED, drawer.expected),
        (COUNTED, drawer.counted),
        (DIFFERENCE, drawer.difference),
    )
    for what, money in found:
        if money is not None:
            yield what, "cash", "", None, None, *_money(money)


def _money(money: Money) -> tuple[Decimal, str]:
    # Loaded with the first amount, as for the glass.
    from babel.numbers import get_currency_precision  # noqa: PLC0415

    return Decimal(money.minor).scaleb(-get_currency_precision(money.currency)), money.currency
