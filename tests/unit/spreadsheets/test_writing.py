"""What is written opens in a spreadsheet, can do it no harm, and is read back the same."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.spreadsheets.counts import CountRow, read_counts, write_counts
from kiosk.spreadsheets.formulas import bare, guarded
from kiosk.spreadsheets.products import ProductRow, read_products, write_products
from kiosk.spreadsheets.writing import Delimiter, write_rows
from tests.unit.spreadsheets.tables import COUNTS, HARMFUL, PRODUCTS

DELIMITERS: tuple[Delimiter, ...] = (",", ";", "\t")
BEGINS_A_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def test_products_are_written_with_headings_that_are_known() -> None:
    row = ProductRow(
        sku="MUG",
        title="Mug, blue",
        barcodes=(("5012345678016", 1), ("1501", 12)),
        bin="A-1",
        weight_g=350,
        picture="mug.png",
        tracked=True,
        capture="lot",
    )

    assert write_products([row, ProductRow(sku="POT")]).decode("utf-8-sig") == (
        "sku,title,barcode,barcodes,bin,weight_g,picture,tracked,track\r\n"
        'MUG,"Mug, blue",\'5012345678016,1501*12,A-1,350,mug.png,yes,lot\r\n'
        "POT,,,,,,,,\r\n"
    )


def test_counts_are_written_with_headings_that_are_known() -> None:
    written = write_counts([CountRow(sku="MUG", units=1000, bin="A-1")], ";")

    assert written == b"\xef\xbb\xbfsku;bin;count\r\nMUG;A-1;1000\r\n"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (-5, "-5"),
        (Decimal("-4.50"), "-4.50"),
        (Decimal("1E+3"), "1000"),
        ("-5", "'-5"),
        ("=HYPERLINK(A1)", "'=HYPERLINK(A1)"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("5012345678016", "'5012345678016"),
        ("00123", "'00123"),
        ("12345", "12345"),
        ("1-2", "'1-2"),
        ("MAR1", "'MAR1"),
        ("MUG-1", "MUG-1"),
        ("202-1234567-1234567", "202-1234567-1234567"),
        ("TRUE", "'TRUE"),
        ("'tis", "''tis"),
        ("a=b", "a=b"),
        ("", ""),
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (date(2026, 11, 23), "2026-11-23"),
        (datetime(2026, 11, 23, 9, 5, tzinfo=UTC), "2026-11-23 09:05:00"),
    ],
)
def test_a_text_stays_text_and_a_number_a_number(
    value: str | int | Decimal | date | None, cell: str
) -> None:
    written = write_rows(["a", "b"], [[value, "end"]]).decode("utf-8-sig")

    assert list(csv.reader(io.StringIO(written, newline="")))[1] == [cell, "end"]


def test_where_the_semicolon_divides_the_comma_is_the_decimal_point() -> None:
    assert b"\r\n-4,50;x\r\n" in write_rows(["a", "b"], [[Decimal("-4.50"), "x"]], ";")


def test_headings_can_do_no_harm_either() -> None:
    assert b"'=a" in write_rows(["=a"], [])


def test_half_an_emoji_does_not_stop_a_table() -> None:
    assert write_rows(["a"], [["x\ud83d"]]).endswith(b"x?\r\n")


@pytest.mark.parametrize("code", ["none", "-", "N/A", "5E+12", "a*2", 'a "b" c', "'x", "1-2", "="])
def test_a_code_is_read_back_even_if_it_looks_like_something_else(code: str) -> None:
    row = ProductRow(sku=code, barcodes=((code, 1), (f"{code}{code}", 12)), bin=code)

    assert read_products(write_products([row])).rows == (row,)


@given(st.lists(PRODUCTS, max_size=5, unique_by=lambda row: row.sku), st.sampled_from(DELIMITERS))
def test_products_are_read_back_as_they_were_written(
    rows: list[ProductRow], delimiter: Delimiter
) -> None:
    read = read_products(write_products(rows, delimiter))

    assert read.rows == tuple(rows)
    assert read.left_out == (0 if rows else 1)


@given(
    st.lists(COUNTS, max_size=5, unique_by=lambda row: (row.sku, row.bin)),
    st.sampled_from(DELIMITERS),
)
def test_counts_are_read_back_as_they_were_written(
    rows: list[CountRow], delimiter: Delimiter
) -> None:
    assert read_counts(write_counts(rows, delimiter)).rows == tuple(rows)


@given(st.lists(st.lists(st.text(max_size=10) | st.sampled_from(HARMFUL), min_size=1), max_size=5))
def test_no_cell_of_text_begins_a_formula(rows: list[list[str]]) -> None:
    written = write_rows(["a"], rows).decode("utf-8-sig")

    for row in csv.reader(io.StringIO(written, newline="")):
        assert not any(cell.startswith(BEGINS_A_FORMULA) for cell in row)


@given(st.text() | st.sampled_from(HARMFUL))
def test_a_guard_is_taken_off_again(text: str) -> None:
    assert bare(guarded(text)) == text
