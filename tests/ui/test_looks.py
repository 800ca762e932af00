"""Nothing on the glass is cut, spills, overlaps or is too small, in any state on any panel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.ui import counting, looks
from tests.ui.german import SAID
from tests.ui.glass import MODELS, Hand, idle, middle
from tests.ui.states import PANELS, STATES

CHECKS: tuple[Callable[..., list[str]], ...] = (
    looks.spilling,
    looks.cut,
    looks.overlapping,
    looks.small,
    looks.hidden,
)


USUAL: dict[str, bool] = {}
LIKED = {"large": True, "left_handed": True}


@pytest.fixture(scope="module", params=PANELS)
def panel(request: pytest.FixtureRequest, shared_hand: Hand) -> Iterator[Hand]:
    """The bench on each panel: every state follows another, as it does in a day's work."""
    shared_hand.come_back(PANELS[request.param])
    yield shared_hand
    shared_hand.leave()


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    ("language", "likes"),
    [("en", USUAL), ("de", USUAL), ("de", LIKED)],
    ids=["english", "german", "german-large-left"],
)
def test_nothing_is_cut_nothing_spills_or_overlaps_and_all_can_be_touched(
    panel: Hand, likes: dict[str, bool], language: str, state: str
) -> None:
    models = MODELS | STATES[state]
    models["strip"] = replace(models["strip"], **likes)
    for name, model in models.items():
        panel.presenters[name].put(SAID[language](model))
    idle(4)

    found = [complaint for check in CHECKS for complaint in check(panel.screen)]

    assert not found, "\n".join(found)


def test_a_text_that_is_too_long_for_its_place_is_found(new_hand: Hand) -> None:
    label = next(w for w in new_hand.screen.strip.walk() if getattr(w, "words", "") == "Bench 2")
    label.size = (20, label.height)
    label._draw()

    assert looks.cut(new_hand.screen)


def test_a_button_that_leaves_its_window_is_found(new_hand: Hand) -> None:
    new_hand.find("Undo").x -= 100

    assert looks.spilling(new_hand.screen)


def test_buttons_over_one_another_are_found(new_hand: Hand) -> None:
    new_hand.find("Undo").pos = new_hand.find("Print").pos

    assert looks.overlapping(new_hand.screen)


def test_a_target_that_is_too_small_is_found(new_hand: Hand) -> None:
    new_hand.find("Undo").width = 30

    assert looks.small(new_hand.screen)


def test_an_answer_that_hides_a_count_or_a_button_is_found(new_hand: Hand) -> None:
    new_hand.put("echo", counting.ECHO_COUNTED)
    echo = new_hand.screen.overlays._echo
    beside = looks.hidden(new_hand.screen)
    for words in ("A-04-2", "Packed"):
        echo.center = middle(new_hand.find(words))

        assert looks.hidden(new_hand.screen), words
    assert not beside
