"""Counts are whole numbers, however a country writes them; what is doubtful is not taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.spreadsheets.counts import CountRow, read_counts, totals
from tests.unit.spreadsheets.tables import counts


def one(value: str) -> tuple[int | None, str]:
    """The count that a cell says, or why it says none."""
    read = counts(f'sku,count\nA,"{value}"\n')
    return (read.rows[0].units if read.rows else None), " ".join(p.words for p in read.problems)


@pytest.mark.parametrize(
    ("value", "units"),
    [
        ("0", 0),
        ("7", 7),
        ("007", 7),
        ("'12", 12),
        ("+12", 12),
        ("1,000", 1000),
        ("1.000", 1000),
        ("1 000", 1000),
        ("1\u00a0000", 1000),
        ("1\u202f000", 1000),
        ("1'000", 1000),
        ("1\u2019000", 1000),
        ("999.999", 999_999),
        ("1,000,000", 1_000_000),
        ("1.000.000", 1_000_000),
        ("1,00,000", 100_000),
        ("12.0", 12),
        ("12,00", 12),
        ("1.000,00", 1000),
        ("1,000.00", 1000),
        ("1234.000", 1234),
        ("0.000", 0),
        ("1,0000", 1),
    ],
)
def test_a_count_is_read_as_every_country_writes_it(value: str, units: int) -> None:
    assert one(value) == (units, "")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("-1", "count '-1' is below zero"),
        ("\u22121", "is below zero"),
        ("1-", "is below zero"),
        ("(5)", "is below zero"),
        ("1.5", "is not a whole number"),
        ("1,50", "is not a whole number"),
        ("1.234.00", "is not a whole number"),
        ("12,34,5", "is not a whole number"),
        ("0,123", "is not a whole number"),
        ("1.000,000.00", "is not a whole number"),
        ("12 34", "is not a whole number"),
        ("1E+05", "is not a whole number"),
        ("3 pcs", "is not a whole number"),
        ("\u0663", "is not a whole number"),
        ("#N/A", "is not a whole number"),
        ("1000001", "is more than 1,000,000"),
        ("9" * 30, "is not a whole number"),
    ],
)
def test_what_is_no_count_is_named(value: str, words: str) -> None:
    units, said = one(value)

    assert units is None
    assert words in said


@pytest.mark.parametrize("sure", ["0.000", "2.50", "1.5", "1234.000"])
def test_a_count_that_can_be_read_in_two_ways_is_not_taken(sure: str) -> None:
    read = counts(f"sku;count\nA;12.000\nB;{sure}\nC;1,000\n")

    assert read.problems[0].words == (
        "count '12.000' can be read in two ways, because '.' is a decimal point too"
    )
    assert ("C", 1000) in [(row.sku, row.units) for row in read.rows]


def test_a_sku_may_stand_once_for_each_bin() -> None:
    read = counts("sku,bin,count\nA,x,1\nA,y,2\nA,,4\nB,x,5\nA in bin x,,3\n")

    assert read.problems == ()
    assert read.rows[:2] == (
        CountRow(sku="A", units=1, bin="x"),
        CountRow(sku="A", units=2, bin="y"),
    )
    assert totals(read.rows) == {"A": 7, "B": 5, "A in bin x": 3}


def test_of_two_counts_in_one_bin_neither_is_taken() -> None:
    read = counts("sku,bin,count\nA,x,1\nB,x,2\nA,x,3\nA,x,1\n")

    assert [row.sku for row in read.rows] == ["B"]
    assert [p.words for p in read.problems] == [
        "SKU A in bin x stands in line 2 already: neither is taken"
    ] * 2


def test_a_product_that_was_not_counted_is_no_problem_and_not_none() -> None:
    read = counts("sku,count\nA,\nB,0\nC, \n")

    assert (read.rows, read.problems, read.skipped) == ((CountRow(sku="B", units=0),), (), 2)


@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_problems(data: bytes) -> None:
    read = read_counts(data)

    assert read.rows or read.problems or read.skipped


@given(st.text(max_size=12))
def test_any_cell_is_a_count_or_named_or_blank(value: str) -> None:
    read = read_counts(f"count\tsku\n{value}\tA\n".encode("utf-8", "replace"))

    assert read.rows or read.problems or read.skipped
    assert all(0 <= row.units <= 1_000_000 for row in read.rows)


@given(st.integers(0, 1_000_000), st.sampled_from(list(",. '")))
def test_grouped_thousands_are_read_back(units: int, mark: str) -> None:
    assert one(f"{units:,}".replace(",", mark)) == (units, "")
