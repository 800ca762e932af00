"""The window of the till shows a reading, and its buttons call their verbs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from kiosk.presenters.models_till import TillModel
from kiosk.screens.theme import theme
from kiosk.screens.tilling import FigureRow
from kiosk.screens.widgets.tables import Cell
from tests.ui import examples_office as ex
from tests.ui.glass import Hand, idle, middle, says, seen


def figures(hand: Hand) -> list[Any]:
    found = [row for row in seen(hand.over) if isinstance(row, FigureRow)]
    return sorted(found, key=lambda row: -float(row.to_window(row.x, row.y)[1]))


@pytest.mark.parametrize(
    ("model", "words", "told"),
    [
        (ex.TILL, "Close", ("close",)),
        (ex.TILL, "Float", ("float",)),
        (ex.TILL, "Count cash", ("count",)),
        (ex.TILL, "Print X", ("print",)),
        (ex.TILL, "Save CSV", ("save",)),
        (ex.TILL, "Z: close", ("close_till",)),
        (ex.TILL, "Z reading 2", ("choose", "2")),
        (ex.TILL_OLD, "Print again", ("print",)),
        (ex.TILL_OLD, "Z reading 15", ("choose", "15")),
        (ex.TILL_TYPING, "Take it", ("take",)),
        (ex.TILL_TYPING, "Count cash", ("count",)),
        (ex.TILL_TYPING, "backspace", ("erase",)),
        *((ex.TILL_TYPING, digit, ("digit", digit)) for digit in "0123456789"),
    ],
)
def test_each_button_calls_its_verb(
    hand: Hand, model: TillModel, words: str, told: tuple[str, ...]
) -> None:
    hand.put("tilling", replace(model, entry="–"))
    hand.tap(words)

    assert hand.told == [("tilling", *told)]


@pytest.mark.parametrize("words", ["Z: close", "Take it"])
def test_what_is_not_live_cannot_be_touched(hand: Hand, words: str) -> None:
    hand.put("tilling", replace(ex.TILL_TYPING, entry_live=False))

    with pytest.raises(AssertionError, match="nothing live"):
        hand.find(words)


def test_a_reading_is_a_table_of_figures(hand: Hand) -> None:
    hand.put("tilling", ex.TILL_SHORT)
    texts = [[text for part in seen(row) for text in getattr(part, "texts", tuple)()]
             for row in figures(hand)]  # fmt: skip
    wanted = [
        {text for text in (figure.label, figure.count, figure.amount) if text}
        for figure in ex.TILL_SHORT.figures
    ]

    assert [set(row) for row in texts] == wanted
    assert {ex.TILL.title, ex.TILL.period} <= {*hand.texts(hand.over)}


def test_all_amounts_end_at_one_edge(on_panel: Hand) -> None:
    on_panel.put("tilling", ex.TILL_SHORT)
    amounts = [
        max((part for part in seen(row) if isinstance(part, Cell)), key=lambda part: part.x)
        for row in figures(on_panel)
    ]
    ends = {round(part._patch.pos[0] + part._patch.size[0]) for part in amounts}

    assert len(amounts) == len(ex.TILL_SHORT.figures)
    assert max(ends) - min(ends) <= 1


@pytest.mark.parametrize(
    ("model", "sign"), [(ex.TILL_SHORT, "alert-triangle"), (ex.TILL_RIGHT, "check-circle")]
)
def test_a_difference_is_told_by_a_sign_and_is_the_largest_figure(
    on_panel: Hand, model: TillModel, sign: str
) -> None:
    on_panel.put("tilling", model)
    *others, difference = figures(on_panel)
    heights = [
        max(part._patch.size[1] for part in seen(row) if isinstance(part, Cell) and part.words)
        for row in (*others, difference)
    ]

    assert sign in says(difference)
    assert not any(sign in says(row) for row in others)
    assert heights[-1] > max(heights[:-1])


def test_what_closes_the_till_stands_far_from_the_others(on_panel: Hand) -> None:
    on_panel.put("tilling", ex.TILL)
    bar = [on_panel.find(words) for words in ("Close", "Print X", "Save CSV", "Z: close")]
    gaps = [after.x - before.right for before, after in pairwise(bar)]

    assert gaps[-1] >= 3 * max(gaps[:-1])
    assert gaps[-1] / theme.mm >= 12


def test_an_old_reading_cannot_be_closed_or_counted(hand: Hand) -> None:
    hand.put("tilling", ex.TILL)
    hand.put("tilling", ex.TILL_OLD)

    assert not {"Z: close", "Count cash"} & {*hand.texts(hand.over)}


def test_where_nothing_was_posted_a_sentence_says_so(hand: Hand) -> None:
    hand.put("tilling", ex.TILL_NEW)

    assert ex.TILL_NEW.nothing in hand.texts(hand.over)


def test_what_is_typed_takes_the_place_of_the_figures(on_panel: Hand) -> None:
    on_panel.put("tilling", ex.TILL_SHORT)
    on_panel.put("tilling", ex.TILL_TYPING)
    keys = [on_panel.find(words) for words in ("0", "5", "backspace")]

    assert figures(on_panel) == []
    assert {ex.TILL_TYPING.entry_title, ex.TILL_TYPING.entry} <= {*on_panel.texts(on_panel.over)}
    assert min(min(key.width, key.height) for key in keys) / theme.mm >= 11.9


def test_another_currency_is_chosen_where_there_are_several(on_panel: Hand) -> None:
    on_panel.put("tilling", ex.TILL_CURRENCIES)
    on_panel.tap("JPY")

    assert on_panel.told == [("tilling", "currency", "JPY")]


def test_buttons_are_as_large_as_a_glove_needs(on_panel: Hand) -> None:
    on_panel.put("tilling", ex.TILL)
    large = [on_panel.find(words) for words in ("Close", "Print X", "Save CSV", "Z: close")]
    least = min(min(button.width, button.height) for button in large) / theme.mm

    assert least >= (13.9 if theme.shape == "compact" else 15)


def test_a_finger_that_came_down_for_one_reading_does_not_print_another(hand: Hand) -> None:
    hand.put("tilling", ex.TILL)
    touch = hand.down(middle(hand.find("Print X")))
    hand.put("tilling", ex.TILL_OLD)
    hand.up(touch)

    assert hand.told == []


def test_all_readings_can_be_reached_without_dragging(hand: Hand) -> None:
    hand.put("tilling", ex.TILL_OLD)
    for _ in range(2):
        hand.tap("chevron-down")
        idle(2)
    hand.tap("Z reading 1")

    assert hand.told == [("tilling", "choose", "1")]


def test_the_window_is_gone_when_it_is_closed(hand: Hand) -> None:
    hand.put("tilling", ex.TILL)
    hand.put("tilling", TillModel())

    assert hand.screen.over is None
