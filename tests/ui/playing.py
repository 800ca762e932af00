"""Plays sounds into a file instead of a loudspeaker: run as a program of its own.

SDL opens one audio device for the whole life of a process, and its ``disk`` driver is one.

    python -m tests.ui.playing SOUNDS VOLUME RAW_FILE counted wrong+done ...

Sounds with ``+`` between them follow while the former is still being played. A number is the volume
from then on, and ``own`` the one of the beginning.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from threading import Event
from time import monotonic

from kiosk.presenters.cues import Cue
from kiosk.screens.sound import Sounds

FRAME = 4
"""Bytes: two channels of 16 bits."""
LONGEST = 40_000
"""Frames after which the longest sound is surely over."""
A_BIT = 3_000
"""Frames after which a sound has begun, and the shortest is not over."""
PATIENCE = 60.0
"""Seconds; a guard, no measure."""


def grown(raw: Path, frames: int) -> None:
    """Wait until the device has taken that many frames more."""
    wanted = raw.stat().st_size + frames * FRAME
    end = monotonic() + PATIENCE
    while raw.stat().st_size < wanted:
        if monotonic() > end:
            sys.exit("the device takes nothing")
        Event().wait(0.002)


def main(folder: str, volume: str, file: str, *plays: str) -> None:
    """Play, one after the other; what is logged goes to the standard error."""
    os.environ["KIVY_LOG_MODE"] = "PYTHON"
    logging.basicConfig(level=logging.WARNING)
    sounds = Sounds(Path(folder), int(volume))
    sounds.load()
    settle(sounds)
    raw = Path(file)
    if raw.is_file():
        grown(raw, A_BIT)
    for play in plays:
        if play == "own" or play.isdecimal():
            sounds.be_loud(None if play == "own" else int(play))
            settle(sounds)
        else:
            hear(sounds, play, raw)


def settle(sounds: Sounds) -> None:
    """Wait until all are loaded that will be."""
    if not sounds.settled.wait(PATIENCE):
        sys.exit("the sounds are not loaded")


def hear(sounds: Sounds, play: str, raw: Path) -> None:
    """Play one sound, or several that cut each other off, to the end."""
    for cue in play.split("+"):
        sounds.play(Cue(cue))
        if raw.is_file():
            grown(raw, A_BIT)
    if raw.is_file():
        grown(raw, LONGEST)


if __name__ == "__main__":
    main(*sys.argv[1:])
