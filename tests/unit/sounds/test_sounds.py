"""The six sounds: quick, clean, equally loud, and never to be taken for one another."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from kiosk.presenters.cues import Cue
from scripts import make_sounds
from tests.unit.sounds.listening import FOLDER, Sound, sound

NAMES = [cue.value for cue in Cue]
ALARM_BAND = (500, 3000)
APART = 1.2
"""Tones that are to differ must be a fifth of their frequency apart."""


@pytest.fixture(params=NAMES)
def heard(request: pytest.FixtureRequest) -> Sound:
    return sound(request.param)


def test_every_cue_has_its_file_and_no_file_is_left_over() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.wav")) == sorted(NAMES)


def test_the_files_are_what_the_script_makes() -> None:
    made = make_sounds.files()

    assert {path.stem: path.read_bytes() for path in FOLDER.glob("*.wav")} == made


def test_a_sound_is_short(heard: Sound) -> None:
    assert heard.seconds < 0.7


def test_counting_sounds_shorter_than_the_next_scan_comes() -> None:
    assert sound("counted").seconds < 0.15


def test_a_sound_begins_with_its_file(heard: Sound) -> None:
    loud = next(n for n, value in enumerate(heard.samples) if abs(value) > heard.peak / 2)

    assert loud / heard.rate < 0.005


def test_no_sound_is_cut_off_or_faint(heard: Sound) -> None:
    assert 0.5 < heard.peak < 0.95


def test_a_sound_neither_begins_nor_ends_with_a_click(heard: Sound) -> None:
    assert abs(heard.samples[0]) < 0.001
    assert max(map(abs, heard.samples[-20:])) < 0.01


def test_a_sound_lies_where_alarms_are_heard(heard: Sound) -> None:
    assert heard.share(*ALARM_BAND) > 0.95
    assert ALARM_BAND[0] <= heard.pitch <= ALARM_BAND[1]


def test_a_sound_has_partials_for_ears_that_miss_one(heard: Sound) -> None:
    for tone in heard.tones:
        beside = 1 - tone.share(tone.pitch / APART, tone.pitch * APART)

        assert beside > 0.05


def test_no_sound_is_louder_than_another() -> None:
    levels = {name: sound(name).loudness_db() for name in NAMES}

    assert max(levels.values()) - min(levels.values()) < 1.5, levels


def test_any_two_sounds_are_a_fifth_of_their_pitch_apart() -> None:
    pitches = {name: sound(name).pitch for name in NAMES}
    near = [
        (one, other)
        for one, other in combinations(sorted(pitches, key=pitches.__getitem__), 2)
        if pitches[other] < pitches[one] * APART
    ]

    assert not near, pitches


def test_any_two_sounds_go_another_way() -> None:
    ways = {name: way(sound(name).tones) for name in NAMES}

    assert ways == {
        "counted": "",
        "last": "/",
        "wrong": "\\",
        "too-many": "---",
        "attention": "\\/",
        "done": "//",
    }


def way(tones: list[Sound]) -> str:
    """How the pitch goes from tone to tone."""
    return "".join(step(before.pitch, after.pitch) for before, after in pairwise(tones))


def step(before: float, after: float) -> str:
    if max(before, after) < 1.05 * min(before, after):
        return "-"
    return "/" if after > before else "\\"
