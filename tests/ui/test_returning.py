"""The window for returns shows each stage, and its buttons call their verbs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.presenters.models_return import ReturnModel
from kiosk.screens.returning import BackRow, SwitchButton
from kiosk.screens.theme import theme
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.touch import Touchable
from kiosk.screens.widgets.words import Words
from tests.ui import examples_office as ex
from tests.ui.glass import Hand, idle, middle, says, seen

STAGES = {"sub": ex.SUB, "lines": ex.LINES, "money": ex.MONEY_REFUNDED}


def sides(hand: Hand, *words: str) -> list[float]:
    """Return the shorter side of what bears each of the words, in millimetres."""
    found = [hand.find(word) for word in words]
    return [min(widget.width, widget.height) / theme.mm for widget in found]


def rows(hand: Hand) -> list[Any]:
    found = [row for row in seen(hand.over) if isinstance(row, BackRow)]
    return sorted(found, key=lambda row: -float(row.to_window(row.x, row.y)[1]))


def places(hand: Hand) -> list[tuple[float, ...]]:
    return [(*row.to_window(*row.pos), *row.size) for row in rows(hand)]


def within(row: Any, words: str) -> Any:
    return next(w for w in seen(row) if isinstance(w, Touchable) and words in says(w))


@pytest.mark.parametrize(
    ("model", "words", "told"),
    [
        (ex.SUB, "Back", ("back",)),
        (ex.SUB, "Rtn", ("next",)),
        (ex.SUB, "Reverse", ("reverse", "12")),
        (ex.LINES, "Back", ("back",)),
        (ex.LINES, "All items", ("all",)),
        (ex.LINES, "Next", ("next",)),
        (ex.LINES, "Quarantine", ("condition", "2", "quarantine")),
        (ex.LINES, "Wrong item", ("reason", "wrong_item")),
        (ex.MONEY, "Not refunded yet", ("refunded",)),
        (ex.MONEY, "Other amount", ("amount",)),
        (ex.MONEY_REFUNDED, "Card", ("post", "card")),
        (ex.MONEY_REFUNDED, "Cash", ("post", "cash")),
        (ex.AMOUNT, "Take this amount", ("amount",)),
        (ex.AMOUNT, "backspace", ("erase",)),
        *((ex.AMOUNT, digit, ("digit", digit)) for digit in "0123456789"),
    ],
)
def test_each_button_calls_its_verb(
    hand: Hand, model: ReturnModel, words: str, told: tuple[str, ...]
) -> None:
    hand.put("returning", model)
    hand.tap(words)

    assert hand.told == [("returning", *told)]


@pytest.mark.parametrize(("icon", "verb"), [("minus", "less"), ("plus", "more")])
def test_the_count_of_a_line_is_changed_beside_it(hand: Hand, icon: str, verb: str) -> None:
    lines = tuple(replace(line, less_live=True, more_live=True) for line in ex.LINES.lines)
    hand.put("returning", replace(ex.LINES, lines=lines))
    for row in rows(hand):
        hand.tap(within(row, icon))

    assert hand.told == [("returning", verb, line.line_id) for line in lines]


@pytest.mark.parametrize(
    ("model", "words"),
    [
        (ex.SUB_LONG, "Rtn"),
        (replace(ex.LINES, next_live=False), "Next"),
        (ex.MONEY, "Card"),
        (ex.MONEY, "Cash"),
        (ex.AMOUNT, "Cash"),
    ],
)
def test_what_is_not_live_cannot_be_touched(hand: Hand, model: ReturnModel, words: str) -> None:
    hand.put("returning", model)

    with pytest.raises(AssertionError, match="nothing live"):
        hand.find(words)


def test_the_transaction_shows_its_lines_prices_and_returns(hand: Hand) -> None:
    hand.put("returning", ex.SUB)
    texts = {*hand.texts(hand.over)}

    assert {ex.SUB.title, ex.SUB.hint, "Subtotal", "£54.50", ex.SUB.past[0].text} <= texts
    for line in ex.SUB.lines:
        assert {line.title, line.sku, line.detail, line.price, f"{line.count} ×"} <= texts


def test_a_return_that_was_reversed_has_no_button(hand: Hand) -> None:
    hand.put("returning", replace(ex.SUB, past=(replace(ex.SUB.past[0], reverse_word=""),)))

    assert "Reverse" not in hand.texts()


@pytest.mark.parametrize("stage", STAGES)
def test_the_amount_is_the_largest_word_of_every_stage(on_panel: Hand, stage: str) -> None:
    model = STAGES[stage]
    on_panel.put("returning", model)
    drawn = [
        (part._patch.size[1], part.words)
        for part in seen(on_panel.over)
        if isinstance(part, Words) and part.on_baseline and part.lines == 1
    ]

    assert max(drawn)[1] == model.total


def test_a_condition_is_asked_only_of_what_comes_back(hand: Hand) -> None:
    hand.put("returning", ex.LINES)
    asked = [{"Quarantine", "Written off"} <= set(says(row)) for row in rows(hand)]

    assert asked == [False, True, False]


def test_no_line_moves_when_a_condition_is_asked(on_panel: Hand) -> None:
    nothing = replace(ex.LINES.lines[1], count="0", conditions=())
    on_panel.put("returning", replace(ex.LINES, lines=(ex.LINES.lines[0], nothing)))
    before = places(on_panel)
    on_panel.put("returning", replace(ex.LINES, lines=ex.LINES.lines[:2]))

    assert places(on_panel) == before


def test_the_refund_is_told_by_a_tick_and_not_by_colour_alone(hand: Hand) -> None:
    hand.put("returning", ex.MONEY)
    switch = next(w for w in seen(hand.over) if isinstance(w, SwitchButton))
    before = says(switch)
    hand.put("returning", ex.MONEY_REFUNDED)

    assert "check-bold" not in before
    assert {"check-bold", "Refunded on Amazon"} <= set(says(switch))


def test_card_and_cash_are_of_equal_size(on_panel: Hand) -> None:
    on_panel.put("returning", ex.MONEY_REFUNDED)
    card, cash = on_panel.find("Card"), on_panel.find("Cash")

    assert abs(card.width - cash.width) <= 1
    assert card.height == cash.height
    assert min(card.width, cash.width) / theme.mm >= 36


def test_what_posts_and_what_confirms_is_large(on_panel: Hand) -> None:
    on_panel.put("returning", ex.MONEY_REFUNDED)
    large = sides(on_panel, "Card", "Cash", "Refunded on Amazon")
    on_panel.put("returning", ex.LINES)
    large += sides(on_panel, "All items", "Next")
    on_panel.put("returning", ex.AMOUNT)
    keys = sides(on_panel, "0", "5", "backspace", "Take this amount")

    assert min(large) >= (13.9 if theme.shape == "compact" else 14.9)
    assert min(keys) >= 11.9


def test_a_finger_that_came_down_at_one_stage_does_nothing_at_the_next(hand: Hand) -> None:
    hand.put("returning", ex.SUB)
    touch = hand.down(middle(hand.find("Rtn")))
    hand.put("returning", ex.LINES)
    hand.up(touch)

    assert hand.told == []


def test_a_finger_that_came_down_for_one_amount_does_not_post_another(hand: Hand) -> None:
    hand.put("returning", ex.MONEY_REFUNDED)
    touch = hand.down(middle(hand.find("Card")))
    hand.put("returning", replace(ex.MONEY_REFUNDED, total="£36.00"))
    hand.up(touch)

    assert hand.told == []


def test_another_order_is_shown_from_its_top_and_the_same_one_stays(hand: Hand) -> None:
    hand.put("returning", ex.LINES_LONG)
    hand.tap("chevron-down")
    idle(2)
    away = rows(hand)[0].model.line_id
    hand.put("returning", replace(ex.LINES_LONG, total="£1.00"))
    still = rows(hand)[0].model.line_id
    hand.put("returning", replace(ex.LINES_LONG, title="Return of …08-2210"))

    assert away == still != "0"
    assert rows(hand)[0].model.line_id == "0"


def test_a_small_panel_asks_for_no_pictures(hand: Hand) -> None:
    hand.leave()
    hand.come_back((800, 480, 154.0))
    hand.put("returning", ex.SUB)

    assert not [w for w in seen(hand.over) if isinstance(w, Picture)]
    assert not any(w.source for w in hand.over.walk() if isinstance(w, Picture) and not w.wide)


def test_the_window_is_gone_when_it_is_closed(hand: Hand) -> None:
    hand.put("returning", ex.SUB)
    hand.put("returning", ReturnModel())

    assert hand.screen.over is None
