"""Whether the tables that the owner keeps can be used, row by row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.doctor.finding import Finding, bad, look, ok
from kiosk.settings.load import WrongSetting
from kiosk.settings.tables import CARRIERS, read_carriers
from kiosk.spreadsheets.files import product_table
from kiosk.spreadsheets.table import NoTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.settings.schema import Shop
    from kiosk.spreadsheets.products import ProductRow
    from kiosk.spreadsheets.table import Table

CARRIER_TABLE, PRODUCTS, PICTURES = "carriers", "products", "pictures"
NAMED = 5
"""Bad rows that are told one by one; the rest are counted."""


def tables(shop: Shop, country: str = "") -> Iterator[Finding]:
    """Look at carriers, products and pictures; ``country`` is the company's."""
    yield _carriers(Path(shop.carriers).expanduser() if shop.carriers else CARRIERS)
    if not shop.products:
        yield ok(PRODUCTS, "no table set: Amazon's own titles, no bins (shop.products)")
        return
    path = Path(shop.products).expanduser()
    try:
        table = product_table(path, country)
    except NoTable as error:
        yield bad(PRODUCTS, str(error), "Correct the file, or shop.products.")
        return
    yield from _products(path, table)
    if shop.pictures:
        yield _pictures(Path(shop.pictures).expanduser(), table.rows)


def _carriers(path: Path) -> Finding:
    try:
        rows = read_carriers(path)
    except WrongSetting as error:
        return bad(CARRIER_TABLE, str(error), "The bench does not start with it: correct it.")
    return ok(CARRIER_TABLE, f"{len(rows)} in {path.name}")


def _products(path: Path, table: Table[ProductRow]) -> Iterator[Finding]:
    taken = f"{len(table.rows):,} in {path.name}"
    if not table.left_out:
        yield ok(PRODUCTS, taken)
    else:
        words = f"{taken}, {table.left_out:,} left out"
        yield look(PRODUCTS, words, "Correct these rows, then start the background client again.")
    for sentence in table.sentences(path.name)[:NAMED]:
        yield look("", sentence, "")
    if table.left_out > NAMED:
        yield look("", f"and {table.left_out - NAMED:,} more", "")
    if table.unused:
        words = f"the columns {', '.join(table.unused[:NAMED])} mean nothing here"
        yield look("", words, "Correct their headings, if one of them was meant.")


def _pictures(folder: Path, rows: Iterable[ProductRow]) -> Finding:
    if not folder.is_dir():
        return look(PICTURES, f"{folder} is not there", "Correct shop.pictures.")
    named = {row.picture for row in rows if row.picture}
    missing = sorted(name for name in named if not (folder / name).is_file())
    if missing:
        words = f"{len(missing):,} of {len(named):,} are missing, {missing[0]} first"
        return look(PICTURES, words, f"Put them into {folder}, or correct the product table.")
    return ok(PICTURES, f"{len(named):,} in {folder}")
