"""Any text from outside can be drawn: cleaned, in every script, never obeyed as markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.screens.bidi import visual
from kiosk.screens.text import MOST_CHARACTERS, Typeset, clean, icon, register_fonts, typeset
from kiosk.screens.widgets.words import shortened, texture_of


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Enamel mug", "Enamel mug"),
        ("tab\tand\u00a0space", "tab and space"),
        ("nul\0 bell\a esc\x1b", "nul bell esc"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("two\nlines", "two\nlines"),
        ("hidden \u202eorder\u200b", "hidden order"),
        ("x" * 5000, "x" * MOST_CHARACTERS),
    ],
)
def test_text_from_outside_is_cleaned(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_a_text_that_the_font_has_needs_no_markup() -> None:
    assert typeset("Ελένη Łódź [b]bold[/b]") == Typeset("Ελένη Łódź [b]bold[/b]", markup=False)


def test_characters_that_the_font_lacks_are_set_in_one_that_has_them() -> None:
    assert typeset("Ito 山田").text == "Ito [font=fallback-cjk]山田[/font]"


def test_a_hebrew_name_is_set_as_it_is_read() -> None:
    assert typeset("דוד כהן").text.startswith("[font=fallback-scripts]ןהכ")


def test_markup_in_a_name_is_shown_and_not_obeyed() -> None:
    assert typeset("[size=999]山&").text == "&bl;size=999&br;[font=fallback-cjk]山[/font]&amp;"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("דוד כהן", "ןהכ דוד"),
        ("Flat 3 דוד כהן 12-34", "Flat 3 ןהכ דוד 12-34"),
        ("רחוב 12 א", "א 12 בוחר"),
        ("(אב)", "(בא)"),
        ("السلام", "\ufee1\ufefc\ufeb4\ufedf\ufe8d"),
        ("plain", "plain"),
    ],
)
def test_hebrew_and_arabic_are_drawn_in_the_order_they_are_read(text: str, seen: str) -> None:
    assert visual(text) == seen


@given(st.text(alphabet="אבגדה שלום محمد 0123456789", max_size=40))
def test_turning_text_round_loses_no_character_but_ties(text: str) -> None:
    shown = visual(text)

    assert len(shown) <= len(text)
    assert sorted(filter(str.isdecimal, shown)) == sorted(filter(str.isdecimal, text))


@given(st.text(max_size=60))
def test_whatever_stands_in_a_text_can_be_drawn(text: str) -> None:
    register_fonts()

    texture = texture_of(typeset(text), "medium", 20, "left", 300)

    assert texture is None or texture.width <= 2048


@given(st.text(min_size=3, max_size=40, alphabet="abcdefgh"), st.integers(2, 30))
def test_a_shortened_text_keeps_its_beginning_and_its_end(text: str, keep: int) -> None:
    short = shortened(text, min(keep, len(text)))

    assert "…" in short
    assert len(short) <= max(keep, 3)
    assert short[0] == text[0]


def test_an_icon_is_found_by_its_name_and_an_unknown_one_is_nothing() -> None:
    assert icon("truck")
    assert icon("no such icon") == ""
