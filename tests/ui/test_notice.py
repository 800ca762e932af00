"""A notice says what and why, and takes every touch until it is answered."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.presenters.models import NoticeModel
from kiosk.screens.notice import SideBox
from kiosk.screens.widgets.words import Words
from tests.ui import counting, windows
from tests.ui.glass import Hand, middle, says, seen


def sides(hand: Hand) -> list[Any]:
    """Return the sides of a comparison, from left to right."""
    return sorted((w for w in seen(hand.over) if isinstance(w, SideBox)), key=lambda side: side.x)


def test_a_refusal_says_what_why_and_the_raw_code(hand: Hand) -> None:
    hand.put("notice", windows.NOTICE_REFUSAL)

    notice = windows.NOTICE_REFUSAL
    assert {notice.title, notice.text, notice.code, notice.action} <= {*hand.texts()}


def test_a_refusal_bears_the_striped_edge_and_a_question_does_not(hand: Hand) -> None:
    hand.put("notice", windows.NOTICE_REFUSAL)
    refused = hand.over.pattern
    hand.put("notice", windows.NOTICE_QUESTION)

    assert refused == "stripes"
    assert hand.over.pattern == ""


def test_a_notice_may_name_another_pattern_for_its_edge(hand: Hand) -> None:
    hand.put("notice", counting.TOO_MANY)

    assert hand.over.pattern == "dashes"


def test_a_wrong_item_stands_beside_the_one_that_is_wanted(hand: Hand) -> None:
    hand.put("notice", counting.WRONG_SIZE)
    scanned, wanted = sides(hand)

    shared = "Cotton T-shirt, navy"
    assert {"You scanned", "5012345678931", shared, "L", "Belongs in A-04-3"} == {
        *hand.texts(scanned)
    }
    assert {"This order wants", "M", "Lies in A-04-2"} <= {*hand.texts(wanted)}
    assert scanned.right < wanted.x
    assert scanned.height == wanted.height
    assert ("x-circle" in says(scanned), "check-circle" in says(wanted)) == (True, True)


def test_the_word_that_differs_is_the_largest_on_its_side(on_panel: Hand) -> None:
    on_panel.put("notice", counting.WRONG_SIZE_PICTURES)
    heights = {
        part.words: part._patch.size[1]
        for part in seen(sides(on_panel)[0])
        if isinstance(part, Words) and part.texts()
    }

    assert heights.pop("L") > 1.9 * max(heights.values())


def test_without_a_word_that_differs_the_names_stand_large(hand: Hand) -> None:
    hand.put("notice", counting.WRONG_ITEM)
    names = [part for part in seen(hand.over) if getattr(part, "words", "").startswith("Soy")]

    assert [name.face for name in names] == ["extrabold"]


def test_what_was_scanned_stands_alone_when_nothing_else_is_wanted(hand: Hand) -> None:
    hand.put("notice", counting.TOO_MANY)
    (side,) = sides(hand)

    assert side.width > hand.over.width / 2
    assert "Cotton T-shirt, navy, M" in hand.texts(side)


def test_a_comparison_is_gone_with_its_notice(hand: Hand) -> None:
    hand.put("notice", counting.WRONG_SIZE)
    hand.put("notice", NoticeModel())
    hand.put("notice", counting.UNKNOWN)

    assert not sides(hand)
    assert counting.UNKNOWN.code in hand.texts()


def test_another_order_s_number_is_the_largest_word(hand: Hand) -> None:
    hand.put("notice", counting.OTHER_ORDER)
    sizes = {part.words: part.px for part in seen(hand.over) if isinstance(part, Words)}

    assert max(sizes, key=lambda words: sizes[words]) == "…64-9935"
    hand.tap("Open that order")
    assert hand.told == [("notice", "other")]


def test_a_comparison_has_one_way_on_across_its_whole_width(hand: Hand) -> None:
    hand.put("notice", counting.WRONG_SIZE)
    scanned, wanted = sides(hand)
    button = hand.find("Touch to go on")

    assert abs(button.width - (wanted.right - scanned.x)) <= 1
    hand.tap(button)
    assert hand.told == [("notice", "act")]


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
