"""A reading of the till as a table: every figure, and nothing that a spreadsheet would obey."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.money import Money
from kiosk.domain.till import Drawer, EntryKind, Reading, ReadingKind, Tender
from kiosk.spreadsheets.till_readings import HEADINGS, save_reading, write_reading
from tests.unit.documents.house import drawer, posted, reading
from tests.unit.spreadsheets.tables import HARMFUL

LONDON = ZoneInfo("Europe/London")
RETURNS = posted(EntryKind.RETURN, -1299, tender=Tender.CASH, channel="amazon", entries=1, units=2)


def table(asked: Reading) -> list[dict[str, str]]:
    text = write_reading(asked, LONDON).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_each_line_is_a_row_that_says_which_reading_it_is_of() -> None:
    first, second, *_ = table(reading(lines=(posted(channel="amazon"), RETURNS)))

    assert first == {
        "reading": "Z 17", "bench": "Bench 2", "person": "Sam",
        "from": "2026-11-22 18:01:00", "to": "2026-11-23 17:58:07",
        "what": "sale", "tender": "channel", "channel": "amazon",
        "entries": "141", "units": "187", "amount": "4823.91", "currency": "GBP",
    }  # fmt: skip
    assert (second["what"], second["tender"], second["amount"]) == ("return", "cash", "-12.99")


def test_the_drawer_follows_with_what_was_counted() -> None:
    rows = table(reading(lines=(), drawers=(drawer(8601),)))

    assert [(row["what"], row["amount"]) for row in rows] == [
        ("float", "100.00"), ("cash moved", "-12.99"), ("cash expected", "87.01"),
        ("cash counted", "86.01"), ("cash difference", "-1.00"),
    ]  # fmt: skip


def test_a_drawer_that_nobody_counted_has_no_row_for_it() -> None:
    rows = table(reading(kind=ReadingKind.X, since=None, lines=(), drawers=(drawer(None),)))

    assert [row["what"] for row in rows] == ["float", "cash moved", "cash expected"]
    assert {(row["reading"], row["from"]) for row in rows} == {("X", "")}


def test_each_currency_has_its_own_rows_and_its_own_decimals() -> None:
    yen = posted(minor=500, currency="JPY")
    rows = table(reading(lines=(posted(), yen), drawers=(drawer(5, "KWD", float_=5, moved=0),)))

    assert ("500", "JPY") in {(row["amount"], row["currency"]) for row in rows}
    assert ("0.005", "KWD") in {(row["amount"], row["currency"]) for row in rows}


@pytest.mark.parametrize("text", HARMFUL)
def test_what_a_spreadsheet_would_obey_stays_text(text: str) -> None:
    (row,) = table(reading(bench=text, person=text, lines=(posted(channel=text),), drawers=()))

    assert {row["bench"], row["person"], row["channel"]} == {f"'{text}"}


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_makes_a_whole_table(text: str) -> None:
    asked = reading(bench=text, person=text, lines=(posted(channel=text), RETURNS))

    rows = list(csv.reader(io.StringIO(write_reading(asked, LONDON).decode("utf-8-sig"), "")))

    assert {len(row) for row in rows} == {len(HEADINGS)}
    assert len(rows) == 1 + 2 + 5


def test_it_is_saved_under_its_number_or_its_second_and_again_in_the_same_file(
    tmp_path: Path,
) -> None:
    z = save_reading(tmp_path, reading(), LONDON)
    x = save_reading(tmp_path, reading(kind=ReadingKind.X), LONDON)
    again = save_reading(tmp_path, replace(reading(), person="Alex"), LONDON)

    assert z == again == tmp_path / "till-reading_z-17_Bench-2.csv"
    assert x == tmp_path / "till-reading_x-20261123-175807_Bench-2.csv"
    assert b"Alex" in z.read_bytes()
    assert sorted(tmp_path.iterdir()) == [x, z]


def test_no_name_of_a_bench_leads_out_of_the_folder(tmp_path: Path) -> None:
    made = save_reading(tmp_path, reading(bench="../../etc/passwd"), LONDON)

    assert made.parent == tmp_path
    assert made.name == "till-reading_z-17_etc-passwd.csv"


def test_what_fails_half_way_leaves_the_file_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = save_reading(tmp_path, reading(), LONDON)
    before = made.read_bytes()

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="No space"):
        save_reading(tmp_path, replace(reading(), person="Alex"), LONDON)

    assert made.read_bytes() == before
    assert list(tmp_path.iterdir()) == [made]


def test_a_difference_of_nothing_is_a_nothing_and_no_gap() -> None:
    even = Drawer(float_=Money(0, "GBP"), moved=Money(0, "GBP"), counted=Money(0, "GBP"))

    assert {row["amount"] for row in table(reading(lines=(), drawers=(even,)))} == {"0.00"}
