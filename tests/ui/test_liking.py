"""My bench: what somebody likes is on the whole glass at once, and goes when they go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from kiosk.presenters.liking_view import WISHES
from kiosk.presenters.models_people import LikeModel
from kiosk.screens.theme import LARGER, theme
from kiosk.screens.widgets.listing import Listing
from kiosk.screens.widgets.rows import LineRow
from kiosk.screens.widgets.touch import Touchable
from kiosk.screens.widgets.words import Words
from tests.ui import counting, examples, examples_office, parcels, people, windows
from tests.ui.glass import Hand, idle, middle, seen

LEFT = replace(examples.STRIP, left_handed=True)
LARGE = replace(examples.STRIP, large=True)


@pytest.fixture(autouse=True)
def as_the_bench(shared_hand: Hand) -> Iterator[None]:
    yield
    theme.wear(dark=False)


def x_of(hand: Hand, words: str) -> float:
    return middle(hand.find(words))[0]


def words_of(hand: Hand, words: str) -> Any:
    return next(w for w in seen(hand.screen.order) if isinstance(w, Words) and w.words == words)


def test_it_says_what_may_be_liked_and_what_is(on_panel: Hand) -> None:
    on_panel.put("liking", people.HERS_SHE_LIKES)
    chosen = [
        choice.model.word
        for choice in seen(on_panel.over)
        if getattr(getattr(choice, "model", None), "chosen", False)
    ]

    assert {wish.word() for wish in WISHES.values()} <= {*on_panel.texts(on_panel.over)}
    assert sorted(chosen) == ["As the bench", "Dark", "Large", "Left", "Quiet"]


def test_each_choice_tells_its_key_and_done_closes(on_panel: Hand) -> None:
    on_panel.put("liking", people.AS_THE_BENCH)
    for words in ("Dark", "Large", "Left", "Silent", "Done"):
        on_panel.tap(words)

    assert on_panel.told == [
        *(("liking", "choose", key) for key in ("dark/1", "text/1", "left_handed/0")),
        ("liking", "choose", "volume/0"),
        ("liking", "close"),
    ]


def test_the_name_on_the_strip_leads_there(on_panel: Hand) -> None:
    on_panel.tap("Anna K.")

    assert on_panel.told == [("strip", "likes")]


def test_a_bench_without_people_has_no_name_to_touch(hand: Hand) -> None:
    there = [w for w in seen(hand.screen.strip) if isinstance(w, Touchable)]
    hand.put("strip", replace(examples.STRIP, person=""))
    left = [w for w in seen(hand.screen.strip) if isinstance(w, Touchable)]

    assert (len(there), len(left)) == (3, 2)


@pytest.mark.parametrize("name", ["Jo", people.LONG_NAME])
def test_a_name_of_any_length_can_be_touched_with_a_glove(on_panel: Hand, name: str) -> None:
    on_panel.put("strip", replace(examples.STRIP, person=name))
    button = next(
        w
        for w in seen(on_panel.screen.strip)
        if isinstance(w, Touchable) and w.x > 0 and any(t == name for t in on_panel.texts(w))
    )

    assert button.width >= 11.9 * theme.mm


@pytest.mark.parametrize(
    ("window", "model", "primary", "back"),
    [
        ("carrier", replace(windows.CARRIER_SCANNED), "Packed · Royal Mail", "Ignore"),
        ("count", replace(counting.COUNT, confirm_live=True), "Count 1", "Back"),
        ("tilling", examples_office.TILL, "Z: close", "Close"),
        ("parcelling", parcels.SHARING, "2 units into parcel 2", "Back"),
        ("signing", replace(people.PIN, enter_live=True), "Sign in", "Back"),
        ("returning", examples_office.LINES, "Next", "Back"),
    ],
)
def test_for_the_left_hand_the_verbs_of_a_window_stand_at_the_left(
    hand: Hand, window: str, model: Any, primary: str, back: str
) -> None:
    hand.put(window, model)
    right = x_of(hand, back), x_of(hand, primary)
    hand.put("strip", LEFT)
    left = x_of(hand, primary), x_of(hand, back)
    hand.put("strip", examples.STRIP)

    assert right[0] < right[1]
    assert left[0] < left[1]
    assert (x_of(hand, back), x_of(hand, primary)) == right


def test_the_whole_bench_turns_for_the_left_hand_but_what_is_read_does_not(hand: Hand) -> None:
    def places() -> dict[str, float]:
        idle(3)
        steps = ("Print", "Allocated", "Picked", "Packed", "Despatched")
        found = {words: x_of(hand, words) for words in (*steps, "Undo", "Next order", "Hold")}
        line = next(w for w in seen(hand.screen) if isinstance(w, LineRow))
        found |= {"list": hand.screen.queue.x, "line": middle(line)[0]}
        found |= {words: middle(words_of(hand, words))[0] for words in ("A-04-2", "of 2", "Amazon")}
        found["number"] = middle(words_of(hand, "204-55348"))[0]
        return found

    right = places()
    hand.put("strip", LEFT)
    left = places()

    assert right["list"] == 0 < left["list"]
    assert right["Undo"] < right["Print"] < right["Picked"] < right["Despatched"]
    assert left["Print"] < left["Picked"] < left["Despatched"] < left["Undo"] < left["Next order"]
    assert right["line"] < right["Hold"]
    assert left["Hold"] < left["line"]
    # The bin before the goods' count, and Amazon's badge at the top right of the order.
    assert left["A-04-2"] < left["of 2"]
    assert left["number"] < left["Amazon"]


def test_large_words_are_larger_and_the_bench_shows_as_many_orders_and_lines(
    on_panel: Hand,
) -> None:
    def seen_of_it() -> tuple[list[float], list[float]]:
        idle(3)
        title = words_of(on_panel, "Cotton T-shirt, navy, M")
        lists = [w for w in seen(on_panel.screen) if isinstance(w, Listing)]
        return [title.px], [listing.row_px for listing in lists]

    (usual,), rows = seen_of_it()
    on_panel.put("strip", LARGE)
    (large,), large_rows = seen_of_it()
    on_panel.put("strip", examples.STRIP)

    assert large == pytest.approx(usual * LARGER[theme.shape], abs=1)
    assert large_rows == pytest.approx(rows, rel=0.06)
    assert seen_of_it() == ([usual], rows)


def test_large_words_that_have_no_room_are_as_small_as_usual_and_not_cut(hand: Hand) -> None:
    words = Words(words="Packing slip of order 204", set_in="body")
    words.size = (words.wants[0], words.wants[1] * 2)
    hand.screen.add_widget(words)
    hand.put("strip", LARGE)
    squeezed, cut = words._patch.size[0], words.cut
    words.width *= 2
    idle(2)
    grown = words._patch.size[0]
    hand.screen.remove_widget(words)

    assert not cut
    assert squeezed <= words.width / 2 + 1
    assert grown == pytest.approx(squeezed * LARGER["wide"], rel=0.05)


def test_a_window_that_is_not_shown_is_not_in_the_way(hand: Hand) -> None:
    hand.put("liking", people.AS_THE_BENCH)
    hand.put("liking", LikeModel())

    assert hand.screen.over is None
