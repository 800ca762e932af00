"""Hebrew and Arabic are joined and ordered as they are read.

The expected orders are those of the Unicode Bidirectional Algorithm.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.rtl import is_rtl, joined, mirror, order


def seen(text: str) -> str:
    positions, mirrored = order(text)
    return "".join(mirror(text[at]) if at in mirrored else text[at] for at in positions)


@pytest.mark.parametrize(
    ("written", "from_the_left"),
    [
        ("Mug green", "Mug green"),
        ("אבג", "גבא"),
        ("Mug אבג red", "Mug גבא red"),
        ("אבג 350 דה", "הד 350 גבא"),
        ("אבג ABC דה", "הד ABC גבא"),
        ("Mug (אב)", "Mug (בא)"),
        ("אב (גד)", "(דג) בא"),
        ("אב 9,99 €", "€ 9,99 בא"),
        ("אב 10% גד", "דג 10% בא"),
        ("12 אב", "בא 12"),
        ("₪99 אב", "בא ₪99"),
        ("א-1-2", "1-2-א"),
    ],
)
def test_words_stand_where_the_eye_expects_them(written: str, from_the_left: str) -> None:
    assert seen(written) == from_the_left


@pytest.mark.parametrize(
    ("written", "shapes"),
    [
        ("بيت", "\ufe91\ufef4\ufe96"),
        ("دار", "\ufea9\ufe8d\ufead"),
        ("لا", "\ufefb"),
        ("سلام", "\ufeb3\ufefc\ufee1"),
        ("كِت", "\ufedb\u0650\ufe96"),
        ("گل", "\ufb94\ufede"),
        ("Mug", "Mug"),
        ("אב", "אב"),
    ],
)
def test_arabic_letters_take_the_shape_of_their_place(written: str, shapes: str) -> None:
    assert joined(written) == shapes


def test_latin_text_is_left_alone() -> None:
    assert not is_rtl("Łódź 山田 😀")


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=60))
def test_every_character_is_seen_once(text: str) -> None:
    positions, _ = order(text)

    assert sorted(positions) == list(range(len(text)))
