"""What a scanner types is heard as it was printed, and no key does anything else."""

from __future__ import annotations

import pytest
from kivy.core.window import Window

from kiosk.screens.scanner import wedge
from kiosk.screens.scanner.hid import GROUP_SEPARATOR, PLAIN, SHIFTED, character
from kiosk.screens.scanner.wedge import Wedge
from tests.ui.glass import Hand, wait

ENTER, TAB, SHIFT, CTRL = 40, 43, 225, 224
USAGES = {char: (usage, False) for usage, char in PLAIN.items() if usage != 50}
USAGES |= {char: (usage, True) for usage, char in SHIFTED.items() if usage != 50}
USAGES |= {chr(97 + n): (4 + n, False) for n in range(26)}
USAGES |= {chr(65 + n): (4 + n, True) for n in range(26)}


def press(usage: int, *modifiers: str) -> bool:
    """Press a key as the window tells it; what a layout makes of it is never looked at."""
    return bool(Window.dispatch("on_key_down", 0, usage, "?", [*modifiers]))


def scan(text: str, end: int | None = ENTER) -> None:
    for char in text:
        usage, shift = USAGES[char]
        if shift:
            press(SHIFT, "shift")
        press(usage, *(["shift"] if shift else []))
    if end is not None:
        press(end)


@pytest.fixture
def heard(hand: Hand) -> list[str]:
    hand.screen.listen(Window)
    found: list[str] = []
    hand.screen._wedge._scanned = found.append
    return found


@pytest.mark.parametrize(
    "code",
    ["5012345678900", "AB123456785GB", "X00-aZ9_/+.#", "https://x.example/?a=1&b=2", "~`{}|"],
)
@pytest.mark.parametrize("end", [ENTER, TAB, 88])
def test_a_code_is_heard_as_it_was_printed(heard: list[str], code: str, end: int) -> None:
    scan(code, end)

    assert heard == [code]


def test_a_code_without_an_end_is_over_after_a_pause(heard: list[str]) -> None:
    scan("5012345678900", end=None)
    assert heard == []

    wait(lambda: bool(heard))
    assert heard == ["5012345678900"]


def test_two_codes_are_two_codes(heard: list[str]) -> None:
    scan("5012345678900")
    scan("AB123456785GB")

    assert heard == ["5012345678900", "AB123456785GB"]


def test_a_key_or_two_by_accident_is_no_code(heard: list[str]) -> None:
    scan("12")
    scan("", end=ENTER)

    assert heard == []


def test_an_endless_code_is_dropped_whole(heard: list[str]) -> None:
    scan("1" * (wedge.LONGEST + 1))
    scan("5012345678900")

    assert heard == ["5012345678900"]


def test_the_separator_of_a_gs1_code_is_kept(heard: list[str]) -> None:
    scan("0109", end=None)
    press(CTRL, "ctrl")
    press(48, "ctrl")
    scan("21A7")

    assert heard == [f"0109{GROUP_SEPARATOR}21A7"]


def test_keys_with_ctrl_or_alt_write_nothing() -> None:
    assert character(6, frozenset({"ctrl"})) == ""
    assert character(6, frozenset({"alt"})) == ""
    assert character(6, frozenset({"capslock"})) == "c"


@pytest.mark.parametrize("usage", [58, 41, 68, 69, 43, 76, 227])
def test_no_key_gets_through_to_the_window(heard: list[str], usage: int) -> None:
    assert press(usage)
    assert Window.dispatch("on_keyboard", 27, usage, "", [])
    assert Window.dispatch("on_request_close")


def test_a_code_whose_rest_waits_behind_a_busy_frame_is_not_torn(
    hand: Hand, heard: list[str]
) -> None:
    scan("50123456", end=None)
    ear = hand.screen._wedge
    # The pause is up, but the keys that came meanwhile are read right after.
    ear._pause.cancel()
    ear._paused()
    scan("78900")

    assert heard == ["5012345678900"]


def test_a_bench_that_has_left_hears_nothing() -> None:
    found: list[str] = []
    ear = Wedge(found.append)
    ear.listen(Window)
    ear.deaf(Window)
    scan("5012345678900")

    assert found == []
