"""People: what each role may do, and what can be a PIN or a passphrase."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.people import (
    LONGEST_PHRASE,
    MAY,
    WITH_PHRASE,
    Person,
    PersonId,
    Right,
    Role,
    folded,
    phrase_problem,
    pin_problem,
)

NAME = "Jo Ann O'Neil-Smith"


def somebody(role: Role) -> Person:
    return Person(id=PersonId("p-1"), name=NAME, role=role)


def test_a_packer_may_nothing_special_and_an_owner_everything() -> None:
    assert somebody(Role.PACKER).rights == frozenset()
    assert somebody(Role.OWNER).rights == frozenset(Right)
    assert set(MAY) == set(Role)


def test_a_supervisor_may_all_but_say_who_may_sign_in() -> None:
    assert frozenset(Right) - somebody(Role.SUPERVISOR).rights == {Right.PEOPLE}


@pytest.mark.parametrize("role", Role)
def test_whoever_has_left_may_nothing(role: Role) -> None:
    assert replace(somebody(role), left=True).rights == frozenset()


@pytest.mark.parametrize("role", Role)
def test_whoever_was_touched_may_nothing(role: Role) -> None:
    assert replace(somebody(role), sound=False).rights == frozenset()


def test_what_cannot_be_made_good_takes_the_passphrase_every_time() -> None:
    assert {right.value for right in WITH_PHRASE} == {
        "reverse_return", "take_over", "leave", "people"
    }  # fmt: skip


@pytest.mark.parametrize("pin", ["2580", "1224", "1357924", "10000000", "0907", "13579246"])
def test_these_can_be_a_pin(pin: str) -> None:
    assert pin_problem(pin) == ""


@pytest.mark.parametrize(
    ("pin", "problem"),
    [
        ("", "length"),
        ("258", "length"),
        ("258014679", "length"),
        ("25 0", "length"),
        ("258x", "length"),
        ("-258", "length"),
        ("٢٥٨٠", "length"),
        ("２５８０", "length"),
        ("25²0", "length"),
        ("1111", "simple"),
        ("00000000", "simple"),
        ("1234", "simple"),
        ("8901", "simple"),
        ("4321", "simple"),
        ("1098", "simple"),
        ("2468", "simple"),
        ("1357", "simple"),
    ],
)
def test_these_can_be_none(pin: str, problem: str) -> None:
    assert pin_problem(pin) == problem


@given(st.text())
def test_only_four_to_eight_digits_are_ever_a_pin(text: str) -> None:
    if not pin_problem(text):
        assert 4 <= len(text) <= 8
        assert set(text) <= set("0123456789")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("correct horse 9", "CORRECT HORSE 9"),
        ("  Correct   horse\t9 ", "CORRECT HORSE 9"),
        ("", ""),
        (" - ", "-"),
    ],
)
def test_a_passphrase_is_compared_as_the_glass_can_type_it(typed: str, meant: str) -> None:
    assert folded(typed) == meant


@given(st.text())
def test_a_phrase_is_folded_once_and_for_all(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    "phrase",
    [
        "CORRECT HORSE 9",
        "correct horse battery staple",
        "A1B2C3D4E5F6",
        "ABCDEF-ABCDE",
        "ABCDEF " * 18 + "AB",
        "BE IN JO BY TEN",
    ],
)
def test_these_can_be_a_passphrase(phrase: str) -> None:
    assert phrase_problem(phrase, NAME) == ""


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        ("", "length"),
        ("ABCDEFGHIJK", "length"),
        ("  ABCDEFGHIJK  ", "length"),
        ("A     B     C", "length"),
        ("ABCDEFG" * 19, "length"),
        ("CORRECT.HORSE", "letters"),
        ("KORREKTES ÄPFEL", "letters"),
        ("CORRECT_HORSE", "letters"),
        ("CORRECT HORSE\x1f9", ""),
        ("THE LAND OF ANN", "name"),
        ("ANNAPOLIS 1845", "name"),
        ("O'NEIL-SMITH 12", "letters"),
        ("ABABABABABAB", "simple"),
        ("ABCDEABCDEABCDE", "simple"),
    ],
)
def test_these_can_be_none_and_each_is_said_why(phrase: str, problem: str) -> None:
    assert phrase_problem(phrase, NAME) == problem


def test_the_longest_phrase_is_just_taken() -> None:
    most = ("CORRECT HORSE " * 20)[:LONGEST_PHRASE]

    assert phrase_problem(most.strip() + "X" * (LONGEST_PHRASE - len(most.strip())), NAME) == ""
    assert phrase_problem(most.strip() + "X" * LONGEST_PHRASE, NAME) == "length"


def test_nobody_reads_a_name_of_two_letters_into_a_phrase() -> None:
    assert phrase_problem("JOKES AND TALES", "Jo Al") == ""
    assert phrase_problem("JOKES AND TALES", "Jo Tal") == "name"
