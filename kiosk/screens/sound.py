"""Plays the bench's sounds; a bench that can't play them packs on without."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.presenters.cues import Cue

log = logging.getLogger(__name__)

FULL = 100


class Sounds:
    """The sounds in ``folder``, ``<cue>.wav`` each, played as loud as ``volume`` (0 to 100) says.

        sounds = Sounds(folder, volume)
        sounds.load()             # once, after the first picture; returns at once
        sounds.play(Cue.COUNTED)  # on Kivy's thread
        sounds.be_loud(30)        # there too: somebody likes another volume

    None of them ever raises. What can't be played is logged once and stays silent; as long as the
    volume is 0 nothing is loaded at all.
    """

    def __init__(self, folder: Path, volume: int) -> None:
        self._folder = folder
        self._usual = self._volume = volume
        self._wanted = self._begun = False
        self._sounds: Mapping[Cue, Any] = {}
        self._playing: Any = None
        self.settled = threading.Event()
        """Set once every sound that can be played is loaded."""

    def load(self) -> None:
        """Open the loudspeaker and load every sound, in a thread that ends when it is done."""
        self._wanted = True
        self._begin()

    def be_loud(self, volume: int | None) -> None:
        """Play as loud as ``volume`` says from now on; None: as the bench is set."""
        self._volume = self._usual if volume is None else volume
        if self._wanted:
            self._begin()

    def _begin(self) -> None:
        if self._begun:
            return
        if self._volume <= 0:
            self.settled.set()
            return
        self._begun = True
        self.settled.clear()
        # A sound server that hangs keeps this thread and nothing else, also when the bench ends.
        threading.Thread(target=self._load, name="sounds", daemon=True).start()

    def play(self, cue: Cue) -> None:
        """Play a sound from its beginning; the one that is being played ends."""
        sound = self._sounds.get(cue)
        if sound is None:
            return
        try:
            if self._playing is not None:
                self._playing.stop()
            self._playing = sound
            sound.volume = min(self._volume, FULL) / FULL
            sound.play()
        except Exception:
            self._sounds = {}
            log.exception("sounds can't be played any more")

    def _load(self) -> None:
        try:
            self._sounds = _loaded(self._folder)
        except OSError as exc:
            log.warning("the bench stays silent, there is no loudspeaker: %s", exc)
        except Exception:
            log.exception("the bench stays silent, its sounds can't be loaded")
        finally:
            self.settled.set()


def _loaded(folder: Path) -> Mapping[Cue, Any]:
    import kivy  # noqa: PLC0415 - and all of the following: only when the first picture is there

    kivy.kivy_options["audio"] = ("sdl2",)
    from kivy.core.audio.audio_sdl2 import SoundSDL2  # noqa: PLC0415

    from kiosk.screens.sound_device import open_device  # noqa: PLC0415

    open_device()
    files = {cue: folder / f"{cue.value}.wav" for cue in Cue}
    made = {cue: SoundSDL2(source=str(file)) for cue, file in files.items() if file.is_file()}
    found = {cue: sound for cue, sound in made.items() if sound.length > 0}
    if silent := [file.name for cue, file in files.items() if cue not in found]:
        log.warning("sounds that are not there or can't be read: %s", ", ".join(silent))
    return found
