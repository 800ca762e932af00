"""The owner's tables: carriers and products; bad rows are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.settings import tables
from kiosk.settings.load import WrongSetting
from kiosk.settings.tables import ASSETS, CARRIERS, ProductRow, read_carriers, read_products

DPD = '[[carrier]]\nid = "dpd"\nname = "DPD"\n[carrier.amazon]\ndefault = "DPD"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "table"


def products(file: Path, text: str) -> tuple[tuple[ProductRow, ...], tuple[str, ...]]:
    file.write_text(text, "utf-8")
    return read_products(file)


def test_the_carriers_that_come_along_can_be_used() -> None:
    rows = read_carriers(CARRIERS)

    assert len(rows) >= 10
    assert [row.id for row in rows if row.other] == ["other"]
    assert all(row.amazon.get("default") for row in rows if not row.other)


def test_the_products_that_come_along_can_be_used() -> None:
    rows, bad = read_products(ASSETS / "demo" / "products.csv")

    assert len(rows) >= 20
    assert bad == ()
    assert all((ASSETS / "demo" / "pictures" / row.picture).is_file() for row in rows)


def test_a_carrier_is_read_with_all_that_is_known_of_it(file: Path) -> None:
    file.write_text(
        '[[carrier]]\nid = "rm"\nname = "Royal Mail"\nservices = ["24", "48"]\n'
        'countries = ["GB"]\n[carrier.amazon]\nGB = "Royal Mail"\n'
    )

    (row,) = read_carriers(file)

    assert (row.id, row.name, row.services, row.countries) == (
        "rm",
        "Royal Mail",
        ("24", "48"),
        ("GB",),
    )
    assert (row.amazon, row.other) == ({"GB": "Royal Mail"}, False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (DPD + DPD, "has dpd more than once"),
        ("", "missing required field `carrier`"),
        ("carrier = []", "length >= 1"),
        ('[[carrier]]\nid = "D P D"\nname = "DPD"', "`$.carrier[0].id`"),
        ('[[carrier]]\nid = "dpd"', "missing required field `name`"),
        ('[[carrier]]\nid = "dpd"\nname = "DPD"\nservice = "x"', "unknown field `service`"),
        ("[[carrier", "can't be used"),
    ],
)
def test_a_carrier_table_that_cannot_be_used_says_where_and_why(
    file: Path, text: str, words: str
) -> None:
    file.write_text(text)

    with pytest.raises(WrongSetting) as said:
        read_carriers(file)

    assert f"The carrier table {file}" in str(said.value)
    assert words in str(said.value)


def test_a_carrier_table_that_is_not_there_is_named(file: Path) -> None:
    with pytest.raises(WrongSetting, match="can't be used"):
        read_carriers(file)


def test_products_are_read_in_whatever_order_their_columns_stand(file: Path) -> None:
    rows, bad = products(file, "bin,sku,weight,title\n A-01 ,MUG,300,Mug\n,POT,,\n")

    assert rows == (ProductRow(sku="MUG", bin="A-01", title="Mug"), ProductRow(sku="POT"))
    assert bad == ()


def test_a_table_from_a_spreadsheet_is_read_too(file: Path) -> None:
    rows, _ = products(file, '\ufeffsku,title\r\nMUG,"Mug, ""blue""\n2 lines"\r\n')

    assert rows == (ProductRow(sku="MUG", title='Mug, "blue"\n2 lines'),)


def test_bad_rows_are_named_and_the_others_taken(file: Path) -> None:
    rows, bad = products(
        file, "sku,picture\nMUG,mug.png\n,x.png\nMUG,y.png\nPOT,../../etc/passwd\nCUP\nJUG,,,,\n"
    )

    assert [row.sku for row in rows] == ["MUG", "CUP", "JUG"]
    assert bad == (
        "table line 3: no SKU",
        "table line 4: SKU MUG stands there already",
        "table line 5: picture '../../etc/passwd' is not a plain file name",
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no column named sku"),
        (b"SKU,title\nMUG,Mug\n", "no column named sku"),
        (b"sku\n\xff\xfe\n", "can't be read"),
        (b'sku,title\nMUG,"' + b"x" * 200_000 + b'"\n', "can't be read"),
    ],
)
def test_a_product_table_that_cannot_be_used_says_why(
    file: Path, content: bytes, words: str
) -> None:
    file.write_bytes(content)

    with pytest.raises(WrongSetting) as said:
        read_products(file)

    assert f"The product table {file}" in str(said.value)
    assert words in str(said.value)


def test_a_product_table_that_is_not_there_is_named(file: Path) -> None:
    with pytest.raises(WrongSetting, match="can't be read"):
        read_products(file)


def test_a_file_of_monstrous_size_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_SIZE_LIMIT", 10)

    with pytest.raises(WrongSetting, match="larger than 50 MB"):
        products(file, "sku,title\nMUG,Mug\n")
