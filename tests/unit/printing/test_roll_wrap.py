"""Text becomes lines of so many columns, and loses its middle rather than its end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.roll_wrap import wrap_columns


def test_lines_break_after_whole_words() -> None:
    assert wrap_columns("Enamel mug, green, 350 ml", 12, 9) == ["Enamel mug,", "green, 350", "ml"]


def test_a_word_wider_than_a_line_is_broken() -> None:
    assert wrap_columns("X" * 25, 10, 9) == ["X" * 10, "X" * 10, "X" * 5]


def test_a_word_that_fits_but_for_the_space_behind_it_stays() -> None:
    assert wrap_columns("twelve chars", 6, 9) == ["twelve", "chars"]


def test_what_is_too_long_loses_its_middle() -> None:
    first, last = wrap_columns("T-shirt, organic cotton, very long sleeves, size XXL", 20, 2)

    assert first.startswith("T-shirt")
    assert last.endswith("XXL")
    assert "..." in first + last


def test_no_text_is_no_line() -> None:
    assert wrap_columns("  ", 10, 3) == []


@given(st.text("ab ,-x", max_size=300), st.integers(4, 40), st.integers(1, 6))
def test_no_line_is_wider_than_its_column_and_there_are_no_more_than_asked(
    text: str, columns: int, most: int
) -> None:
    lines = wrap_columns(text, columns, most)

    assert len(lines) <= most
    assert all(len(line) <= columns for line in lines)


@given(st.text("abc ", max_size=200))
def test_no_letter_gets_lost_where_there_is_room(text: str) -> None:
    assert "".join(wrap_columns(text, 10, 500)).replace(" ", "") == text.replace(" ", "")
