"""People who may sign in, enrolled at next to no cost, and what the journal says of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pyotp

from kiosk.actions.desk import Desk
from kiosk.actions.people import Enrolled, add_second_factor, enrol
from kiosk.domain.journal import Entry, Event, Means
from kiosk.domain.people import PersonId, Right, Role
from kiosk.domain.values import OrderId
from kiosk.store.people import Kept
from kiosk.store.store import Store
from kiosk.vault.master import MasterKey
from kiosk.vault.phrases import Phrases
from tests.fakes.stores import MASTER

PIN, PHRASE = "2580", "CORRECT HORSE 9"
PACKER, SUPERVISOR, OWNER = Role.PACKER, Role.SUPERVISOR, Role.OWNER
AT_BENCH = "at Bench 1"
UNKNOWN = "PBB-" + "0" * 40


def cheap(store: Store) -> None:
    """Let hashing take no time in this store, where it takes long by intent."""
    phrases = Phrases(MasterKey(bytes.fromhex(MASTER)), kib=8)
    store.vault.phrases = store.vault.calibrated_phrases = phrases


def enrolled(desk: Desk, name: str = "Ada Packer", role: Role = PACKER, pin: str = PIN) -> Enrolled:
    """Somebody of this role; supervisors and owners have the passphrase of all tests."""
    cheap(desk.store)
    return enrol(desk, name, role, pin, PHRASE if role is not PACKER else "")


def with_code(desk: Desk, who: Enrolled) -> str:
    """Give somebody a second factor; its secret."""
    return add_second_factor(desk, who.person.id)


def code_now(desk: Desk, secret: str, steps: int = 0) -> str:
    """What their authenticator shows, or so many steps of 30 seconds later."""
    return pyotp.TOTP(secret).at(desk.clock.now() + timedelta(seconds=30 * steps))


def at_work(desk: Desk, who: Enrolled) -> Desk:
    """The desk while somebody has signed in at it."""
    person = who.person
    return replace(desk, person=person.name, person_id=person.id, rights=person.rights)


def packers(desk: Desk) -> Desk:
    """The desk of somebody who may nothing special."""
    return replace(desk, person_id="p-packer", rights=frozenset[Right]())


def known(desk: Desk, who: Enrolled | str) -> Kept:
    """What is kept of somebody."""
    person = PersonId(who) if isinstance(who, str) else who.person.id
    found = desk.store.read(lambda: desk.store.people.find(person))
    assert found is not None
    return found


def wrong(desk: Desk, subject: str = AT_BENCH) -> int:
    """How many guesses in a row were wrong."""
    return desk.store.read(lambda: desk.store.people.guesses(subject)).wrong


def journal(store: Store) -> list[Entry]:
    """Every line, oldest first."""
    found = store._database.execute_sql(
        "SELECT at, bench, person, event, order_id, means, note FROM journal ORDER BY id"
    ).fetchall()
    clock = store.clock.now()
    return [
        Entry(
            at=clock,
            bench=bench,
            person=person,
            event=Event(event),
            order=OrderId(order) if order else None,
            means=Means(means),
            note=note,
        )
        for _, bench, person, event, order, means, note in found
    ]


def lines(desk: Desk, *events: Event) -> list[tuple[Event, str, str]]:
    """Event, person and note of each line, of these events alone if any are named."""
    found = [(entry.event, entry.person, entry.note) for entry in journal(desk.store)]
    return [line for line in found if not events or line[0] in events]
