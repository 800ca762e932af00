"""Text from outside is made fit for paper."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.documents.text import MOST_MARKS, clean, file_safe


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("  Enamel \t mug\r\n green ", "Enamel mug green"),
        ("\x1bp\x00\x19\xfa", "p ú"),
        ("\u202eevil\u2066", "evil"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("e\u0301", "é"),
        ("\ud800lone", "lone"),
        ("👩🏽\u200d🚀", "👩🚀"),
        ("Łódź Привет 山田", "Łódź Привет 山田"),
    ],
)
def test_what_a_printer_cannot_take_is_taken_out(raw: str, cleaned: str) -> None:
    assert clean(raw, 100) == cleaned


def test_a_long_text_keeps_its_beginning_and_its_end() -> None:
    title = "Cotton T-shirt " + "very " * 100 + "navy, size M"

    short = clean(title, 60)

    assert len(short) <= 60
    assert short.startswith("Cotton T-shirt")
    assert "…" in short
    assert short.endswith("navy, size M")


def test_a_pile_of_accents_is_cut_down() -> None:
    cleaned = clean("x" + "\u0316" * 50, 100)

    assert cleaned == "x" + "\u0316" * MOST_MARKS


@given(st.text(max_size=300), st.integers(min_value=5, max_value=80))
def test_cleaned_text_is_short_single_line_and_without_controls(raw: str, longest: int) -> None:
    cleaned = clean(raw, longest)

    assert len(cleaned) <= longest
    assert {unicodedata.category(each) for each in cleaned}.isdisjoint({"Cc", "Cf", "Cs", "Zl"})
    assert cleaned == cleaned.strip()


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("202-1234567-8901234", "202-1234567-8901234"),
        ("../../etc/passwd", "etc-passwd"),
        ("a b\x00c", "a-b-c"),
        ("山田", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_a_number_becomes_fit_for_a_files_name(raw: str, safe: str) -> None:
    assert file_safe(raw) == safe
