"""The open order shows what its model says, and its buttons call their verbs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.screens.widgets.rows import LineRow
from tests.ui import examples as ex
from tests.ui.glass import Hand, idle, middle, says, seen, wait
from tests.ui.states import PANELS


def face(within: Any, words: str) -> Any:
    return next(part.face for part in seen(within) if getattr(part, "words", "") == words)


def current(place: int) -> Any:
    lines = tuple(replace(line, current=at == place) for at, line in enumerate(ex.LONG.lines))
    return replace(ex.LONG, lines=lines)


def test_the_order_shows_number_badge_address_lines_cards_and_chip(hand: Hand) -> None:
    texts = " ".join(hand.texts())

    for wanted in (
        "204-55348",
        "91-7763",
        "Amazon",
        "Ship by 16:00",
        "3 lines, 4 units",
        "Margaret O’Connor",
        "HD9 2DN",
        "Happy birthday Mum!",
        "On this bench only",
        "A-04-2",
        "Cotton T-shirt, navy, M",
        "TEE-NVY-M",
        "Gift wrap",
    ):
        assert wanted in texts


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Print", ("order", "step", "print")),
        ("Allocated", ("order", "step", "allocated")),
        ("Picked", ("order", "step", "picked")),
        ("Packed", ("order", "step", "packed")),
        ("Despatched", ("order", "step", "despatched")),
        ("Undo", ("order", "undo")),
        ("Hold", ("order", "hold")),
        ("receipt", ("order", "show_paper")),
        ("A-04-2", ("order", "touch_line", "2")),
    ],
)
def test_each_button_calls_its_verb(hand: Hand, words: str, told: tuple[str, ...]) -> None:
    hand.tap(words)

    assert hand.told == [told]


def test_done_steps_bear_a_tick_and_heavy_words(hand: Hand) -> None:
    done, later = hand.find("Print"), hand.find("Packed")

    assert "check-bold" in says(done)
    assert "check-bold" not in says(later)
    assert face(done, "Print") == "extrabold"
    assert face(later, "Packed") == "medium"


def test_steps_and_undo_never_change_their_place(hand: Hand) -> None:
    words = ("Undo", "Print", "Allocated", "Picked", "Packed", "Despatched")
    before = {word: (hand.find(word).pos[:], hand.find(word).size[:]) for word in words}
    for done in range(5):
        hand.put("order", replace(ex.ORDER, steps=ex.steps(done, "detail")))

        assert {word: (hand.find(word).pos[:], hand.find(word).size[:]) for word in words} == before


def test_a_step_that_is_off_cannot_be_touched(hand: Hand) -> None:
    hand.put("order", ex.UNPAID)
    hand.up(hand.down(hand.screen.steps.center))

    assert hand.told == []


def test_a_step_held_while_another_order_opens_does_nothing(hand: Hand) -> None:
    step = hand.find("Picked")
    touch = hand.down(step.center)
    idle(2)
    hand.put("order", ex.LONG)
    hand.up(touch)

    assert hand.told == []


def test_a_stop_says_why_and_offers_its_two_ways(hand: Hand) -> None:
    hand.put("order", ex.CANCELLED)
    assert ex.CANCELLED.stop is not None
    assert {ex.CANCELLED.stop.title, ex.CANCELLED.stop.text} <= {*hand.texts()}

    hand.tap("Put back")
    hand.tap("Print put-back slip")

    assert hand.told == [("order", "act", "put_back"), ("order", "act", "print_put_back")]


def test_a_stop_is_gone_when_its_reason_is(hand: Hand) -> None:
    hand.put("order", ex.CANCELLED)
    hand.put("order", ex.ORDER)

    assert "Cancelled by the buyer" not in hand.texts()


def test_without_an_order_the_glass_says_how_to_begin(hand: Hand) -> None:
    hand.put("order", ex.WELCOME)
    texts = hand.texts()

    assert "Scan a slip, or touch an order" in texts
    assert "Amazon" not in hand.texts(hand.screen.order)
    with pytest.raises(AssertionError, match="nothing live"):
        hand.find("Undo")


def test_a_pending_address_has_a_dashed_edge(hand: Hand) -> None:
    hand.put("order", ex.UNPAID)
    cards = [w for w in seen(hand.screen.order) if getattr(w, "dashed", False)]

    assert len(cards) == 1
    assert "Address pending" in says(cards[0])


def test_forty_lines_can_be_paged_and_the_current_one_is_in_sight(hand: Hand) -> None:
    hand.put("order", ex.LONG)
    wait(lambda: "A-07-1" in hand.texts())
    below = hand.screen.order.ids.lines.hidden_below

    hand.tap("chevron-down")
    idle(2)

    assert hand.screen.order.ids.lines.hidden_below < below
    assert hand.told == []


def test_the_current_line_is_brought_into_sight_when_it_changes(hand: Hand) -> None:
    hand.put("order", ex.LONG)
    wait(lambda: "A-07-1" in hand.texts())
    hand.put("order", current(30))

    wait(lambda: ex.LONG.lines[30].bin in hand.texts())


def test_the_lines_stay_where_a_finger_has_left_them(hand: Hand) -> None:
    hand.put("order", ex.LONG)
    wait(lambda: "A-07-1" in hand.texts())
    hand.screen.order.ids.lines.show_from(20)
    idle(2)
    hand.put("order", replace(ex.LONG, busy="Asking Amazon…"))
    wait(lambda: False, seconds=0.15, must=False)

    assert "A-07-1" not in hand.texts()


def test_the_lines_never_move_under_a_finger(hand: Hand) -> None:
    hand.put("order", ex.LONG)
    wait(lambda: "A-07-1" in hand.texts())
    before = hand.screen.order.ids.lines.scroll_y
    touch = hand.down(middle(hand.find("Undo")))
    hand.put("order", current(30))
    wait(lambda: False, seconds=0.15, must=False)
    held = hand.screen.order.ids.lines.scroll_y
    hand.up(touch)

    assert held == before
    wait(lambda: ex.LONG.lines[30].bin in hand.texts())


def test_lines_stay_at_their_place_when_an_alarm_takes_room(hand: Hand) -> None:
    hand.put("order", ex.LONG)
    wait(lambda: "A-07-1" in hand.texts())
    listing = hand.screen.order.ids.lines
    rows = (part for part in seen(listing) if isinstance(part, LineRow))
    row = next(part for part in rows if part.model.bin == "A-07-1")
    deep = listing.to_window(0, listing.top)[1] - middle(row)[1]
    hand.put("strip", ex.ALARM)

    assert abs(listing.to_window(0, listing.top)[1] - middle(row)[1] - deep) <= 1


def test_a_newly_opened_order_is_shown_from_its_top(hand: Hand) -> None:
    hand.put("order", ex.LONG)
    idle(3)
    lines = tuple(replace(line, current=False) for line in ex.LONG.lines)
    hand.put("order", replace(ex.LONG, order_id="other", lines=lines))
    idle(2)

    assert hand.screen.order.ids.lines.hidden_above == 0


def test_on_a_small_panel_the_address_unfolds_and_folds() -> None:
    hand = Hand(PANELS["800x480"])
    hand.tap("Margaret O’Connor")
    idle(3)
    unfolded = hand.texts()
    hand.tap("map-pin")
    idle(3)
    folded = hand.texts()
    hand.leave()

    assert "Happy birthday Mum!" in unfolded
    assert "A-02-1" not in unfolded
    assert "A-02-1" in folded
    assert hand.told == []
