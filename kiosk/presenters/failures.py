"""What a failure means to the person at the bench; pure."""

from __future__ import annotations

from kiosk.domain.refusals import Refusal, Refused
from kiosk.ports.failures import Away, NoRoom, NotKept, TooBusy, Unsure, Waits
from kiosk.ports.saving import NotSaved
from kiosk.presenters.marks import Tone
from kiosk.wording import outage, screens, till
from kiosk.wording.refusals import REFUSALS, Said, Saying

_HARD = frozenset({Refusal.CANCELLED, Refusal.TRACKING_USED, Refusal.CANCEL_ASKED})


_OF_THE_MACHINE: tuple[tuple[type[Exception], Saying, Tone], ...] = (
    (NoRoom, Saying(screens.DISK_FULL, screens.DISK_FULL_HARD, "alert-octagon"), Tone.STOP),
    (TooBusy, Saying(screens.BUSY, screens.BUSY_TEXT, "hourglass"), Tone.LOOK),
    (Waits, Saying(outage.AWAY, outage.OTHERS_WAIT, "server"), Tone.LOOK),
    (Unsure, Saying(screens.UNSURE, screens.UNSURE_TEXT, "server"), Tone.LOOK),
    (Away, Saying(screens.AWAY, screens.AWAY_TEXT, "server"), Tone.LOOK),
    (NotKept, Saying(screens.DISK_BROKEN, screens.DISK_BROKEN_TEXT, "alert-octagon"), Tone.STOP),
    (Exception, Saying(screens.CRASH, screens.CRASH_TEXT, "alert-octagon"), Tone.STOP),
)
"""The narrower kind comes before the wider one that it belongs to."""


def failure(exc: Exception) -> tuple[Said, Tone]:
    """The sentence and the tone for what went wrong."""
    if isinstance(exc, Refused):
        tone = Tone.STOP if exc.reason in _HARD else Tone.LOOK
        return REFUSALS[exc.reason].about(exc.about), tone
    if isinstance(exc, NotSaved):
        text = till.NOT_SAVED_TEXT.format(folder=exc.folder, why=exc.why)
        return Said(till.NOT_SAVED(), text), Tone.LOOK
    return next((said(), tone) for kind, said, tone in _OF_THE_MACHINE if isinstance(exc, kind))
