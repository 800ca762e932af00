"""Whether the tables that the owner keeps can be used, row by row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.doctor.finding import Finding, bad, look, ok
from kiosk.settings.load import WrongSetting
from kiosk.settings.tables import CARRIERS, read_carriers, read_products

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.settings.schema import Shop
    from kiosk.settings.tables import ProductRow

CARRIER_TABLE, PRODUCTS, PICTURES = "carriers", "products", "pictures"
NAMED = 5
"""Bad rows that are told one by one; the rest are counted."""


def tables(shop: Shop) -> Iterator[Finding]:
    """Look at carriers, products and pictures."""
    yield _carriers(Path(shop.carriers).expanduser() if shop.carriers else CARRIERS)
    if not shop.products:
        yield ok(PRODUCTS, "no table set: Amazon's own titles, no bins (shop.products)")
        return
    path = Path(shop.products).expanduser()
    try:
        rows, wrong = read_products(path)
    except WrongSetting as error:
        yield bad(PRODUCTS, str(error), "Correct the file, or shop.products.")
        return
    yield from _products(path, rows, wrong)
    if shop.pictures:
        yield _pictures(Path(shop.pictures).expanduser(), rows)


def _carriers(path: Path) -> Finding:
    try:
        rows = read_carriers(path)
    except WrongSetting as error:
        return bad(CARRIER_TABLE, str(error), "The bench does not start with it: correct it.")
    return ok(CARRIER_TABLE, f"{len(rows)} in {path.name}")


def _products(
    path: Path, rows: tuple[ProductRow, ...], wrong: tuple[str, ...]
) -> Iterator[Finding]:
    if not wrong:
        yield ok(PRODUCTS, f"{len(rows):,} in {path.name}")
        return
    words = f"{len(rows):,} in {path.name}, {len(wrong):,} left out"
    yield look(PRODUCTS, words, "Correct these rows, then start the background client again.")
    for sentence in wrong[:NAMED]:
        yield look("", sentence, "")
    if len(wrong) > NAMED:
        yield look("", f"and {len(wrong) - NAMED:,} more", "")


def _pictures(folder: Path, rows: Iterable[ProductRow]) -> Finding:
    if not folder.is_dir():
        return look(PICTURES, f"{folder} is not there", "Correct shop.pictures.")
    named = {row.picture for row in rows if row.picture}
    missing = sorted(name for name in named if not (folder / name).is_file())
    if missing:
        words = f"{len(missing):,} of {len(named):,} are missing, {missing[0]} first"
        return look(PICTURES, words, f"Put them into {folder}, or correct the product table.")
    return ok(PICTURES, f"{len(named):,} in {folder}")
