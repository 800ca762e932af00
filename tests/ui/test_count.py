"""The window in which a line is counted shows its model, and its keys call their verbs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.presenters.models_count import CountModel
from kiosk.screens.theme import theme
from kiosk.screens.widgets.words import Words
from tests.ui import counting
from tests.ui.glass import Hand, middle, seen

FULL = replace(counting.COUNT, confirm_live=True)


def test_a_touched_line_is_asked_for_and_its_window_shows_it(hand: Hand) -> None:
    hand.tap("A-04-2")
    hand.put("count", FULL)
    texts = {*hand.texts(hand.over)}

    assert hand.told == [("order", "touch_line", "2")]
    assert {FULL.bin, FULL.title, FULL.sku, FULL.hint, "1", "of 2", "All 2", "Count 1"} <= texts


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("minus", ("count", "less")),
        ("plus", ("count", "more")),
        ("All 2", ("count", "all")),
        ("Count 1", ("count", "confirm")),
        ("Back", ("count", "close")),
        ("backspace", ("count", "erase")),
        *((digit, ("count", "digit", digit)) for digit in "0123456789"),
    ],
)
def test_each_key_calls_its_verb(hand: Hand, words: str, told: tuple[str, ...]) -> None:
    hand.put("count", replace(FULL, count="–"))
    hand.tap(words)

    assert hand.told == [told]


@pytest.mark.parametrize("words", ["minus", "plus", "All 2", "Count 1"])
def test_what_is_not_live_cannot_be_touched(hand: Hand, words: str) -> None:
    dead = replace(FULL, less_live=False, more_live=False, all_live=False, confirm_live=False)
    hand.put("count", dead)

    with pytest.raises(AssertionError, match="nothing live"):
        hand.find(words)


@pytest.mark.parametrize("model", [FULL, counting.COUNT_MANY])
def test_less_and_more_are_twenty_millimetres_and_every_key_twelve(
    on_panel: Hand, model: CountModel
) -> None:
    on_panel.put("count", replace(model, more_live=True))
    large = [on_panel.find(words) for words in ("minus", "plus")]
    keys = [on_panel.find(words) for words in ("0", "5", "9", "backspace")]
    least = [min(key.width, key.height) / theme.mm for key in (*large, *keys)]

    assert min(least[:2]) >= 20
    assert min(least[2:]) >= 12


def test_the_count_is_the_largest_word(on_panel: Hand) -> None:
    on_panel.put("count", FULL)
    sizes = {part.words: part.px for part in seen(on_panel.over) if isinstance(part, Words)}

    assert max(sizes, key=lambda words: sizes[words]) == "1"


def test_a_finger_that_came_down_for_one_line_does_nothing_to_the_next(hand: Hand) -> None:
    hand.put("count", FULL)
    touch = hand.down(middle(hand.find("plus")))
    hand.put("count", replace(FULL, line_id="3"))
    hand.up(touch)

    assert hand.told == []


def test_a_notice_lies_over_the_window(hand: Hand) -> None:
    hand.put("count", FULL)
    hand.put("notice", counting.WRONG_SIZE)
    hand.tap("Touch to go on")

    assert hand.told == [("notice", "act")]


def test_the_window_is_gone_when_it_is_closed(hand: Hand) -> None:
    hand.put("count", FULL)
    hand.put("count", CountModel())

    assert hand.screen.over is None
