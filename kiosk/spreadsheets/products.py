"""The table of products: one row for each SKU."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.product import Barcode, Given, Product, Track
from kiosk.domain.values import Sku
from kiosk.spreadsheets import codes
from kiosk.spreadsheets.cells import Wrong
from kiosk.spreadsheets.headings import PRODUCTS
from kiosk.spreadsheets.numbers import grams
from kiosk.spreadsheets.reading import Fields, Kind, read
from kiosk.spreadsheets.writing import Delimiter, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.spreadsheets.cells import Cell
    from kiosk.spreadsheets.table import Table

LONGEST_SKU = 120
LONGEST_TITLE = 500
LONGEST_BIN = 60
LONGEST_PICTURE = 200
CAPTURES = frozenset(track.value for track in Track)
HEADINGS = (
    "sku",
    "title",
    "barcode",
    "barcodes",
    "bin",
    "weight_g",
    "picture",
    "tracked",
    "track",
)
_NO_FILE = frozenset("/\\:")


@dataclass(frozen=True, kw_only=True)
class ProductRow:
    """One product; what is empty or None was not given."""

    sku: str
    title: str = ""
    barcodes: tuple[tuple[str, int], ...] = ()
    """Codes, and how many units one scan of each counts; the first is the main one."""
    bin: str = ""
    weight_g: int | None = None
    picture: str = ""
    """A plain file name."""
    tracked: bool | None = None
    """Whether its stock is counted."""
    capture: str = ""
    """``serial`` or ``lot`` where it must be captured of each unit."""

    @property
    def given(self) -> Given:
        """What the row says; a main code of a case is none to print."""
        codes = tuple(Barcode(code=code, units=units) for code, units in self.barcodes)
        of_one = bool(codes) and codes[0].units == 1
        product = Product(
            sku=Sku(self.sku),
            title=self.title,
            bin=self.bin,
            gtin=codes[0].code if of_one else "",
            barcodes=codes[1:] if of_one else codes,
            track=Track(self.capture),
            weight=self.weight_g,
            picture=self.picture,
        )
        return Given(product=product, tracked=self.tracked)


def read_products(data: bytes, country: str = "") -> Table[ProductRow]:
    """The products in a file, and a word on each row that is not among them; raises nothing.

    ``country`` is the shop's (ISO 3166-1 alpha-2): it decides what letters a file is written in
    that does not say so itself. Of two rows of one SKU the first is taken.
    """
    return read(data, _KIND, country)


def write_products(rows: Iterable[ProductRow], delimiter: Delimiter = ",") -> bytes:
    """The table as CSV; ``read_products`` makes the same rows of it."""
    return write_rows(HEADINGS, map(_cells, rows), delimiter)


def sku(cell: Cell) -> str:
    """The SKU of a row.

    Raises:
        Wrong: there is none, or it can't be used.
    """
    text = cell.code(LONGEST_SKU)
    if not text:
        raise Wrong(cell, "no SKU")
    return text


def _row(fields: Fields) -> ProductRow:
    capture = fields.one("capture")
    if capture.text.casefold() not in CAPTURES:
        raise capture.wrong("is not serial, lot or empty")
    return ProductRow(
        sku=sku(fields.one("sku")),
        title=fields.one("title").words(LONGEST_TITLE),
        barcodes=_barcodes(fields),
        bin=fields.one("bin").code(LONGEST_BIN),
        weight_g=grams(fields.one("weight"), fields.points),
        picture=_picture(fields.one("picture")),
        tracked=fields.one("tracked").yes_or_no(),
        capture=capture.text.casefold(),
    )


def _barcodes(fields: Fields) -> tuple[tuple[str, int], ...]:
    cells = [*fields.many("gtin"), *fields.many("barcode"), *fields.many("barcodes")]
    if not cells:
        return ()
    mains = [codes.gtin(cell) for cell in fields.many("gtin")]
    mains += [codes.barcode(cell) for cell in fields.many("barcode")]
    found = [(code, 1) for code in mains if code]
    for cell in fields.many("barcodes"):
        found += codes.further(cell)
    return codes.unique(cells[-1], found)


def _picture(cell: Cell) -> str:
    name = cell.words(LONGEST_PICTURE)
    if name in {".", ".."} or _NO_FILE & set(name):
        raise cell.wrong("is not a plain file name")
    return name


def _cells(row: ProductRow) -> tuple[str | int | bool | None, ...]:
    main, further = codes.written(row.barcodes)
    return (
        row.sku,
        row.title,
        main,
        further,
        row.bin,
        row.weight_g,
        row.picture,
        row.tracked,
        row.capture,
    )


_KIND = Kind(
    synonyms=PRODUCTS,
    needed=("sku",),
    number="weight",
    row=_row,
    key=lambda row: row.sku,
    name=lambda row: f"SKU {row.sku}",
    first_counts=True,
)
