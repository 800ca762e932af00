"""The answer to a scan: the edge glows for a moment, the words stay, and no touch stops there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from kivy.clock import Clock

from kiosk.presenters.models_count import EchoModel
from tests.ui import counting
from tests.ui import examples as ex
from tests.ui.glass import Hand, idle, middle

COUNTED = replace(counting.ECHO_COUNTED, turn=101)


class Timer:
    """Stands in for Kivy's clock: what was put off is called by the test."""

    def __init__(self) -> None:
        self.waiting: list[tuple[float, Callable[[float], Any]]] = []

    def schedule_once(self, call: Callable[[float], Any], timeout: float = 0) -> Timer:
        self.waiting.append((timeout, call))
        return self

    def cancel(self) -> None:
        self.waiting.clear()

    def ring(self) -> float:
        (seconds, call) = self.waiting.pop(0)
        call(seconds)
        return seconds


@pytest.fixture(autouse=True)
def timer(monkeypatch: pytest.MonkeyPatch) -> Timer:
    made = Timer()
    monkeypatch.setattr("kiosk.screens.echo.Clock", made)
    return made


def glow(hand: Hand) -> Any:
    return hand.screen.overlays._echo.glow


def test_nothing_is_built_before_the_first_answer(new_hand: Hand) -> None:
    assert new_hand.screen.overlays._echo is None


def test_an_answer_is_told_by_edge_icon_and_words(hand: Hand) -> None:
    hand.put("echo", COUNTED)

    assert {"1 of 2", "Cotton T-shirt, navy, M"} <= {*hand.texts()}
    assert (glow(hand).lit, glow(hand).tone, glow(hand).pattern) == (True, "go", "line")
    assert glow(hand).size == hand.screen.size


def test_the_edge_goes_out_and_the_words_stay(hand: Hand, timer: Timer) -> None:
    hand.put("echo", replace(COUNTED, seconds=0.4))

    assert timer.ring() == 0.4
    assert not glow(hand).lit
    assert "1 of 2" in hand.texts()
    assert timer.waiting == []


def test_a_touch_anywhere_takes_the_words_away_and_does_what_it_does(hand: Hand) -> None:
    hand.put("echo", COUNTED)
    hand.tap("Packed")
    idle(2)

    assert hand.told == [("order", "step", "packed")]
    assert "1 of 2" not in hand.texts()


def test_no_touch_stops_at_the_words(hand: Hand) -> None:
    hand.put("order", ex.LONG)
    hand.put("echo", COUNTED)
    echo = hand.screen.overlays._echo
    touch = hand.down(middle(echo))
    hand.up(touch)

    assert not echo.on_touch_down(touch)
    assert touch.grab_list == []


def test_the_same_turn_again_lights_nothing(hand: Hand, timer: Timer) -> None:
    hand.put("echo", COUNTED)
    timer.ring()
    hand.put("echo", replace(COUNTED, detail="Another language"))

    assert not glow(hand).lit
    assert timer.waiting == []


def test_the_same_turn_again_does_not_bring_back_what_a_touch_has_taken_away(hand: Hand) -> None:
    hand.put("echo", COUNTED)
    hand.up(hand.down((5, 5)))
    hand.put("echo", replace(COUNTED))

    assert "1 of 2" not in hand.texts()


def test_an_answer_while_the_edge_still_glows_is_seen_as_another(hand: Hand, timer: Timer) -> None:
    hand.put("echo", COUNTED)
    hand.put("echo", replace(COUNTED, turn=102, word="2 of 2"))
    dark = not glow(hand).lit
    blink = timer.ring()

    assert dark
    assert blink < 0.1
    assert glow(hand).lit
    assert "2 of 2" in hand.texts()
    assert len(timer.waiting) == 1


def test_turn_nought_takes_all_away(hand: Hand, timer: Timer) -> None:
    hand.put("echo", COUNTED)
    hand.put("echo", EchoModel())

    assert "1 of 2" not in hand.texts()
    assert not glow(hand).lit
    assert timer.waiting == []


def test_an_answer_without_a_pattern_is_told_in_words_alone(hand: Hand) -> None:
    hand.put("echo", replace(COUNTED, pattern="", seconds=1.0))

    assert "1 of 2" in hand.texts()
    assert not glow(hand).lit


def test_under_a_window_the_words_wait_and_the_edge_lies_over_it(hand: Hand) -> None:
    hand.put("count", counting.COUNT)
    hand.put("echo", COUNTED)
    order = hand.screen.children

    assert order.index(hand.over) < order.index(hand.screen.overlays._echo)
    assert glow(hand).canvas in hand.screen.canvas.after.children
    hand.tap("All 2")
    assert hand.told == [("count", "all")]


def test_the_clock_has_nothing_to_do_at_rest(hand: Hand, timer: Timer) -> None:
    hand.put("echo", COUNTED)
    timer.ring()
    idle(5)
    events = [event.get_callback() for event in Clock.get_events()]

    assert timer.waiting == []
    assert not any("Glow" in repr(call) or "Echo" in repr(call) for call in events)
