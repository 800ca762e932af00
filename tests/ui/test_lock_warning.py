"""The countdown to the lock is seen over every window, and lies beneath them once it is over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.presenters.models_people import SignModel
from kiosk.screens.overlays import KINDS
from tests.ui import counting, examples, people, windows
from tests.ui.glass import FIFTEEN_INCH, Hand, draw, shoot
from tests.ui.states import STATES

SHOWN: dict[str, Any] = {
    kind: next(state[kind] for state in STATES.values() if kind in state) for kind in KINDS
}
"""An example of every window that there is."""


def seen_of(hand: Hand, folder: Path) -> bytes:
    """What the glass shows where the alarm stands."""
    draw(3)
    shoot(folder / "glass.png", FIFTEEN_INCH[:2])
    alarm, height = hand.screen.alarm, FIFTEEN_INCH[1]
    box = (0, height - int(alarm.top), int(alarm.width), height - int(alarm.y))
    return Image.open(folder / "glass.png").crop(box).tobytes()


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_seen_over_every_window(hand: Hand, tmp_path: Path, kind: str) -> None:
    hand.put("strip", people.WARNING)
    bare = seen_of(hand, tmp_path)

    hand.put(kind, SHOWN[kind])
    assert seen_of(hand, tmp_path) == bare, "a window that opens does not cover it"
    hand.put("strip", examples.STRIP)
    hand.put("strip", people.WARNING)
    assert seen_of(hand, tmp_path) == bare, "nor does one that is there"


@pytest.mark.parametrize("kind", KINDS)
def test_once_it_is_over_it_lies_beneath_them_again(hand: Hand, tmp_path: Path, kind: str) -> None:
    hand.put("strip", people.WARNING)
    hand.put(kind, SHOWN[kind])
    hand.put("strip", examples.ALARM)
    after = seen_of(hand, tmp_path)

    hand.put(kind, type(SHOWN[kind])())
    assert seen_of(hand, tmp_path) != after


@pytest.mark.parametrize("first", ["signing", "notice"])
def test_it_changes_nothing_in_the_order_of_windows(hand: Hand, first: str) -> None:
    models: dict[str, Any] = {"signing": people.SUPERVISOR, "notice": windows.NOTICE_REFUSAL}
    hand.put("strip", people.WARNING)
    for name in (first, *(models.keys() - {first})):
        hand.put(name, models[name])
    hand.put("echo", counting.ECHO_COUNTED)
    hand.put("queue", examples.SEARCHING)

    order = hand.screen.children
    views = hand.screen.overlays._views
    tops = [hand.screen.alarm, views["signing"], views["notice"]]
    assert order[:3] == tops
    hand.put("signing", SignModel())
    assert order[:2] == [hand.screen.alarm, views["notice"]]


def test_a_touch_on_it_is_a_sign_of_life_and_no_more(hand: Hand) -> None:
    hand.put("notice", windows.NOTICE_REFUSAL)
    hand.put("strip", people.WARNING)
    touch = hand.down(hand.screen.alarm.center)
    hand.up(touch)

    assert hand.told == [("strip", "alarm_touched")]
