"""The bench's answer to a scan, told in sound, colour, pattern, icon and words at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.presenters.cues import Cue
from kiosk.presenters.marks import Tone
from kiosk.presenters.models_count import EchoModel
from kiosk.presenters.presenter import Presenter

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOKS = {
    Cue.COUNTED: (Tone.GO, "line", "check", 0.4),
    Cue.LAST: (Tone.GO, "band", "check-check", 0.6),
    Cue.DONE: (Tone.GO, "double", "check-circle", 1.2),
    Cue.ATTENTION: (Tone.LOOK, "dots", "info", 1.5),
    Cue.TOO_MANY: (Tone.LOOK, "dashes", "check-check", 3.0),
    Cue.WRONG: (Tone.STOP, "stripes", "alert-triangle", 3.0),
}
"""Colour, pattern of the edge, icon, and seconds; no two share a pattern."""


def pattern_of(cue: Cue) -> str:
    """The pattern of the glowing edge that goes with a sound."""
    return _LOOKS[cue][1]


class EchoPresenter(Presenter[EchoModel]):
    """Shows one answer at a time."""

    def __init__(self, play: Callable[[Cue], None]) -> None:
        super().__init__(EchoModel())
        self._play = play
        self._turn = 0

    def answer(self, cue: Cue, word: str, detail: str = "") -> None:
        """Tell what became of a scan."""
        self._turn += 1
        tone, pattern, icon, seconds = _LOOKS[cue]
        self._play(cue)
        self.put(
            EchoModel(
                turn=self._turn,
                tone=tone,
                pattern=pattern,
                icon=icon,
                word=word,
                detail=detail,
                seconds=seconds,
            )
        )

    def sound(self, cue: Cue) -> None:
        """The sound alone, beside a panel that says the rest."""
        self._play(cue)
        self.quiet()

    def quiet(self) -> None:
        """Nothing more to say."""
        if self.model.turn:
            self.put(EchoModel())
