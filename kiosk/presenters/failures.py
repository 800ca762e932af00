"""What a failure means to the person at the bench; pure."""

from __future__ import annotations

from kiosk.domain.refusals import Refusal, Refused
from kiosk.ports.failures import NoRoom, NotKept, TooBusy
from kiosk.presenters.marks import Tone
from kiosk.wording import screens
from kiosk.wording.refusals import REFUSALS, Said

_HARD = frozenset({Refusal.CANCELLED, Refusal.TRACKING_USED, Refusal.CANCEL_ASKED})


def failure(exc: Exception) -> tuple[Said, Tone]:
    """The sentence and the tone for what went wrong."""
    if isinstance(exc, Refused):
        tone = Tone.STOP if exc.reason in _HARD else Tone.LOOK
        return REFUSALS[exc.reason].about(exc.about), tone
    if isinstance(exc, NoRoom):
        return Said(screens.DISK_FULL, screens.DISK_FULL_HARD, "alert-octagon"), Tone.STOP
    if isinstance(exc, TooBusy):
        return Said(screens.BUSY, screens.BUSY_TEXT, "hourglass"), Tone.LOOK
    if isinstance(exc, NotKept):
        return Said(screens.DISK_BROKEN, screens.DISK_BROKEN_TEXT, "alert-octagon"), Tone.STOP
    return Said(screens.CRASH, screens.CRASH_TEXT, "alert-octagon"), Tone.STOP
