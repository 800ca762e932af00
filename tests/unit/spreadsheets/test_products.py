"""Each row of the table of products is taken as it was meant, or named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.product import Barcode, Product, Track
from kiosk.domain.values import Sku
from kiosk.spreadsheets.products import ProductRow, read_products
from tests.unit.spreadsheets.tables import products

FULL = (
    "sku,ean,barcodes,title,bin,weight_g,picture,tracked,track\n"
    "MUG,5012345678016,15012345678013*12 M1,Mug,A-1,350,mug.png,yes,serial\n"
)


def only(heading: str, value: str) -> tuple[ProductRow | None, str]:
    """The row with one more cell, or why there is none."""
    cell = value.replace('"', '""')
    read = products(f'sku,{heading}\nA,"{cell}"\n')
    return (read.rows[0] if read.rows else None), " ".join(one.words for one in read.problems)


def test_a_full_row_becomes_a_product() -> None:
    (row,) = products(FULL).rows

    assert row.given.over(None) == Product(
        sku=Sku("MUG"),
        title="Mug",
        bin="A-1",
        gtin="5012345678016",
        barcodes=(Barcode(code="15012345678013", units=12), Barcode(code="M1")),
        track=Track.SERIAL,
        tracked=True,
        weight=350,
        picture="mug.png",
    )


def test_what_is_not_given_is_not_known() -> None:
    (row,) = products("sku\nMUG\n").rows

    assert row == ProductRow(sku="MUG")
    assert row.given.over(None) == Product(sku=Sku("MUG"))


def test_a_code_of_a_case_alone_is_no_code_of_the_unit() -> None:
    product = ProductRow(sku="A", barcodes=(("1501", 12), ("X", 1))).given.product

    assert product.gtin == ""
    assert [one.code for one in product.barcodes] == ["1501", "X"]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("5012345678016", "5012345678016"),
        ("'5012345678016", "5012345678016"),
        ("5 012345 678016", "5012345678016"),
        ("978-0-306-40615-7", "9780306406157"),
        ("5012345678016.0", "5012345678016"),
        ("5012345678016,00", "5012345678016"),
        ("12345678905", "012345678905"),
        ("96385074", "96385074"),
        ("15012345678013", "15012345678013"),
        ("501", "501"),
        ("X001ABC", "X001ABC"),
        ("12-34", "12-34"),
        ("n/a", ""),
        ("-", ""),
        ("", ""),
    ],
)
def test_a_gtin_is_read_as_people_and_spreadsheets_write_it(value: str, code: str) -> None:
    row, words = only("ean", value)

    assert words == ""
    assert row is not None
    assert row.barcodes == (((code, 1),) if code else ())


@pytest.mark.parametrize("heading", ["ean", "barcode", "barcodes", "sku", "bin"])
@pytest.mark.parametrize("value", ["5,012345678017E+12", "5.01235E+12", "5E+12", "5,01235e+12"])
def test_a_code_that_excel_has_destroyed_says_how_to_save_it(heading: str, value: str) -> None:
    text = f'x,{heading}\n1,"{value}"\n' if heading == "sku" else f'sku,{heading}\nA,"{value}"\n'
    (problem,) = products(text).problems

    assert (problem.line, problem.column, problem.value) == (2, heading, value)
    assert problem.words == (
        f"{heading} {value!r} is a code that Excel has shortened to a number; its digits are "
        "lost: format the column as Text, enter the codes again and save"
    )


@pytest.mark.parametrize(
    ("heading", "value", "words"),
    [
        ("ean", "5012345678017", "ean '5012345678017' has a wrong check digit"),
        ("ean", "5012350000000", "ends in zeros, as Excel leaves them"),
        ("ean", "#N/A", "is an error in a formula"),
        ("title", "#REF!", "is an error in a formula"),
        ("bin", "01-Feb", "is a date that Excel has made of a code"),
        ("barcode", "1501*12", "counts several units"),
        ("barcodes", "1501**2", "holds '1501**2', which is not a code, or a code*units"),
        ("barcodes", "1501 x*0", "holds 'x*0', which"),
        ("barcodes", '"open', "which is not a code"),
        ("barcodes", "a*2 a*3", "has 'a' with 2 units and with 3"),
        ("barcodes", "x" * 81, "has more than 80 characters"),
        ("weight", "-3", "is below zero"),
        ("weight", "heavy", "is not a whole number"),
        ("weight", "2000000", "is more than 1,000,000"),
        ("weight kg", "1,200.5", "is no weight in kilograms"),
        ("picture", "../x.png", "is not a plain file name"),
        ("picture", "c:x.png", "is not a plain file name"),
        ("picture", "a\\b.png", "is not a plain file name"),
        ("picture", "..", "is not a plain file name"),
        ("tracked", "maybe", "tracked 'maybe' is not yes or no"),
        ("track", "expiry", "track 'expiry' is not serial, lot or empty"),
        ("title", "x" * 501, "has more than 500 characters"),
        ("title", "a\x00b", "holds characters that can't be seen"),
        ("bin", "\ue000", "holds characters that can't be seen"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named(heading: str, value: str, words: str) -> None:
    row, said = only(heading, value)

    assert row is None
    assert words in said


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("  two\n lines\u00a0", "two lines"),
        ("'tis Tim\u2019s", "'tis Tim\u2019s"),
        ("'=1+1", "=1+1"),
        ("''tis", "'tis"),
        ("\u200eMug\u202e", "Mug"),
        ("Cafe\u0301", "Café"),
        ("=1+1", "=1+1"),
    ],
)
def test_a_title_is_text_in_one_line(value: str, title: str) -> None:
    row, _ = only("title", value)

    assert row is not None
    assert row.title == title


def test_an_apostrophe_before_a_sku_is_taken_off() -> None:
    assert [row.sku for row in products("sku\n'00123\n'ABC\n''x\n").rows] == ["00123", "ABC", "'x"]


def test_the_same_barcode_twice_counts_once() -> None:
    (row,) = products("sku,ean,barcode,barcodes\nA,5012345678016,5012345678016,X X\n").rows

    assert row.barcodes == (("5012345678016", 1), ("X", 1))


def test_of_two_rows_of_one_sku_the_first_is_taken() -> None:
    read = products("sku,title\nA,one\nB,two\nA,three\nA,four\n")

    assert [row.title for row in read.rows] == ["one", "two"]
    assert [one.words for one in read.problems] == ["SKU A stands in line 2 already"] * 2


ROWS = st.lists(st.lists(st.text(max_size=8), max_size=12), max_size=6)


@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_problems(data: bytes) -> None:
    read = read_products(data)

    assert read.rows or read.problems


@given(ROWS, st.sampled_from(",;\t"))
def test_any_cells_below_headings_give_rows_or_problems(
    rows: list[list[str]], delimiter: str
) -> None:
    lines = [["sku", "ean", "barcodes", "weight", "tracked", "track", "picture", "bin"], *rows]
    text = "\r\n".join(delimiter.join(row) for row in lines)
    read = read_products(text.encode("utf-8", "replace"))

    assert read.rows or read.problems
    assert all(row.sku and row.sku == row.sku.strip() for row in read.rows)


@given(st.binary(max_size=60), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_bytes_below_headings_give_rows_or_problems(data: bytes, encoding: str) -> None:
    read = read_products("sku;title;ean\r\nA;x;\r\n".encode(encoding) + data)

    assert read.rows or read.problems
