"""Which column is which: headings in any order and any case, by the names that people give them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.spreadsheets.table import NoTable, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Synonyms = Mapping[str, Sequence[str]]
    """The names of each field, as ``plain`` writes them; where a table has several columns of
    one field, the first of these names counts."""

MANY = frozenset({"gtin", "barcode", "barcodes"})
"""Fields that may have several columns: a product has several barcodes."""
_SHOWN = 8
"""Headings that are named where a needed one is missing."""
_SKU = ("sku", "seller sku", "item sku", "merchant sku", "product sku")
_BIN = ("bin", "bin location", "location", "shelf")
_WORDS = re.compile(r"[^\W_]+")

PRODUCTS = {
    "sku": _SKU,
    "gtin": ("gtin", "ean", "upc", "ean 13", "ean13", "upc a", "ean upc", "upc ean", "isbn"),
    "barcode": ("barcode", "bar code"),
    "barcodes": ("barcodes", "further barcodes", "other barcodes", "case barcodes"),
    "title": ("title", "name", "product name", "item name", "product title", "description"),
    "bin": _BIN,
    "weight": ("weight g", "weight in g", "weight grams", "weight", "weight kg", "weight in kg"),
    "picture": ("picture", "image", "photo", "picture file", "image file"),
    "tracked": ("tracked", "track stock", "stock tracked", "count stock"),
    "capture": ("track", "capture"),
}
COUNTS = {
    "sku": _SKU,
    "count": ("count", "counted", "quantity", "qty", "on hand", "stock", "units"),
    "bin": _BIN,
}


def plain(heading: str) -> str:
    """The words of a heading: ``Item_SKU`` and ``item-sku`` are one."""
    return " ".join(_WORDS.findall(heading.casefold()))


def known(headings: Iterable[str], synonyms: Synonyms) -> int:
    """How many of the headings mean something."""
    names = {name for many in synonyms.values() for name in many}
    return sum(plain(heading) in names for heading in headings)


def columns(
    headings: Sequence[str], synonyms: Synonyms, needed: Iterable[str]
) -> dict[str, tuple[int, ...]]:
    """The columns of each field, those of the first name first.

    Raises:
        NoTable: a needed field has no column, or one name stands over two.
    """
    by_name: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        by_name.setdefault(plain(heading), []).append(place)
    found = {}
    for field, names in synonyms.items():
        places = [place for name in names for place in by_name.get(name, ())]
        if field in MANY:
            found[field] = tuple(places)
        elif places:
            found[field] = (places[0],)
            _once(headings, by_name[plain(headings[places[0]])])
    for field in needed:
        if field not in found:
            raise NoTable(f"has no column named {field}{_instead(headings)}")
    return found


def _once(headings: Sequence[str], places: Sequence[int]) -> None:
    if len(places) > 1:
        raise NoTable(f"has {len(places)} columns named {shown(headings[places[0]])}")


def _instead(headings: Sequence[str]) -> str:
    named = [shown(heading) for heading in headings if heading][:_SHOWN]
    return f"; its first line is: {', '.join(named)}" if named else ""
