"""What CUPS's words for states and reasons mean for a paper (RFC 8011, 5.3.7, 5.3.8 and 5.4.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.paper_state import Trouble
from kiosk.printing.cups_queue import JobState

if TYPE_CHECKING:
    from kiosk.printing.cups_queue import Job, QueueStatus

_REASONS: tuple[tuple[str, Trouble], ...] = (
    ("media-jam", Trouble.JAM),
    ("media-empty", Trouble.PAPER_OUT),
    ("media-needed", Trouble.PAPER_OUT),
    ("cover-open", Trouble.COVER_OPEN),
    ("door-open", Trouble.COVER_OPEN),
    ("interlock-open", Trouble.COVER_OPEN),
    ("toner-empty", Trouble.INK),
    ("marker-supply-empty", Trouble.INK),
    ("fuser-over-temp", Trouble.HOT),
    ("offline", Trouble.OFFLINE),
    ("shutdown", Trouble.OFFLINE),
    ("timed-out", Trouble.AWAY),
    ("connecting-to-device", Trouble.AWAY),
    ("paused", Trouble.PAUSED),
    ("moving-to-paused", Trouble.PAUSED),
)
"""How printer-state-reasons begin; what stops the paper comes before what only stops the queue."""
_AWAY = ("may not exist", "unavailable", "not responding", "unreachable", "unable to locate")
"""In printer-state-message: a queue to a plain port gives no reasons."""
_GIVEN_UP = {
    JobState.STOPPED: "CUPS stopped the job",
    JobState.CANCELLED: "the job was cancelled",
    JobState.ABORTED: "CUPS gave the job up",
}


def given_up(job: Job) -> str | None:
    """Why a job will not be printed, in a few words; None while it may."""
    words = _GIVEN_UP.get(job.state)
    if words is None:
        return None
    reasons = ", ".join(sorted(job.reasons))
    return f"{words} ({reasons})" if reasons else words


def trouble_of(job: Job | None, status: QueueStatus) -> Trouble | None:
    """What keeps a job in this queue; None when nothing is known to."""
    for begins, trouble in _REASONS:
        if any(reason.startswith(begins) for reason in status.reasons):
            return trouble
    if status.stopped or (job.state is JobState.HELD if job else not status.accepting):
        return Trouble.PAUSED
    message = status.message.lower()
    return Trouble.AWAY if any(words in message for words in _AWAY) else None
