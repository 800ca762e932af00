"""A notice says what and why, and takes every touch until it is answered."""

from __future__ import annotations

import pytest

from kiosk.presenters.models import NoticeModel
from tests.ui import windows
from tests.ui.glass import Hand, middle


def test_a_refusal_says_what_why_and_the_raw_code(hand: Hand) -> None:
    hand.put("notice", windows.NOTICE_REFUSAL)

    notice = windows.NOTICE_REFUSAL
    assert {notice.title, notice.text, notice.code, notice.action} <= {*hand.texts()}


def test_a_refusal_bears_the_striped_edge_and_a_question_does_not(hand: Hand) -> None:
    hand.put("notice", windows.NOTICE_REFUSAL)
    refused = hand.over.striped
    hand.put("notice", windows.NOTICE_QUESTION)

    assert refused
    assert not hand.over.striped


@pytest.mark.parametrize(
    ("words", "told"),
    [("Goods damaged", ("notice", "choose", "damaged")), ("Do not hold", ("notice", "other"))],
)
def test_choices_and_the_way_out_call_their_verbs(
    hand: Hand, words: str, told: tuple[str, ...]
) -> None:
    hand.put("notice", windows.NOTICE_HOLD)
    hand.tap(words)

    assert hand.told == [told]


def test_the_main_button_lets_it_go_on(hand: Hand) -> None:
    hand.put("notice", windows.NOTICE_REFUSAL)
    hand.tap("Touch to go on")

    assert hand.told == [("notice", "act")]


def test_a_notice_lies_over_the_carrier_window_whichever_came_first(hand: Hand) -> None:
    hand.put("notice", windows.NOTICE_REFUSAL)
    hand.put("carrier", windows.CARRIER_SCANNED)
    hand.tap("Touch to go on")

    assert hand.told == [("notice", "act")]


def test_a_notice_without_choices_keeps_none_of_the_last_one(hand: Hand) -> None:
    hand.put("notice", windows.NOTICE_HOLD)
    hand.put("notice", NoticeModel())
    hand.put("notice", windows.NOTICE_REFUSAL)

    assert "Goods damaged" not in hand.texts()


def test_a_notice_that_comes_while_a_button_is_held_takes_the_button_away(hand: Hand) -> None:
    step = hand.find("Picked")
    touch = hand.down(middle(step))
    hand.put("notice", windows.NOTICE_REFUSAL)
    held = step.pressed
    hand.up(touch)

    assert (held, hand.told) == (False, [])


def test_a_button_of_a_notice_that_has_gone_does_nothing(hand: Hand) -> None:
    hand.put("notice", windows.NOTICE_REFUSAL)
    touch = hand.down(middle(hand.find("Touch to go on")))
    hand.put("notice", NoticeModel())
    hand.up(touch)

    assert hand.told == []
