"""What a scanner types is heard as it was printed, and no key does anything else."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, Thread
from typing import Any

import pytest
from kivy.base import EventLoop
from kivy.core.window import Window

from kiosk.screens.scanner.hid import GROUP_SEPARATOR, character
from kiosk.screens.scanner.keys import LONGEST
from tests.ui import keyboard
from tests.ui.ear import Ear, let_pass, listening
from tests.ui.glass import Hand, idle, wait
from tests.ui.keyboard import ALT, CTRL, ENTER, SHIFT, TAB, Keyboard

CODE = "5012345678900"
OTHER = "AB123456785GB"
ORDER = "203-1234567-7654321"


@pytest.fixture
def ear() -> Iterator[Ear]:
    with listening() as heard:
        yield heard


@pytest.mark.parametrize(
    "code",
    [CODE, OTHER, "X00-aZ9_/+.#", "https://x.example/?a=1&b=2", "~`{}|", "1111222200", "AAbbCC"],
)
@pytest.mark.parametrize("end", [ENTER, TAB, keyboard.ENTER_OF_THE_KEYPAD])
def test_a_code_is_heard_as_it_was_printed(ear: Ear, code: str, end: int) -> None:
    ear.scan(code, end)

    assert ear.heard == [code]


def test_a_code_without_an_end_is_over_after_a_pause(ear: Ear) -> None:
    ear.scan(CODE, end=None)
    assert ear.heard == []

    ear.hears()
    assert ear.heard == [CODE]


def test_two_codes_are_two_codes(ear: Ear) -> None:
    ear.write(CODE)
    ear.scan(OTHER)

    assert ear.heard == [CODE, OTHER]


@pytest.mark.parametrize("ends", [(ENTER, ENTER), (TAB, ENTER)])
def test_two_ends_are_one(ear: Ear, ends: tuple[int, ...]) -> None:
    for end in ends:
        ear.scan("" if ear.heard else CODE, end)

    assert ear.heard == [CODE]


def test_a_key_or_two_by_accident_is_no_code(ear: Ear) -> None:
    ear.scan("12")
    ear.scan("")

    assert ear.heard == []


def test_the_longest_code_is_heard_whole(ear: Ear) -> None:
    code = "".join(str(n % 10) for n in range(LONGEST))
    ear.scan(code)

    assert ear.heard == [code]


@pytest.mark.parametrize("length", [LONGEST + 1, 20 * LONGEST])
def test_an_endless_code_is_dropped_whole_and_told(ear: Ear, length: int) -> None:
    ear.scan("1" * length)
    ear.scan(CODE)

    assert ear.heard == [CODE]
    assert ear.refused == ["too-long"]


def test_the_separator_of_a_gs1_code_is_kept(ear: Ear) -> None:
    ear.scan("0109", end=None)
    ear.down(CTRL, CTRL)
    ear.press(48, CTRL)
    ear.up(CTRL)
    ear.scan("21A7")

    assert ear.heard == [f"0109{GROUP_SEPARATOR}21A7"]


def test_keys_with_ctrl_or_alt_write_nothing() -> None:
    assert character(6, frozenset({"ctrl"})) == ""
    assert character(6, frozenset({"alt"})) == ""
    assert character(6, frozenset({"capslock"})) == "c"


NO_CODES = {
    "F1": (keyboard.F1,),
    "F12": (keyboard.F12,),
    "Esc": (keyboard.ESCAPE,),
    "Ctrl+C": (6, CTRL),
    "Ctrl+E": (8, CTRL),
    "Ctrl+Q": (20, CTRL),
    "Ctrl+W": (26, CTRL),
    "Alt+F4": (keyboard.F4, ALT),
    "Shift+F12": (keyboard.F12, SHIFT),
}


@pytest.mark.parametrize("keys", NO_CODES.values(), ids=NO_CODES)
def test_no_key_acts_on_the_app(keys: tuple[int, ...]) -> None:
    reached: list[Any] = []
    under = {
        name: lambda *values: reached.append(values)
        for name in ("on_key_down", "on_key_up", "on_keyboard", "on_request_close")
    }
    Window.bind(**under)
    with listening() as ear:
        # From within a code, as a scanner with a wrong setting does.
        ear.scan(CODE[:6], end=None)
        ear.press(*keys)
        ear.quit()
        ear.scan(CODE[6:])
        Window.unbind(**under)

        assert reached == []
        assert not EventLoop.quit
        assert ear.heard == [CODE]


def test_nothing_is_lost_at_a_millisecond_a_key(ear: Ear) -> None:
    for char in CODE:
        ear.scan(char, end=None)
        let_pass(0.001)
    ear.scan("")

    assert ear.heard == [CODE]


@pytest.mark.parametrize("end", [ENTER, TAB, None])
def test_nothing_is_lost_while_every_frame_takes_100_ms(ear: Ear, end: int | None) -> None:
    codes = [CODE, OTHER, "1111222200", "00000000", ORDER] * 2

    def scanner() -> None:
        for number, code in enumerate(codes, start=1):
            for char in code:
                ear.write_one(char)
                Event().wait(0.001)
            if end is not None:
                ear.press(end)
            else:
                while len(ear.heard) < number:
                    Event().wait(0.01)

    def busy_frame() -> bool:
        idle()
        Event().wait(0.1)
        keyboard.read()
        return len(ear.heard) >= len(codes)

    thread = Thread(target=scanner, daemon=True)
    thread.start()
    wait(busy_frame)
    thread.join()

    assert ear.heard == codes


def test_a_code_whose_rest_waits_behind_a_busy_frame_is_not_torn(ear: Ear) -> None:
    ear.scan(CODE[:8], end=None)
    Event().wait(0.3)
    ear.write(CODE[8:])
    # The pause is up, but the keys that came meanwhile are read right after.
    idle()
    keyboard.read()

    assert ear.heard == [CODE]


def test_the_bench_tells_its_presenter_of_a_scan(hand: Hand) -> None:
    hand.screen.listen(Window)
    Keyboard().write(CODE)
    keyboard.read()

    assert ("bench", "scanned", CODE) in hand.told


def test_a_bench_that_has_left_hears_nothing(hand: Hand) -> None:
    hand.screen.listen(Window)
    hand.screen.leave(Window)
    Keyboard().write(CODE)
    keyboard.read()

    assert hand.told == []
