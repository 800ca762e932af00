"""There is a word for everything that can be: buttons, states, chips and lists."""

from __future__ import annotations

import pytest

from kiosk.domain.hub import HubState
from kiosk.domain.lists import ListName
from kiosk.domain.order import Progress
from kiosk.domain.parcel import Telling
from kiosk.domain.workflow import STEPS, Move
from kiosk.wording import hub, screens, steps, telling


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        (steps.MOVE_WORDS, Move),
        (steps.PROGRESS_WORDS, Progress),
        (hub.STATES, HubState),
        (telling.CHIPS, Telling),
        (screens.TABS, ListName),
        (screens.EMPTY, ListName),
    ],
)
def test_there_is_a_word_for_everything_that_can_be(
    table: dict[object, object], kinds: type[object]
) -> None:
    assert set(table) == set(kinds)  # type: ignore[call-overload]


@pytest.mark.parametrize("table", [steps.STEP_WORDS, steps.STEP_ICONS, steps.STEP_HINTS])
def test_each_of_the_five_buttons_has_word_icon_and_hint(table: dict[Move, str]) -> None:
    assert tuple(table) == STEPS
    assert len(set(table.values())) == len(STEPS)


def test_the_buttons_bear_the_words_that_packers_know() -> None:
    words = [steps.STEP_WORDS[step]() for step in STEPS]

    assert words == ["Print", "Allocated", "Picked", "Packed", "Despatched"]


def test_a_state_that_is_told_by_the_last_hearing_needs_no_word() -> None:
    assert [state for state, word in hub.STATES.items() if not word()] == [HubState.LISTENING]


def test_no_chip_says_more_than_is_known() -> None:
    certain = {kind for kind, (word, _, _) in telling.CHIPS.items() if word() == "Amazon has it"}

    assert certain == {Telling.TOLD}
    assert len({word for word, _, _ in telling.CHIPS.values()}) == len(Telling)


@pytest.mark.parametrize(("number", "words"), [(0, ""), (1, ""), (2, "COPY 2"), (11, "COPY 11")])
def test_a_reprint_is_marked_as_one(number: int, words: str) -> None:
    assert steps.copy(number) == words
