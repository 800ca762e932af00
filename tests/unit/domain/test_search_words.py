"""The words by which a buyer is found: whatever begins so, in whatever letters it is typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.personal import Address, Personal
from kiosk.domain.search_words import LONGEST, MOST_WORDS, SHORTEST, beginnings, plain, wanted
from tests.fakes.builders import PERSONAL

JOSE = Personal(
    buyer_name="José Núñez-Ortega",
    buyer_email="j.ortega77@mail.example",
    company="Bäckerei Weiß",
    po_number="PO/4711",
    address=Address(
        name="Frau Łucja Øst",
        company="c/o Hof",
        line1="Secret Street 5",
        city="Köln",
        postcode="sw1a 1aa",
        phone="+44 1234",
        country="GB",
    ),
)


def finds(personal: Personal, typed: str) -> bool:
    """Whether what was typed leads to this buyer."""
    words = wanted(typed)
    return bool(words) and set(words) <= beginnings(personal)


@pytest.mark.parametrize(
    "typed",
    [
        "José", "jose", "JOSE", "jo", "nunez", "ortega", "Núñez-Ortega", "NUNEZ ORTEGA",
        "weiss", "WEISS", "backerei", "koln", "KÖLN", "sw1a 1aa", "SW1A1AA", "sw1a", "1aa",
        "4711", "po", "j.ortega77", "ortega77", "hof", "jose koln", "koln  jose", "frau",
    ],
)  # fmt: skip
def test_a_buyer_is_found_by_it(typed: str) -> None:
    assert finds(JOSE, typed)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "j", "j k", "-", "ose", "jose leeds", "secret", "street", "1234", "mail", "josex"],
)
def test_a_buyer_is_not_found_by_it(typed: str) -> None:
    assert not finds(JOSE, typed)


def test_a_letter_alone_is_too_little_and_no_hindrance() -> None:
    assert wanted("a b") == ()
    assert wanted("o neil") == ("neil",)


def test_what_is_typed_beyond_the_longest_beginning_finds_no_fewer() -> None:
    long = Personal(buyer_name="Wolfeschlegelstein")

    assert finds(long, "Wolfeschlegelstein")
    assert finds(long, "wolfeschleX")
    assert {len(word) for word in beginnings(long)} == set(range(SHORTEST, LONGEST + 1))


def test_a_word_said_twice_is_asked_for_once() -> None:
    assert wanted("leeds LEEDS Léeds") == ("leeds",)


def test_a_name_that_holds_a_book_is_found_by_its_first_page() -> None:
    book = " ".join(f"word{n:03d}" for n in range(500))
    personal = replace(PERSONAL, address=replace(PERSONAL.address, name=book))

    assert finds(personal, "word000")
    assert finds(personal, f"word{MOST_WORDS - 1:03d}")
    assert not finds(personal, f"word{MOST_WORDS:03d}")
    assert len(beginnings(personal)) <= MOST_WORDS * (LONGEST - SHORTEST + 1)


def test_nobody_is_found_by_nothing() -> None:
    assert beginnings(Personal()) == frozenset()


@given(st.text(st.characters(codec="utf-8")))
def test_what_is_typed_as_it_is_written_finds_it(name: str) -> None:
    words = wanted(name)[:MOST_WORDS]

    assert set(words) <= beginnings(Personal(buyer_name=name)) or len(wanted(name)) > len(words)
    assert all(SHORTEST <= len(word) <= LONGEST for word in words)


@given(st.text(st.characters(codec="utf-8")))
def test_large_and_small_letters_are_the_same(name: str) -> None:
    assert plain(name) == plain(name.casefold())
