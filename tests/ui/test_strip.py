"""The strip shows what its model says, and the glass turns dark and light."""

from __future__ import annotations

from dataclasses import replace

from kiosk.screens.theme import theme
from tests.ui import examples as ex
from tests.ui.glass import Hand


def test_the_strip_says_how_bench_amazon_printer_and_time_are(hand: Hand) -> None:
    texts = hand.texts()

    assert {"Bench 2", "Anna K.", "heard 40 s ago", "Slips", "about 140 left", "14:22"} <= {*texts}


def test_a_touch_on_the_clock_changes_light_and_dark(hand: Hand) -> None:
    hand.tap("14:22")

    assert hand.told == [("strip", "toggle_dark")]


def test_a_dark_model_makes_the_glass_dark_and_a_light_one_light_again(hand: Hand) -> None:
    light = theme.colour("page")
    hand.put("strip", replace(ex.STRIP, dark=True))
    dark = theme.colour("page")
    hand.put("strip", ex.STRIP)

    assert sum(dark[:3]) < 0.5 < sum(light[:3])
    assert theme.colour("page") == light


def test_an_alarm_stands_under_the_strip_and_can_be_touched(hand: Hand) -> None:
    hand.put("strip", ex.ALARM)
    hand.tap(ex.ALARM.alarm)

    assert hand.told == [("strip", "alarm_touched")]


def test_without_an_alarm_there_is_no_room_for_one(hand: Hand) -> None:
    hand.put("strip", ex.ALARM)
    lower = hand.screen.order.height
    hand.put("strip", ex.STRIP)

    assert hand.screen.order.height > lower
    assert hand.screen.alarm.height == 0


def test_a_longer_word_of_amazon_gets_the_room_it_needs(hand: Hand) -> None:
    longer = replace(ex.STRIP.amazon, detail="not heard for 14 minutes, 3 waiting")
    hand.put("strip", replace(ex.STRIP, amazon=longer))

    label = next(w for w in hand.screen.strip.walk() if getattr(w, "words", "") == longer.detail)
    assert not label.cut
