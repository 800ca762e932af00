"""The window in which people sign in hides what is beneath, and its keys call their verbs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.presenters.models_people import SignModel
from kiosk.screens.signing import SignWords
from kiosk.screens.theme import theme
from kiosk.screens.widgets.touch import Touchable
from tests.ui import counting, examples, people, windows
from tests.ui.glass import FIFTEEN_INCH, MODELS, Hand, draw, middle, seen, shoot

PIN = replace(people.PIN, enter_live=True)
PHRASE = replace(people.PHRASE, enter_live=True)


def touchable(hand: Hand) -> list[Any]:
    return [widget for widget in seen(hand.over) if isinstance(widget, Touchable)]


def picture(hand: Hand, path: Path, models: dict[str, Any]) -> bytes:
    """What the glass shows of a bench with these models."""
    for name, model in (MODELS | models).items():
        hand.presenters[name].put(model)
    draw(3)
    shoot(path, FIFTEEN_INCH[:2])
    return path.read_bytes()


@pytest.mark.parametrize("name", people.MODELS)
def test_it_says_what_its_model_says(hand: Hand, name: str) -> None:
    model = people.MODELS[name]
    hand.put("signing", model)
    texts = {*hand.texts(hand.over)}

    assert model.title in texts
    said = {model.wrong or model.text, model.entry, model.back_word, model.enter_word}
    assert said - {""} <= texts
    assert not model.wrong or model.text not in texts


@pytest.mark.parametrize("model", [people.BADGE, people.LOCKED, people.LOCKED_OUT])
def test_while_a_badge_is_asked_for_there_is_nothing_to_touch(hand: Hand, model: SignModel) -> None:
    hand.put("signing", model)

    assert touchable(hand) == []


def test_each_key_of_the_pad_calls_its_verb(hand: Hand) -> None:
    hand.put("signing", PIN)
    for words in ("0", "5", "9", "backspace", "Sign in", "Back"):
        hand.tap(words)

    assert hand.told == [
        *(("signing", "digit", figure) for figure in "059"),
        *(("signing", verb) for verb in ("erase", "confirm", "back")),
    ]


def test_each_key_of_the_keyboard_calls_its_verb_and_a_passphrase_may_hold_spaces(
    hand: Hand,
) -> None:
    hand.put("signing", PHRASE)
    (space,) = (key for key in touchable(hand) if getattr(key, "char", "") == " ")
    for target in ("Q", "0", "-", space, "backspace", "Allow it", "Back"):
        hand.tap(target)

    assert hand.told == [
        *(("signing", "key", char) for char in "Q0- "),
        *(("signing", verb) for verb in ("erase", "confirm", "back")),
    ]


def test_pad_and_keyboard_come_with_what_is_asked_and_go_with_it(hand: Hand) -> None:
    keys = []
    for model in (PIN, PHRASE, people.BADGE, PHRASE, PIN):
        hand.put("signing", model)
        found = {getattr(key, "char", "") for key in touchable(hand)}
        keys.append(("5" in found, "Q" in found))

    assert keys == [(True, False), (True, True), (False, False), (True, True), (True, False)]


@pytest.mark.parametrize(("model", "word"), [(people.PIN, "Sign in"), (people.PHRASE, "Allow it")])
def test_too_little_cannot_be_confirmed(hand: Hand, model: SignModel, word: str) -> None:
    hand.put("signing", model)

    with pytest.raises(AssertionError, match="nothing live"):
        hand.find(word)


def test_nothing_of_the_bench_is_seen_beneath(hand: Hand, tmp_path: Path) -> None:
    cover = {"signing": people.LOCKED}
    beneath: list[dict[str, Any]] = [
        {},
        {"order": examples.LONG, "queue": examples.EMPTY_QUEUE, "notice": windows.NOTICE_REFUSAL},
        {"strip": examples.ALARM, "carrier": windows.CARRIER_SCANNED, "count": counting.COUNT},
    ]
    covered = {picture(hand, tmp_path / "covered.png", models | cover) for models in beneath}
    bare = {picture(hand, tmp_path / "bare.png", models) for models in beneath}

    assert (len(covered), len(bare - covered)) == (1, 3)


@pytest.mark.parametrize("name", ["sign-badge", "sign-pin", "sign-supervisor", "sign-phrase"])
def test_nothing_beneath_can_be_touched(hand: Hand, name: str) -> None:
    places = [middle(hand.find(words)) for words in ("Next order", "Undo", "Packed", "Bench 2")]
    hand.put("signing", people.MODELS[name])
    keys = touchable(hand)
    for place in places:
        if not any(key.collide_point(*place) for key in keys):
            hand.up(hand.down(place))

    assert hand.told == []


def test_a_finger_that_was_down_when_the_bench_locked_does_nothing(hand: Hand) -> None:
    touch = hand.down(middle(hand.find("Undo")))
    hand.put("signing", people.LOCKED)
    hand.up(touch)
    hand.put("signing", SignModel())
    hand.up(touch)

    assert hand.told == []


@pytest.mark.parametrize("first", ["signing", "notice"])
def test_it_lies_over_every_other_window_whichever_comes_first(hand: Hand, first: str) -> None:
    models = {"signing": people.BADGE, "notice": windows.NOTICE_REFUSAL}
    for name in (first, *(models.keys() - {first})):
        hand.put(name, models[name])

    assert touchable(hand) == []
    assert people.BADGE.title in hand.texts(hand.over)
    hand.put("signing", SignModel())
    hand.tap(windows.NOTICE_REFUSAL.action)
    assert hand.told == [("notice", "act")]


def test_an_answer_to_a_scan_that_comes_late_lies_beneath(hand: Hand) -> None:
    hand.put("signing", people.LOCKED)
    hand.put("echo", counting.ECHO_COUNTED)
    children = hand.screen.children

    assert children.index(hand.over) < children.index(hand.screen.overlays._echo)


def test_a_search_that_is_opened_late_lies_beneath(hand: Hand) -> None:
    hand.put("signing", people.LOCKED)
    hand.put("queue", examples.SEARCHING)

    assert hand.screen.children[0] is hand.over
    assert touchable(hand) == []


@pytest.mark.parametrize("model", [PIN, PHRASE])
def test_every_key_is_twelve_millimetres(on_panel: Hand, model: SignModel) -> None:
    on_panel.put("signing", model)

    assert min(min(key.width, key.height) for key in touchable(on_panel)) >= 12 * theme.mm - 1


@pytest.mark.parametrize("name", [name for name, model in people.MODELS.items() if model.wrong])
def test_what_was_wrong_takes_another_line_before_it_is_set_smaller(
    on_panel: Hand, name: str
) -> None:
    on_panel.put("signing", people.MODELS[name])
    (words,) = (widget for widget in seen(on_panel.over) if isinstance(widget, SignWords))
    line = words._texture("X").height
    many = round(words._patch.size[1] / line)

    assert words.words == people.MODELS[name].wrong
    assert not words.cut
    assert 0.9 * line * many <= words._patch.size[1]
    assert many > 1 or words.wants[0] * 0.9 <= words.width
