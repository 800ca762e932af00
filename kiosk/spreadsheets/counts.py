"""The table of counts: how many units of each SKU there are, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.spreadsheets.headings import COUNTS
from kiosk.spreadsheets.numbers import units
from kiosk.spreadsheets.products import LONGEST_BIN, sku
from kiosk.spreadsheets.reading import Fields, Kind, read
from kiosk.spreadsheets.writing import Delimiter, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.spreadsheets.table import Table

HEADINGS = ("sku", "bin", "count")


@dataclass(frozen=True, kw_only=True)
class CountRow:
    """Units of one SKU, in one bin if it was counted bin by bin."""

    sku: str
    units: int
    bin: str = ""


def read_counts(data: bytes, country: str = "") -> Table[CountRow]:
    """The counts in a file, and a word on each row that is not among them; raises nothing.

    A SKU may stand once for each bin: ``totals`` adds them up. Of two counts in one bin neither
    is taken, since nobody knows which is right. A row without a count is skipped: its product was
    not counted, which is something else than none. ``country`` is as in ``read_products``.
    """
    return read(data, _KIND, country)


def write_counts(rows: Iterable[CountRow], delimiter: Delimiter = ",") -> bytes:
    """The table as CSV; ``read_counts`` makes the same rows of it."""
    return write_rows(HEADINGS, ((row.sku, row.bin, row.units) for row in rows), delimiter)


def totals(rows: Iterable[CountRow]) -> dict[str, int]:
    """Units by SKU, over all its bins."""
    found: dict[str, int] = {}
    for row in rows:
        found[row.sku] = found.get(row.sku, 0) + row.units
    return found


def _row(fields: Fields) -> CountRow | None:
    name = sku(fields.one("sku"))
    counted = units(fields.one("count"), fields.points)
    place = fields.one("bin").code(LONGEST_BIN)
    return None if counted is None else CountRow(sku=name, units=counted, bin=place)


def _name(row: CountRow) -> str:
    return f"SKU {row.sku} in bin {row.bin}" if row.bin else f"SKU {row.sku}"


_KIND = Kind(
    synonyms=COUNTS,
    needed=("sku", "count"),
    number="count",
    row=_row,
    key=lambda row: (row.sku, row.bin),
    name=_name,
    first_counts=False,
)
