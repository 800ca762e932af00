"""Sounds really come out, soon and one at a time; a bench that has no loudspeaker packs on."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import threading
import wave
from pathlib import Path

import pytest

from kiosk.presenters.cues import Cue
from kiosk.screens import sound_device
from kiosk.screens.sound import Sounds

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "assets" / "sounds"
FRAME = 4
"""Bytes: two channels of 16 bits."""
KIVYS_OWN = 4096
"""Frames that Kivy would let the device take at a time."""
QUICK, SLOW = 1, 30
"""Milliseconds for which the device rests between two buffers; a real one takes 11.6. On a slow
one a sound surely lasts until the next is played."""
PATIENCE = 60.0
"""Seconds; a guard, no measure."""


def played(tmp_path: Path, *plays: str, volume: int = 100, delay: int = QUICK) -> bytes:
    """What the device was given while sounds were played."""
    raw = tmp_path / "raw"
    ended = program(
        *(str(FOLDER), str(volume), str(raw), *plays),
        SDL_AUDIODRIVER="disk",
        SDL_DISKAUDIOFILE=str(raw),
        SDL_DISKAUDIODELAY=str(delay),
    )
    assert ended.returncode == 0, ended.stderr
    return raw.read_bytes()


def program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.ui.playing", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def frames(cue: Cue) -> bytes:
    """A sound as the device takes it: the same on both sides."""
    with wave.open(str(FOLDER / f"{cue.value}.wav")) as file:
        mono = file.readframes(file.getnframes())
    return b"".join(mono[at : at + 2] * 2 for at in range(0, len(mono), 2))


def settled(sounds: Sounds) -> Sounds:
    sounds.load()
    assert sounds.settled.wait(PATIENCE)
    return sounds


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, logger="kiosk.screens")
    return caplog


def words(told: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in told.records if record.name.startswith("kiosk.")]


def test_every_sound_comes_out_as_it_stands_in_its_file(tmp_path: Path) -> None:
    raw = played(tmp_path, *(cue.value for cue in Cue))

    starts = [raw.find(frames(cue)) for cue in Cue]
    assert -1 not in starts
    assert starts == sorted(starts)


def test_a_sound_waits_for_a_short_buffer_and_not_for_kivys_long_one(tmp_path: Path) -> None:
    raw = played(tmp_path, *(cue.value for cue in Cue))

    starts = [raw.find(frames(cue)) // FRAME for cue in Cue]
    assert [start % sound_device.SAMPLES for start in starts] == [0] * len(starts)
    assert any(start % KIVYS_OWN for start in starts)


def test_a_newer_sound_cuts_an_older_one_off(tmp_path: Path) -> None:
    raw = played(tmp_path, "wrong+counted", delay=SLOW)

    older, newer = frames(Cue.WRONG), frames(Cue.COUNTED)
    start = raw.index(newer)
    begun = raw.index(older[:1000])
    assert begun < start < begun + len(older)
    assert raw[begun:start] == older[: start - begun]
    assert not any(raw[start + len(newer) :])


def test_half_the_volume_is_half_as_high(tmp_path: Path) -> None:
    loud = memoryview(played(tmp_path, "counted")).cast("h")
    low = memoryview(played(tmp_path, "counted", volume=50)).cast("h")

    assert 0.48 < max(low) / max(loud) < 0.52


def test_somebody_likes_it_low_and_the_next_one_finds_the_benchs_own(tmp_path: Path) -> None:
    raw = played(tmp_path, "counted", "50", "counted", "own", "counted", volume=100)
    loud = frames(Cue.COUNTED)

    first = raw.index(loud)
    third = raw.index(loud, first + 1)
    between = memoryview(raw[first + len(loud) : third]).cast("h")
    assert 0.48 < max(between) / max(memoryview(loud).cast("h")) < 0.52


def test_a_silent_person_hears_nothing_at_a_loud_bench(tmp_path: Path) -> None:
    raw = played(tmp_path, "0", "counted", "wrong", "own", "done")

    assert raw.find(frames(Cue.COUNTED)) == raw.find(frames(Cue.WRONG)) == -1
    assert frames(Cue.DONE) in raw


def test_somebody_hears_sounds_at_a_bench_that_is_silent(tmp_path: Path) -> None:
    raw = played(tmp_path, "counted", "100", "wrong", volume=0)

    assert frames(Cue.WRONG) in raw


def test_a_volume_that_is_set_before_anything_is_loaded_loads_nothing() -> None:
    sounds = Sounds(FOLDER, 0)
    sounds.be_loud(80)

    assert not sounds._begun
    assert set(settled(sounds)._sounds) == set(Cue)


def test_with_no_volume_nothing_is_loaded(tmp_path: Path) -> None:
    ended = program(str(FOLDER), "0", str(tmp_path / "raw"), "counted", SDL_AUDIODRIVER="disk")

    assert ended.returncode == 0, ended.stderr
    assert "disk i/o audio" not in ended.stderr


def test_a_bench_without_a_loudspeaker_says_so_once_and_goes_on(tmp_path: Path) -> None:
    ended = program(
        *(str(FOLDER), "80", str(tmp_path / "raw"), "counted", "wrong", "done"),
        SDL_AUDIODRIVER="no-such-thing",
    )

    assert ended.returncode == 0, ended.stderr
    complaints = [line for line in ended.stderr.splitlines() if not line.startswith("INFO:")]
    assert len(complaints) == 1
    assert "there is no loudspeaker" in complaints[0]


def test_a_sound_that_is_missing_or_broken_is_told_once_and_the_others_play(
    tmp_path: Path, told: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "sounds"
    shutil.copytree(FOLDER, folder)
    (folder / "wrong.wav").unlink()
    (folder / "last.wav").write_bytes(b"RIFF nothing of a sound")
    sounds = settled(Sounds(folder, 80))

    for cue in Cue:
        sounds.play(cue)

    assert words(told) == ["sounds that are not there or can't be read: last.wav, wrong.wav"]
    assert set(sounds._sounds) == set(Cue) - {Cue.WRONG, Cue.LAST}


def test_a_sound_asked_for_too_early_is_not_played_late() -> None:
    sounds = Sounds(FOLDER, 80)
    sounds.play(Cue.WRONG)

    assert settled(sounds)._playing is None


def test_the_bench_goes_on_while_the_loudspeaker_does_not_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer = threading.Event()
    monkeypatch.setattr(sound_device, "open_device", lambda: answer.wait(PATIENCE))
    sounds = Sounds(FOLDER, 80)
    sounds.load()
    sounds.play(Cue.WRONG)

    assert not sounds.settled.is_set()
    answer.set()
    assert sounds.settled.wait(PATIENCE)


def test_sounds_that_fail_while_they_play_fall_silent(told: pytest.LogCaptureFixture) -> None:
    class Broken:
        def play(self) -> None:
            raise RuntimeError("out of order")

        stop = play

    sounds = settled(Sounds(FOLDER, 80))
    sounds._sounds = {cue: Broken() for cue in Cue}
    for cue in Cue:
        sounds.play(cue)

    assert words(told) == ["sounds can't be played any more"]


def test_kivy_plays_even_where_its_mixer_can_t_be_reached(
    monkeypatch: pytest.MonkeyPatch, told: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sound_device, "_mixer", lambda: None)
    sounds = settled(Sounds(FOLDER, 80))

    assert set(sounds._sounds) == set(Cue)
    assert words(told) == ["sounds start later than they could: SDL's mixer was not found"]
