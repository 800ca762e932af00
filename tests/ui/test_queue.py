"""The list shows what its model says, and never moves under a finger."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from kivy.clock import Clock

from kiosk.screens.widgets import finger
from kiosk.screens.widgets.rows import Row
from tests.ui import examples as ex
from tests.ui.glass import Hand, idle, middle, seen, wait
from tests.ui.states import PANELS


def row(hand: Hand, number: str) -> Any:
    rows = (w for w in seen(hand.screen.queue) if isinstance(w, Row))
    return next(row for row in rows if row.model.number == number)


def test_the_list_shows_time_number_units_and_flags(hand: Hand) -> None:
    texts = hand.texts()

    assert {"-0:35", "late", "…34-4471", "12 · Piotr, 1", "Prime", "address pending"} <= {*texts}
    assert {"23", "To pack", "Next order", "and 11 more"} <= {*texts}


def test_a_touch_opens_the_order_of_that_row(hand: Hand) -> None:
    hand.tap(row(hand, "…08-2210"))

    assert hand.told == [("queue", "open", "206-4417108-2210")]


def test_a_quick_tap_opens_the_order_too_without_kivy_s_own_delay(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = Clock.schedule_once

    def soon(call: Any, timeout: float = 0) -> Any:
        return really(call, timeout) if timeout < 0.1 else None

    monkeypatch.setattr(Clock, "schedule_once", soon)
    touch = hand.down(middle(row(hand, "…08-2210")))
    hand.up(touch)

    assert hand.told == [("queue", "open", "206-4417108-2210")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Late", ("queue", "choose_tab", "late")),
        ("Next order", ("queue", "next_order")),
        ("search", ("queue", "search_open")),
    ],
)
def test_tabs_next_order_and_search_call_their_verbs(
    hand: Hand, words: str, told: tuple[str, ...]
) -> None:
    hand.tap(words)

    assert hand.told == [told]


def test_the_next_order_cannot_be_had_when_there_is_none(hand: Hand) -> None:
    hand.put("queue", ex.EMPTY_QUEUE)

    with pytest.raises(AssertionError, match="nothing live"):
        hand.find("Next order")


def test_an_empty_list_says_why(hand: Hand) -> None:
    hand.put("queue", ex.EMPTY_QUEUE)

    assert ex.EMPTY_QUEUE.empty is not None
    assert {ex.EMPTY_QUEUE.empty.word, ex.EMPTY_QUEUE.empty.detail} <= {*hand.texts()}


def test_the_list_does_not_move_under_a_finger(hand: Hand) -> None:
    target = row(hand, "…08-2210")
    touch = hand.down(middle(target))
    idle(3)
    newer = ex.row("999-0000000-0001", "0:10", "today", "1")
    hand.put("queue", replace(ex.QUEUE, rows=(newer, *ex.ROWS)))

    assert "…00-0001" not in hand.texts()
    hand.up(touch)
    idle(3)
    assert hand.told == [("queue", "open", "206-4417108-2210")]
    assert "…00-0001" in hand.texts()


def test_a_row_that_was_changed_under_a_finger_after_all_opens_nothing(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finger, "LONGEST_HOLD", 0.0)
    target = row(hand, "…08-2210")
    touch = hand.down(middle(target))
    wait(lambda: target.pressed)
    newer = ex.row("999-0000000-0001", "0:10", "today", "1")
    hand.put("queue", replace(ex.QUEUE, rows=(newer, *ex.ROWS)))
    hand.up(touch)

    assert hand.told == []


def test_a_lost_finger_does_not_stop_the_list_for_good(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.down(middle(row(hand, "…08-2210")))
    hand.put("queue", ex.EMPTY_QUEUE)
    assert "Nothing to pack" not in hand.texts()

    now = Clock.get_time()
    monkeypatch.setattr(Clock, "get_time", lambda: now + finger.LONGEST_HOLD + 1)
    idle(3)

    assert "Nothing to pack" in hand.texts()


def test_an_order_that_was_scanned_is_brought_into_sight(hand: Hand) -> None:
    rows = tuple(replace(row, selected=row is ex.ROWS[-1]) for row in ex.ROWS)
    hand.put("queue", replace(ex.QUEUE, rows=rows))

    wait(lambda: ex.ROWS[-1].number in hand.texts())


def test_the_list_stays_where_a_finger_has_left_it(new_hand: Hand) -> None:
    hand = new_hand  # no list that still glides from the touch before
    listing = hand.screen.queue.ids.rows
    listing.show_from(3)
    idle(2)
    newer = tuple(replace(row, time="0:01") for row in ex.ROWS)
    hand.put("queue", replace(ex.QUEUE, rows=(*newer, *newer)))

    assert listing.hidden_above == 3


def test_the_keyboard_of_the_search_calls_its_verbs(hand: Hand) -> None:
    hand.put("queue", ex.SEARCHING)
    for key in ("7", "Q", "␣", "backspace", "x", "check"):
        hand.tap(key)

    assert hand.told == [
        ("queue", "search_key", "7"),
        ("queue", "search_key", "Q"),
        ("queue", "search_key", " "),
        ("queue", "search_erase"),
        ("queue", "search_clear"),
        ("queue", "search_close"),
    ]


def test_the_search_lets_no_touch_through_to_the_order(hand: Hand) -> None:
    step = hand.find("Picked")
    place = step.to_window(*step.center)
    hand.put("queue", ex.SEARCHING)
    hand.up(hand.down(place))

    assert hand.told == []


def test_after_the_search_the_order_is_there_again(hand: Hand) -> None:
    hand.put("queue", ex.SEARCHING)
    hand.put("queue", ex.QUEUE)
    hand.tap("Picked")

    assert hand.told == [("order", "step", "picked")]


def test_on_a_small_panel_one_button_turns_through_the_lists() -> None:
    hand = Hand(PANELS["800x480"])
    hand.tap("To pack")
    hand.put("queue", replace(ex.QUEUE, tabs=(*ex.TABS[1:3], replace(ex.TABS[3], chosen=True))))
    hand.tap("Sent")
    hand.leave()

    assert hand.told == [("queue", "choose_tab", "late"), ("queue", "choose_tab", "late")]
