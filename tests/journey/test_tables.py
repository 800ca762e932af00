"""The owner's tables: what comes from Excel is previewed and taken in, and goes out again."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable
from pathlib import Path

import pytest

from kiosk.tour.hand import Hand
from tests.journey.conftest import MakeWorld, World
from tests.journey.steps import in_a_row, is_live, office

FORMULA = '=HYPERLINK("http://tea.example";"Kettle, 1 l")'
PRODUCTS = (
    ("SKU", "Title", "EAN", "Bin", "Weight (g)", "Tracked"),
    ("MUG-ENA-GRN", "Enamel mug, green; 350 ml", "5012345678016", "A-02-1", "180", "Yes"),
    ("TPT-POR-BLU", "Teapot “Größe 1”, blue", "", "E-04-2", "1.240", "Yes"),
    ("KTL-STL-1L", FORMULA, "", "E-05-1", "", "Yes"),
)
COUNTS = (
    ("SKU", "Bin", "Count"),
    ("MUG-ENA-GRN", "A-02-1", "48"),
    ("TPT-POR-BLU", "E-04-2", "a dozen"),
    ("KTL-STL-1L", "Südwand 3", "7"),
)
BAD_LINE = "counts.csv line 3: Count 'a dozen' is not a whole number"
FORMULAS_BEGIN = ("=", "+", "-", "@", "\t", "\r")
SHORTENED = 12
"""Digits from which on Excel makes 5.01235E+12 of a code."""
MUG, TEAPOT, KETTLE = ((sku, title, place) for sku, title, _, place, _, _ in PRODUCTS[1:])


def as_excel_writes(rows: Iterable[Iterable[str]]) -> str:
    """Rows as Excel saves them where the comma is a decimal point."""

    def cell(text: str) -> str:
        quoted = '"' + text.replace('"', '""') + '"'
        return quoted if ";" in text or '"' in text else text

    return "".join(";".join(map(cell, row)) + "\r\n" for row in rows)


def tables_from_excel(here: World) -> Path:
    """The bench's folder with a "CSV UTF-8" and a plain "CSV", which is in Windows' letters."""
    folder = here.folder / "tables"
    folder.mkdir()
    (folder / "products.csv").write_bytes(BOM_UTF8 + as_excel_writes(PRODUCTS).encode())
    (folder / "counts.csv").write_bytes(as_excel_writes(COUNTS).encode("cp1252"))
    return folder


@pytest.mark.parametrize("size", ["1280x800", "800x480"])
def test_tables_from_excel_go_in_once_and_come_out_safe(world: MakeWorld, size: str) -> None:
    with world(size) as here, here.bench() as hand:
        folder = tables_from_excel(here)
        office(hand, "Stock")
        hand.reads("Nothing is counted yet")
        here.picture(hand, "1-no-stock")
        products_taken_in(here, hand)
        counts_taken_in(here, hand)
        changes_nothing(hand, "products.csv", 3)
        changes_nothing(hand, "counts.csv", 2)

        hand.touch("Export")
        hand.reads("Exported")
        here.picture(hand, "7-exported")
        hand.touch("Touch to go on")
        (products,), (counts,) = folder.glob("products-*.csv"), folder.glob("counts-*.csv")
        safe_in_a_spreadsheet(products)
        safe_in_a_spreadsheet(counts)
        assert {row["sku"]: row["title"] for row in read(products)}["KTL-STL-1L"] == f"'{FORMULA}"
        assert {row["sku"]: row["count"] for row in read(counts)} == {
            "KTL-STL-1L": "7",
            "MUG-ENA-GRN": "48",
            "TPT-POR-BLU": "0",
        }
        changes_nothing(hand, products.name, len(read(products)))
        changes_nothing(hand, counts.name, len(read(counts)))


def test_a_table_with_a_bad_row_goes_in_as_a_whole_or_not_at_all(world: MakeWorld) -> None:
    with world() as here, here.bench() as hand:
        tables_from_excel(here)
        office(hand, "Stock")
        products_taken_in(here, hand)
        chosen(hand, "counts.csv")
        hand.touch("Only if every row is good")
        hand.reads("nothing was imported")
        here.picture(hand, "5-not-all")
        assert not is_live(hand.seen, "Import 2 rows")
        hand.touch("Back")
        in_a_row(hand, *MUG, "0", "0")
        in_a_row(hand, *KETTLE, "0", "0")

        mended = as_excel_writes(COUNTS).replace("a dozen", "12")
        (here.folder / "tables" / "counts.csv").write_bytes(mended.encode("cp1252"))
        chosen(hand, "counts.csv")
        hand.touch("Import 3 rows")
        hand.reads("Imported: 3 rows")
        hand.touch("Close")
        in_a_row(hand, *TEAPOT, "12", "12")
        here.picture(hand, "6-mended")


def products_taken_in(here: World, hand: Hand) -> None:
    """The products are previewed and imported; one of them was known before."""
    hand.touch("Import")
    hand.reads("Which table?")
    here.picture(hand, "2-which-table")
    hand.touch("products.csv")
    hand.reads("2 new, 1 changed, 0 as before")
    here.picture(hand, "3-products")
    hand.touch("Import 3 rows")
    hand.reads("Imported: 3 rows")
    hand.touch("Close")


def counts_taken_in(here: World, hand: Hand) -> None:
    """The preview names the line that can't be used, and why; the others are in the list then."""
    chosen(hand, "counts.csv")
    hand.reads("0 new, 2 changed, 0 as before")
    hand.reads(BAD_LINE)
    here.picture(hand, "4-counts-with-a-bad-line")
    hand.touch("Import 2 rows")
    hand.reads("Imported: 2 rows")
    here.picture(hand, "5-imported")
    hand.touch("Close")
    in_a_row(hand, *MUG, "48", "48")
    in_a_row(hand, *TEAPOT, "0", "0")
    in_a_row(hand, *KETTLE, "7", "7")
    hand.wait(lambda seen: not seen.shows("Imported"), "the window of the import to close")
    here.picture(hand, "6-in-the-list")


def changes_nothing(hand: Hand, name: str, rows: int) -> None:
    """A table that says what is known already can't even be imported."""
    chosen(hand, name)
    hand.reads(f"0 new, 0 changed, {rows} as before")
    hand.reads("Nothing to import")
    assert not is_live(hand.seen, "Nothing to import")
    hand.touch("Back")


def chosen(hand: Hand, name: str) -> None:
    """Touch a table of the folder."""
    hand.touch("Import")
    hand.reads("Which table?")
    hand.touch(name)


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a table, as they stand in its file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def safe_in_a_spreadsheet(path: Path) -> None:
    """No cell begins as a formula does, and no code looks like a number that gets shortened."""
    assert path.read_bytes().startswith(BOM_UTF8)
    cells = [cell for row in read(path) for cell in row.values() if cell]
    assert not [cell for cell in cells if cell.startswith(FORMULAS_BEGIN)]
    assert not [cell for cell in cells if cell.isdecimal() and len(cell) >= SHORTENED]
