"""What follows from each answer of Amazon's to a confirmation."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.answers import (
    LOOK_AGAIN,
    SENDS_LIMIT,
    SHOWN_WITHIN,
    Answer,
    Attempt,
    Verdict,
    refusal_in,
    verdict,
)
from kiosk.domain.outbox import Sending
from kiosk.domain.parcel import Telling, TellingRefusal

WAIT = timedelta(seconds=8)
SENT = Attempt(state=Sending.SENDING, sends=1, since_sent=timedelta(seconds=1), wait=WAIT)
LONG_AGO = replace(SENT, since_sent=SHOWN_WITHIN)
UNKNOWN = replace(LONG_AGO, state=Sending.UNKNOWN)
ACCEPTED = replace(LONG_AGO, state=Sending.ACCEPTED)

DONE = Verdict(state=Sending.DONE, telling=Telling.TOLD)
YES = Verdict(state=Sending.ACCEPTED, telling=Telling.ACCEPTED)
MAYBE = Verdict(state=Sending.UNKNOWN, telling=Telling.QUEUED)
AGAIN = Verdict(state=Sending.WAITING, telling=Telling.QUEUED)
PARKED = Verdict(state=Sending.PARKED, telling=Telling.REFUSED, refusal=TellingRefusal.OTHER)


@pytest.mark.parametrize(
    ("answer", "attempt", "expected"),
    [
        (Answer.YES, SENT, YES),
        (Answer.SHOWN, SENT, DONE),
        (Answer.SHOWN, UNKNOWN, DONE),
        (Answer.MAYBE, SENT, replace(MAYBE, wait=WAIT)),
        (Answer.MAYBE, ACCEPTED, replace(YES, wait=LOOK_AGAIN)),
        (Answer.MAYBE, replace(UNKNOWN, wait=SHOWN_WITHIN), replace(MAYBE, wait=SHOWN_WITHIN)),
        (Answer.NOTHING_LEFT, SENT, replace(AGAIN, counts=False)),
        (Answer.NO, SENT, PARKED),
        (Answer.NO_SUCH_ORDER, SENT, replace(PARKED, refusal=TellingRefusal.ORDER_UNKNOWN)),
        (Answer.ABSENT, SENT, replace(MAYBE, wait=LOOK_AGAIN)),
        (Answer.ABSENT, UNKNOWN, replace(AGAIN, wait=WAIT)),
        (Answer.ABSENT, ACCEPTED, replace(AGAIN, wait=WAIT)),
        (
            Answer.ABSENT,
            replace(ACCEPTED, since_sent=SHOWN_WITHIN - timedelta(seconds=1)),
            replace(YES, wait=LOOK_AGAIN),
        ),
        (Answer.ABSENT, replace(UNKNOWN, since_sent=None), replace(AGAIN, wait=WAIT)),
        (
            Answer.ABSENT,
            replace(UNKNOWN, since_sent=timedelta(seconds=-1)),
            replace(AGAIN, wait=WAIT),
        ),
        (
            Answer.ABSENT,
            replace(UNKNOWN, sends=SENDS_LIMIT - 1),
            replace(AGAIN, wait=WAIT),
        ),
        (Answer.ABSENT, replace(UNKNOWN, sends=SENDS_LIMIT), replace(AGAIN, wait=WAIT)),
        (Answer.ABSENT, replace(ACCEPTED, sends=SENDS_LIMIT - 1), replace(AGAIN, wait=WAIT)),
        (Answer.ABSENT, replace(ACCEPTED, sends=SENDS_LIMIT), PARKED),
    ],
)
def test_an_answer_has_one_consequence(answer: Answer, attempt: Attempt, expected: Verdict) -> None:
    assert verdict(answer, attempt) == expected


def test_no_answer_but_amazons_own_packages_makes_a_parcel_told() -> None:
    told = {
        answer
        for answer in Answer
        for attempt in (SENT, UNKNOWN, ACCEPTED)
        if verdict(answer, attempt).telling is Telling.TOLD
    }

    assert told == {Answer.SHOWN}


def test_whatever_is_not_finished_is_tried_again_by_itself() -> None:
    for answer in Answer:
        for attempt in (SENT, UNKNOWN, ACCEPTED, replace(ACCEPTED, sends=SENDS_LIMIT)):
            found = verdict(answer, attempt)
            assert found.state is not Sending.SENDING
            assert (found.state is Sending.PARKED) == (found.refusal is not None)


@pytest.mark.parametrize(
    ("message", "why"),
    [
        ("... errorMetric=PackageToUpdateNotFound", TellingRefusal.ALREADY_FULFILLED),
        ("order already fulfilled for order 1", TellingRefusal.ALREADY_FULFILLED),
        ("ErrorCode: NonexistentOrderItem", TellingRefusal.CANCELLED),
        ("The order was CANCELLED", TellingRefusal.CANCELLED),
        ("the order is canceled", TellingRefusal.CANCELLED),
        ("Ship+ orders do not require manual confirmation", TellingRefusal.SHIP_PLUS),
        ("reached the maximum number of allowed updates", TellingRefusal.EDIT_LIMIT),
        ("InvalidPackageVersion", TellingRefusal.EDIT_LIMIT),
        ("carrierCode is invalid", TellingRefusal.BAD_CARRIER),
        ("Invalid Tracking Number", TellingRefusal.BAD_CARRIER),
        ("", TellingRefusal.OTHER),
        ("Something new", TellingRefusal.OTHER),
    ],
)
def test_a_refusal_is_recognised_by_its_words(message: str, why: TellingRefusal) -> None:
    assert refusal_in(message) is why
    assert verdict(Answer.NO, SENT, message).refusal is why
