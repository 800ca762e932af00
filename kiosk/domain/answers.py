"""What an answer of Amazon's to a confirmation means, and what becomes of its row; pure.

The message fragments are those met in the field; Amazon documents none of them
(github.com/amzn/selling-partner-api-models issues 5037 and 5094 among others).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from kiosk.domain.outbox import Sending
from kiosk.domain.parcel import Telling, TellingRefusal

SHOWN_WITHIN = timedelta(minutes=2)
"""Amazon shows a package some time after it was told; earlier, absence means nothing."""
LOOK_AGAIN = timedelta(seconds=30)
SENDS_LIMIT = 5
"""Sends of one version before a person is asked why Amazon says yes and shows nothing."""


class Answer(Enum):
    """How an attempt to tell Amazon ended."""

    YES = "yes"
    SHOWN = "shown"
    """Read back: Amazon's packages show the parcel as it is."""
    ABSENT = "absent"
    """Read back: Amazon's packages do not show it."""
    NOTHING_LEFT = "nothing_left"
    """The request never left, or was turned away before it was looked at."""
    MAYBE = "maybe"
    NO_SUCH_ORDER = "no_such_order"
    NO = "no"
    """Refused, and not shown by Amazon's packages either."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What becomes of a row and its parcel; ``wait`` is the time until it is tried again."""

    state: Sending
    telling: Telling
    wait: timedelta = timedelta()
    refusal: TellingRefusal | None = None
    counts: bool = True
    """Whether the attempt counts as a send; a request that never left does not."""


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """What is known of a row when an answer comes in."""

    state: Sending
    sends: int
    """Times that this version was sent."""
    since_sent: timedelta | None
    """Time since the last send began; None before the first."""
    wait: timedelta
    """The back-off that is due after this attempt."""


def verdict(answer: Answer, attempt: Attempt, message: str = "") -> Verdict:
    """The one table of what follows from an answer; ``message`` is Amazon's, for a refusal."""
    match answer:
        case Answer.SHOWN:
            return Verdict(state=Sending.DONE, telling=Telling.TOLD)
        case Answer.NO:
            return _parked(refusal_in(message))
        case Answer.NO_SUCH_ORDER:
            return _parked(TellingRefusal.ORDER_UNKNOWN)
        case Answer.NOTHING_LEFT:
            return Verdict(state=Sending.WAITING, telling=Telling.QUEUED, counts=False)
        case Answer.ABSENT:
            return _absent(attempt)
        case _:
            return _pending(
                yes=answer is Answer.YES or _accepted(attempt), wait=_wait(attempt, answer)
            )


def _absent(attempt: Attempt) -> Verdict:
    since = attempt.since_sent
    if since is not None and timedelta() <= since < SHOWN_WITHIN:
        return _pending(yes=_accepted(attempt), wait=LOOK_AGAIN)
    if _accepted(attempt) and attempt.sends >= SENDS_LIMIT:
        return _parked(TellingRefusal.OTHER)
    # Without a yes it may be Amazon that is out of order, for hours and for every order: that
    # passes, and nobody is asked about each of them.
    return Verdict(state=Sending.WAITING, telling=Telling.QUEUED, wait=attempt.wait)


def _wait(attempt: Attempt, answer: Answer) -> timedelta:
    if answer is Answer.YES:
        return timedelta()
    # Reading back has failed: the back-off counts sends, and would be too eager.
    return attempt.wait if attempt.state is Sending.SENDING else max(attempt.wait, LOOK_AGAIN)


def _accepted(attempt: Attempt) -> bool:
    return attempt.state is Sending.ACCEPTED


def _pending(*, yes: bool, wait: timedelta) -> Verdict:
    if yes:
        return Verdict(state=Sending.ACCEPTED, telling=Telling.ACCEPTED, wait=wait)
    return Verdict(state=Sending.UNKNOWN, telling=Telling.QUEUED, wait=wait)


def _parked(why: TellingRefusal) -> Verdict:
    return Verdict(state=Sending.PARKED, telling=Telling.REFUSED, refusal=why)


_FRAGMENTS: tuple[tuple[str, TellingRefusal], ...] = (
    ("packagetoupdatenotfound", TellingRefusal.ALREADY_FULFILLED),
    ("already fulfilled", TellingRefusal.ALREADY_FULFILLED),
    ("nonexistentorderitem", TellingRefusal.CANCELLED),
    ("cancelled", TellingRefusal.CANCELLED),
    ("canceled", TellingRefusal.CANCELLED),
    ("ship+", TellingRefusal.SHIP_PLUS),
    ("ship plus", TellingRefusal.SHIP_PLUS),
    ("do not require manual", TellingRefusal.SHIP_PLUS),
    ("maximum number of allowed updates", TellingRefusal.EDIT_LIMIT),
    ("invalidpackageversion", TellingRefusal.EDIT_LIMIT),
    ("carrier", TellingRefusal.BAD_CARRIER),
    ("tracking", TellingRefusal.BAD_CARRIER),
)


def refusal_in(message: str) -> TellingRefusal:
    """Why Amazon refused, as far as its message tells."""
    text = message.casefold()
    for fragment, reason in _FRAGMENTS:
        if fragment in text:
            return reason
    return TellingRefusal.OTHER
