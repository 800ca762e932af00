"""People in an outage: they sign in again, and guessing is counted as ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.actions.count import count
from kiosk.actions.people import change_pin
from kiosk.actions.sign_in import sign_in, sign_out
from kiosk.domain.journal import Event
from kiosk.domain.refusals import Refusal, Refused
from kiosk.store.people_tables import People
from kiosk.store.reading import dicts
from tests.contract.outage import ID, LINE, Outpost, an_outpost, with_an_order_open
from tests.fakes.crew import PIN, cheap, enrolled

pytestmark = pytest.mark.postgres


@pytest.fixture
def outpost(tmp_path: Path) -> Iterator[Outpost]:
    with an_outpost(tmp_path) as made:
        cheap(made.store)
        yield made


def test_a_packer_signs_in_again_and_the_audit_log_has_it_later(outpost: Outpost) -> None:
    ada = enrolled(replace(outpost.desk, store=outpost.there, bridge=None))
    with_an_order_open(outpost)
    outpost.cable.pull()
    sign_out(replace(outpost.desk, person_id=ada.person.id))
    back = sign_in(outpost.desk, ada.badge, PIN)
    count(replace(outpost.desk, person_id=back.id), ID, LINE, 1)
    outpost.cable.plug()

    outpost.bridge.come_back(outpost.desk)

    there = outpost.there
    entries = there.read(lambda: there.journal.after(0))
    assert [(e.event, e.person) for e in entries if e.person == ada.person.id] == [
        (Event.ALLOCATED, ada.person.id),
        (Event.COUNTED, ada.person.id),
        (Event.SIGNED_OUT, ada.person.id),
        (Event.SIGNED_IN, ada.person.id),
    ]
    assert there.read(there.journal.verify).broken_at is None


def test_whoever_was_changed_on_the_server_signs_in_nowhere_in_an_outage(outpost: Outpost) -> None:
    desk = replace(outpost.desk, store=outpost.there, bridge=None)
    ada = enrolled(desk)
    (was,) = outpost.there.read(lambda: dicts(People.select()))
    change_pin(desk, ada.person.id, "1397")
    outpost.there.transact(lambda: People.update(pin=was["pin"], mac=was["mac"]).execute())
    with_an_order_open(outpost)
    outpost.cable.pull()

    with pytest.raises(Refused) as no:
        sign_in(outpost.desk, ada.badge, PIN)

    assert no.value.reason is Refusal.PERSON_TOUCHED


def test_wrong_pins_count_on_when_the_server_is_back(outpost: Outpost) -> None:
    ada = enrolled(replace(outpost.desk, store=outpost.there, bridge=None))
    with_an_order_open(outpost)
    outpost.cable.pull()
    for _ in range(3):
        with pytest.raises(Refused) as no:
            sign_in(outpost.desk, ada.badge, "9999")
        assert no.value.reason is Refusal.PIN_WRONG
    outpost.cable.plug()

    outpost.bridge.come_back(outpost.desk)

    there = outpost.there
    assert there.read(lambda: there.people.guesses(ada.person.id)).wrong == 3


def test_pulling_the_cable_again_and_again_gives_no_further_guesses(outpost: Outpost) -> None:
    ada = enrolled(replace(outpost.desk, store=outpost.there, bridge=None))
    with_an_order_open(outpost)
    for _ in range(2):
        outpost.cable.pull()
        for _ in range(2):
            with pytest.raises(Refused):
                sign_in(outpost.desk, ada.badge, "9999")
        outpost.cable.plug()
        outpost.bridge.come_back(outpost.desk)
        outpost.copy()
    outpost.cable.pull()
    with pytest.raises(Refused):
        sign_in(outpost.desk, ada.badge, "9999")

    with pytest.raises(Refused) as no:
        sign_in(outpost.desk, ada.badge, PIN)

    assert no.value.reason is Refusal.WAIT
