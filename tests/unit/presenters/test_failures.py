"""What a failure means to the person at the bench."""

from __future__ import annotations

import pytest

from kiosk.domain.refusals import Refusal, Refused
from kiosk.ports.failures import NoRoom, NotKept, TooBusy
from kiosk.ports.saving import NotSaved
from kiosk.presenters.failures import failure
from kiosk.presenters.marks import Tone


@pytest.mark.parametrize("why", Refusal)
def test_every_refusal_has_a_title_a_sentence_and_an_icon(why: Refusal) -> None:
    said, tone = failure(Refused(why, "202-0000009"))

    assert said.title
    assert said.text.endswith(".")
    assert said.icon
    assert tone in {Tone.STOP, Tone.LOOK}
    assert "{" not in said.title + said.text


def test_a_refusal_names_what_it_is_about() -> None:
    said, tone = failure(Refused(Refusal.TRACKING_USED, "202-{x}-1"))

    assert "202-{x}-1" in said.text
    assert tone is Tone.STOP


@pytest.mark.parametrize(
    ("exc", "title", "tone"),
    [
        (NoRoom(), "The disk is full", Tone.STOP),
        (TooBusy(), "The database is busy", Tone.LOOK),
        (NotKept(), "The disk does not answer", Tone.STOP),
        (NotSaved("/mnt/papers", "Read-only file system"), "Not saved", Tone.LOOK),
        (ValueError("secret"), "Something went wrong here", Tone.STOP),
    ],
)
def test_a_failure_of_the_machine_is_said_calmly(exc: Exception, title: str, tone: Tone) -> None:
    said, found = failure(exc)

    assert (said.title, found) == (title, tone)
    assert "secret" not in said.text
