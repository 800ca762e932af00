"""Text becomes lines that are no wider than their column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.fonts import Weight, glyph
from kiosk.printing.typeset import Line, Style, fitted, line, wrap

STYLE = Style(size=10)


def text(words: Line) -> str:
    return "".join(run.text for run in words.runs)


def test_lines_break_after_whole_words() -> None:
    lines = wrap("Enamel mug, green, 350 ml", STYLE, 65, 9)

    assert [text(each) for each in lines] == ["Enamel mug,", "green, 350", "ml"]


def test_a_word_wider_than_the_column_is_broken() -> None:
    lines = wrap("X" * 30, STYLE, 50, 9)

    assert len(lines) > 1
    assert "".join(text(each) for each in lines) == "X" * 30


def test_an_accent_stays_with_its_letter() -> None:
    lines = wrap("x\u0323" * 30, STYLE, 50, 99)

    assert len(lines) > 1
    assert all(text(each).startswith("x") for each in lines)


def test_ideographs_break_anywhere() -> None:
    lines = wrap("山田さんのマグカップ", STYLE, 42, 9)

    assert [len(text(each)) for each in lines] == [4, 4, 2]


def test_too_many_lines_end_in_an_ellipsis() -> None:
    lines = wrap("word " * 100, STYLE, 60, 3)

    assert len(lines) == 3
    assert text(lines[-1]).endswith("…")


def test_no_text_is_no_line() -> None:
    assert wrap("  ", STYLE, 60, 3) == ()


@given(st.text(max_size=200), st.floats(min_value=25, max_value=300))
def test_no_line_is_wider_than_its_column(raw: str, width: float) -> None:
    for each in wrap(raw, STYLE, width, 50):
        assert each.width <= width + 0.01


@given(st.text(st.characters(categories=("Lu", "Ll", "Nd", "Zs")), max_size=200))
def test_no_letter_gets_lost(raw: str) -> None:
    lines = wrap(raw, STYLE, 80, 500)

    kept = sum(len(text(each).replace(" ", "").replace("\u3000", "")) for each in lines)
    assert kept >= len("".join(raw.split()).replace(" ", "")) - raw.count("\u3000")


def test_a_line_becomes_smaller_before_it_is_cut() -> None:
    words, style = fitted("A-02-1-LONG", Style(size=20), 80, 9)

    assert text(words) == "A-02-1-LONG"
    assert 9 < style.size < 20
    assert words.width <= 80.01


def test_a_line_that_stays_too_wide_is_cut() -> None:
    words, style = fitted("W" * 100, Style(size=20), 80, 9)

    assert style.size == 9
    assert text(words).endswith("W…")
    assert words.width <= 80.01


@pytest.mark.parametrize(
    ("character", "font"),
    [
        ("Ł", "inter-semibold"),
        ("Ж", "inter-semibold"),
        ("א", "fallback-scripts"),
        ("山", "fallback-cjk"),
        ("한", "fallback-hangul"),
        ("😀", "fallback-emoji"),
    ],
)
def test_each_script_has_its_font(character: str, font: str) -> None:
    assert glyph(character, Weight.SEMIBOLD).font == font


def test_what_no_font_has_becomes_a_square() -> None:
    assert glyph("क", Weight.REGULAR).character == "\u25a1"


def test_runs_are_split_where_the_font_changes() -> None:
    runs = line("Tee 山田 L", STYLE).runs

    assert [(run.font, run.text) for run in runs] == [
        ("inter-regular", "Tee "),
        ("fallback-cjk", "山田"),
        ("inter-regular", " L"),
    ]


def test_hebrew_is_set_from_the_right() -> None:
    assert text(line("Mug אבג", STYLE)) == "Mug גבא"
