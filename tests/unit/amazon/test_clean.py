"""Text from outside is cleaned at the door."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.amazon.clean import clean, told


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (None, ""),
        ("", ""),
        ("  Mug, blue ", "Mug, blue"),
        ("a\tb\r\nc\x85d", "a b c d"),
        ("a\u00a0b\u2028c\u3000d", "a b c d"),
        ("\x1b@\x1dVA", "@VA"),
        ("ab\u202ecd\u2066ef\u200f", "abcdef"),
        ("zero\u200bwidth\u200d\ufeff", "zerowidth"),
        ("half an emoji \ud83d", "half an emoji"),
        ("private \ue000", "private"),
        ("not \uffff\ufdd0 a character", "not a character"),
        ("u\u0308ber", "\u00fcber"),
        ("Größe “XL” 日本", "Größe “XL” 日本"),
        ("👍🏽", "👍🏽"),
        ("\x00\x01", ""),
    ],
)
def test_only_what_a_person_can_read_is_kept(raw: str | None, kept: str) -> None:
    assert clean(raw, 100) == kept


def test_a_long_text_is_cut() -> None:
    assert clean("x" * 501, 500) == "x" * 500
    assert clean("\x00" + "ä" * 501, 500) == "ä" * 500
    assert clean("ab cd", 3) == "ab"


@given(st.text(alphabet=st.characters(codec=None), max_size=200), st.integers(1, 60))
def test_whatever_comes_is_seen_normal_short_and_stays_so(raw: str, longest: int) -> None:
    kept = clean(raw, longest)

    assert len(kept) <= longest
    assert unicodedata.is_normalized("NFC", kept)
    assert not {unicodedata.category(c) for c in kept} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    assert kept == kept.strip()
    assert clean(kept, longest) == kept


def test_an_error_is_told_without_tags_and_addresses() -> None:
    page = "<html><h1>503</h1>\n<p>Ask <a href='x'>erika@mustermann.example</a>!</p></html>"

    assert told(page) == "503 Ask (e-mail) !"


@given(st.text(max_size=3000))
def test_words_of_an_error_are_short(raw: str) -> None:
    assert len(told(raw)) <= 300
