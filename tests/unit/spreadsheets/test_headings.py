"""Columns are known by what people call them."""

from __future__ import annotations

import pytest

from kiosk.spreadsheets.counts import CountRow
from kiosk.spreadsheets.products import ProductRow
from tests.unit.spreadsheets.tables import counts, products


@pytest.mark.parametrize("heading", ["sku", "SKU", "seller-sku", "Item SKU", " item_sku ", "'SKU'"])
def test_the_sku_has_many_names(heading: str) -> None:
    assert products(f"title,{heading}\nMug,A\n").rows == (ProductRow(sku="A", title="Mug"),)


@pytest.mark.parametrize(
    ("heading", "value", "field", "expected"),
    [
        ("EAN", "5012345678016", "barcodes", (("5012345678016", 1),)),
        ("GTIN", "5012345678016", "barcodes", (("5012345678016", 1),)),
        ("EAN-13", "5012345678016", "barcodes", (("5012345678016", 1),)),
        ("UPC", "012345678905", "barcodes", (("012345678905", 1),)),
        ("Bar code", "X0012AB", "barcodes", (("X0012AB", 1),)),
        ("barcodes", "X0012AB X9*12", "barcodes", (("X0012AB", 1), ("X9", 12))),
        ("Product name", "Mug", "title", "Mug"),
        ("Description", "Mug", "title", "Mug"),
        ("Location", "A-1", "bin", "A-1"),
        ("Weight", "350", "weight_g", 350),
        ("weight_g", "1,200", "weight_g", 1200),
        ("Weight (kg)", "0.35", "weight_g", 350),
        ("IMAGE", "mug.png", "picture", "mug.png"),
        ("Track stock", "yes", "tracked", True),
        ("tracked", "FALSCH", "tracked", False),
        ("track", "Serial", "capture", "serial"),
        ("capture", "lot", "capture", "lot"),
    ],
)
def test_every_field_is_known_by_its_names(
    heading: str, value: str, field: str, expected: object
) -> None:
    read = products(f'sku,{heading}\nA,"{value}"\n')

    assert read.problems == ()
    assert getattr(read.rows[0], field) == expected


@pytest.mark.parametrize("heading", ["count", "Quantity", "QTY", "On-hand", "stock", "Counted"])
def test_a_count_has_many_names(heading: str) -> None:
    assert counts(f"{heading},sku\n7,A\n").rows == (CountRow(sku="A", units=7),)


def test_of_several_columns_for_one_field_the_plainest_name_counts() -> None:
    read = products("description,title,sku,seller-sku\nLong,Short,A,B\n")

    assert read.rows == (ProductRow(sku="A", title="Short"),)
    assert read.unused == ("description", "seller-sku")


def test_a_product_may_have_several_columns_of_barcodes() -> None:
    read = products("sku,UPC,EAN,barcode\nA,012345678905,5012345678016,X1\nB,,,X2\n")

    assert [row.barcodes for row in read.rows] == [
        (("5012345678016", 1), ("012345678905", 1), ("X1", 1)),
        (("X2", 1),),
    ]


def test_a_name_over_two_columns_refuses_the_file() -> None:
    assert products("sku,title,Title\nA,x,y\n").refusal == "has 2 columns named title"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title;bin\nMug;A-1\n", "has no column named sku; its first line is: title, bin"),
        ("just some words\n\n", "has no column named sku; its first line is: just some words"),
        ("sku\nA\n", "has no column named count; its first line is: sku"),
    ],
)
def test_a_column_that_is_missing_is_named_with_those_that_are_there(text: str, words: str) -> None:
    assert counts(text).refusal == words


def test_headings_that_mean_nothing_are_told() -> None:
    assert products("sku,colour,,wieght\nA,red,,3\n").unused == ("colour", "wieght")
