"""The owner's file of products: what can't be used is said in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.settings.tables import ASSETS
from kiosk.spreadsheets import reading
from kiosk.spreadsheets.files import product_table
from kiosk.spreadsheets.products import ProductRow
from kiosk.spreadsheets.table import NoTable


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def test_the_products_that_come_along_can_be_used() -> None:
    table = product_table(ASSETS / "demo" / "products.csv")

    assert len(table.rows) >= 20
    assert (table.problems, table.unused) == ((), ())
    assert all((ASSETS / "demo" / "pictures" / row.picture).is_file() for row in table.rows)


def test_bad_rows_are_named_and_the_others_taken(file: Path) -> None:
    file.write_text(
        "sku,picture\nMUG,mug.png\n,x.png\nMUG,y.png\nPOT,../../etc/passwd\nCUP\nJUG,,,,\n"
    )
    table = product_table(file)

    assert [row.sku for row in table.rows] == ["MUG", "CUP", "JUG"]
    assert table.sentences(file.name) == (
        "table.csv line 3: no SKU",
        "table.csv line 4: SKU MUG stands in line 2 already",
        "table.csv line 5: picture '../../etc/passwd' is not a plain file name",
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "has no column named sku."),
        (b"title\nMug\n", "has no column named sku; its first line is: title."),
        (b"sku,title\n", "has no rows below its headings."),
        (b"\xff\xfes\x00k\x00u\x00\n", "has broken letters"),
        (b"PK\x03\x04\x14\x00", "is a workbook of Excel or Calc, not CSV"),
    ],
)
def test_a_table_that_cannot_be_used_says_why(file: Path, content: bytes, words: str) -> None:
    file.write_bytes(content)

    with pytest.raises(NoTable) as said:
        product_table(file)

    assert str(said.value).startswith(f"The product table {file} ")
    assert str(said.value).endswith(".")
    assert words in str(said.value)


def test_a_table_that_is_not_there_is_named(file: Path) -> None:
    with pytest.raises(NoTable, match="can't be read"):
        product_table(file)


def test_a_file_of_monstrous_size_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    file.write_text("sku,title\nMUG,Mug\n")

    with pytest.raises(NoTable, match="is larger than"):
        product_table(file)


def test_the_country_decides_on_letters_that_are_not_told(file: Path) -> None:
    file.write_bytes("sku;title\nKUB;Kubek żółty\n".encode("cp1250"))

    assert product_table(file, "PL").rows == (ProductRow(sku="KUB", title="Kubek żółty"),)
