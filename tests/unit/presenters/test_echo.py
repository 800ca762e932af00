"""The bench's answer to a scan: six sounds, each with one look of its own."""

from __future__ import annotations

import pytest

from kiosk.presenters.cues import Cue
from kiosk.presenters.echo import _LOOKS, EchoPresenter
from kiosk.presenters.marks import Tone
from kiosk.presenters.models_count import EchoModel


@pytest.fixture
def echo(cues: list[Cue]) -> EchoPresenter:
    return EchoPresenter(cues.append)


def test_every_sound_has_a_look_and_no_two_share_its_pattern() -> None:
    assert set(_LOOKS) == set(Cue)
    assert len({pattern for _, pattern, _, _ in _LOOKS.values()}) == len(Cue)


@pytest.mark.parametrize(
    ("cue", "tone"),
    [
        (Cue.COUNTED, Tone.GO),
        (Cue.LAST, Tone.GO),
        (Cue.DONE, Tone.GO),
        (Cue.ATTENTION, Tone.LOOK),
        (Cue.TOO_MANY, Tone.LOOK),
        (Cue.WRONG, Tone.STOP),
    ],
)
def test_go_look_and_stop_are_told_apart_by_colour(
    echo: EchoPresenter, cue: Cue, tone: Tone
) -> None:
    echo.answer(cue, "1 of 2", "Mug")

    assert echo.model.tone is tone
    assert (echo.model.word, echo.model.detail) == ("1 of 2", "Mug")
    assert echo.model.pattern
    assert echo.model.icon
    assert echo.model.seconds > 0


def test_an_answer_sounds_once(echo: EchoPresenter, cues: list[Cue]) -> None:
    echo.answer(Cue.LAST, "2 of 2")

    assert cues == [Cue.LAST]


def test_the_same_answer_twice_is_seen_twice(echo: EchoPresenter) -> None:
    shown: list[EchoModel] = []
    echo.attach(shown.append)

    echo.answer(Cue.COUNTED, "1 of 2")
    echo.answer(Cue.COUNTED, "1 of 2")

    assert [model.turn for model in shown] == [0, 1, 2]


def test_a_sound_beside_a_panel_takes_the_words_away(echo: EchoPresenter, cues: list[Cue]) -> None:
    echo.answer(Cue.COUNTED, "1 of 2")

    echo.sound(Cue.WRONG)

    assert cues == [Cue.COUNTED, Cue.WRONG]
    assert echo.model == EchoModel()


def test_an_answer_after_silence_is_a_new_one(echo: EchoPresenter) -> None:
    echo.answer(Cue.COUNTED, "1 of 2")
    echo.quiet()
    echo.answer(Cue.COUNTED, "1 of 2")

    assert echo.model.turn == 2


def test_silence_upon_silence_is_nothing_new(echo: EchoPresenter, cues: list[Cue]) -> None:
    shown: list[EchoModel] = []
    echo.attach(shown.append)

    echo.quiet()

    assert len(shown) == 1
    assert cues == []
