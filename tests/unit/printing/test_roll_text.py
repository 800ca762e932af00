"""Text on a roll is the printer's own or drawn, and never anything but text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.escpos_profile import ROLL_58, ROLL_80
from kiosk.printing.roll import BIG, BOLD, LOUD, Native, Raster, Strip, Words
from kiosk.printing.roll_text import Paragraph, centred, native, pair, paragraph, printable


def texts(strips: list[Strip]) -> list[str]:
    assert all(isinstance(strip, Native) for strip in strips)
    return ["".join(words.text for words in strip.words) for strip in strips]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\x1b@b", "a@b"),
        ("a\nb\tc\r\n", "a b c"),
        ("\x00\x7f\x9b\u202e\ufeff\ud800\ue000x", "x"),
        ("e\u0301", "é"),
        ("  two   words ", "two words"),
        ("", ""),
    ],
)
def test_nothing_but_text_is_printable(given: str, kept: str) -> None:
    assert printable(given) == kept


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_keeps_a_control(text: str) -> None:
    assert all(character.isprintable() or character == "\u3000" for character in printable(text))


def test_a_lead_stands_in_the_indent_of_the_first_line() -> None:
    given = Paragraph(text="Enamel mug, green, 350 ml, made in Leeds", lead="2", indent=4)

    assert texts(paragraph(ROLL_58, given)) == [
        "2   Enamel mug, green, 350 ml,",
        "    made in Leeds",
    ]


def test_what_stands_at_the_right_ends_there() -> None:
    (plain,) = texts(paragraph(ROLL_80, Paragraph(text="Leeds", right=True)))
    (strip,) = paragraph(ROLL_80, Paragraph(text="Amazon", look=BIG, right=True))

    assert plain == "Leeds".rjust(48)
    assert isinstance(strip, Native)
    assert sum(words.columns for words in strip.words) == 48


def test_a_pair_stands_at_both_ends_or_below_each_other() -> None:
    assert texts(pair(ROLL_58, "A-02-1", "2 x")) == ["A-02-1".ljust(29) + "2 x"]
    assert texts(pair(ROLL_58, "A" * 30, "2 x")) == ["A" * 30, "2 x".rjust(32)]


@pytest.mark.parametrize("look", [BOLD, BIG, LOUD])
def test_a_paragraph_with_one_foreign_letter_is_drawn_as_a_whole(look: object) -> None:
    given = Paragraph(text="To Łódź, by post", look=look)  # type: ignore[arg-type]

    (strip,) = paragraph(ROLL_80, given)

    assert isinstance(strip, Raster)
    assert strip.image.getbbox()


def test_a_drawn_pair_keeps_to_its_ends() -> None:
    (strip,) = pair(ROLL_80, "Łódź", "2 x")

    assert isinstance(strip, Raster)
    left, _, right, _ = strip.image.getbbox() or (0, 0, 0, 0)
    assert left < 12
    assert right > 576 - 12


def test_white_on_black_stays_so_where_it_is_drawn() -> None:
    (strip,) = paragraph(ROLL_80, Paragraph(text="Łódź", look=LOUD))

    assert isinstance(strip, Raster)
    assert strip.image.getpixel((1, strip.image.height // 2)) == 255


def test_no_text_is_no_strip() -> None:
    assert paragraph(ROLL_80, Paragraph(text=" \x1b ")) == []


def test_a_line_wider_than_the_roll_is_wrapped_after_all() -> None:
    (strip,) = native(ROLL_58, (Words("x" * 33),))

    assert isinstance(strip, Raster)
    assert strip.image.width == 384


def test_the_middle_is_the_middle() -> None:
    assert texts(centred(ROLL_58, "-- OK --")) == [" " * 12 + "-- OK --"]
