"""A scan is told from what a person types, from a key that is held, and by its prefix."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui import keyboard
from tests.ui.ear import Ear, let_pass, listening
from tests.ui.keyboard import ENTER, TAB

CODE = "5012345678900"
OTHER = "AB123456785GB"
ORDER = "203-1234567-7654321"
A_PAUSE = 0.6
"""Seconds after which a pause has surely been noticed, on a screen that is not busy."""


@pytest.fixture
def ear() -> Iterator[Ear]:
    with listening() as heard:
        yield heard


@pytest.mark.parametrize("end", [None, TAB])
def test_what_a_person_types_is_no_scan(ear: Ear, end: int | None) -> None:
    for char in "50123456":
        ear.scan(char, end=None)
        let_pass(0.1)
    ear.scan("", end)
    let_pass(A_PAUSE)

    assert ear.heard == []


def test_an_order_number_typed_by_hand_counts_with_enter(ear: Ear) -> None:
    for char in ORDER[:6]:
        ear.scan(char, end=None)
        let_pass(0.1)
    let_pass(A_PAUSE)
    for char in ORDER[6:]:
        ear.scan(char, end=None)
        let_pass(0.07)
    ear.scan("")

    assert ear.heard == [ORDER]


def test_a_scan_is_heard_while_something_is_half_typed(ear: Ear) -> None:
    ear.scan("2", end=None)
    let_pass(A_PAUSE)
    ear.scan(CODE, end=None)
    ear.hears()

    assert ear.heard == [CODE]


@pytest.mark.parametrize("end", [None, ENTER])
def test_a_key_that_something_leans_on_is_no_scan(ear: Ear, end: int | None) -> None:
    a_key = 4
    ear.down(a_key)
    keyboard.read()
    let_pass(0.25)
    for _ in range(30):
        ear.down(a_key)
        keyboard.read()
        let_pass(0.01)
    ear.scan("", end)
    let_pass(A_PAUSE)
    ear.up(a_key)
    ear.scan(CODE)

    assert ear.heard == [CODE]


def test_a_prefix_marks_a_scan_and_is_taken_off() -> None:
    with listening(prefix="~#") as ear:
        ear.scan(f"~#{CODE}")
        ear.scan(f"~#{OTHER}", end=None)
        ear.hears(2)

        assert ear.heard == [CODE, OTHER]
        assert ear.refused == []


def test_a_scan_without_the_prefix_is_told() -> None:
    with listening(prefix="~") as ear:
        ear.scan(CODE)
        ear.scan("~12")

        assert ear.heard == []
        assert ear.refused == ["no-prefix"]


def test_what_a_person_types_without_the_prefix_is_no_scan() -> None:
    with listening(prefix="~") as ear:
        for char in ORDER:
            ear.scan(char, end=None)
            let_pass(0.07)
        ear.scan("")

        assert ear.heard == []
        assert ear.refused == []
