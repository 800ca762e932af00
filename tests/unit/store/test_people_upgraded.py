"""People of a version that bound nobody are bound once, and only as the journal bears them out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.actions import people
from kiosk.actions.desk import Desk
from kiosk.actions.people import Enrolled
from kiosk.actions.sign_in import sign_in
from kiosk.domain.journal import Event
from kiosk.store import startup
from kiosk.store.startup import open_store
from kiosk.store.store import Store
from tests.fakes.clock import TurnableClock
from tests.fakes.crew import PACKER, PIN, enrolled, lines
from tests.fakes.stores import a_place


def sql(store: Store, text: str) -> None:
    store._database.execute_sql(text)


def touched(store: Store) -> list[str]:
    return [*store.read(store.people.touched)]


@pytest.fixture
def reopened(engine: str, tmp_path: Path) -> Callable[[Callable[[Desk], None]], Desk]:
    """A store of a version that bound nobody, as something leaves it, and then opened by this."""
    place, clock = a_place(tmp_path, engine), TurnableClock()

    def again(work: Callable[[Desk], None]) -> Desk:
        store = open_store(place, clock).store
        desk = Desk(store=store, clock=clock, bench="Bench 1")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("kiosk.store.people.mark_of", lambda _: "")
            work(desk)
        store.close()
        return Desk(store=open_store(place, clock).store, clock=clock, bench="Bench 1")

    return again


def unbind(desk: Desk) -> None:
    sql(desk.store, "UPDATE people SET mac = ''")


def test_people_of_an_older_version_are_bound_at_the_next_start(
    reopened: Callable[[Callable[[Desk], None]], Desk],
) -> None:
    made: dict[str, Enrolled] = {}

    def work(desk: Desk) -> None:
        made["ann"] = enrolled(desk, "Ann", PACKER)
        made["gone"] = enrolled(desk, "Gone", PACKER)
        people.let_go(desk, made["gone"].person.id)
        unbind(desk)

    desk = reopened(work)

    assert touched(desk.store) == []
    assert sign_in(desk, made["ann"].badge, PIN).name == "Ann"
    bound = lines(desk, Event.PERSON_BOUND)
    assert [note.split()[0] for _, _, note in bound] == sorted(
        each.person.id for each in made.values()
    )
    assert desk.store.read(desk.store.journal.verify).broken_at is None
    desk.store.close()


@pytest.mark.parametrize(
    "how",
    [
        "UPDATE people SET role = 'owner'",
        "UPDATE people SET left_at = 1",
        "UPDATE people SET id = 'p-other'",
        "DELETE FROM journal WHERE event = 'person_added'",
        "UPDATE journal SET note = note || 'x' WHERE event = 'signed_out'",
    ],
)
def test_nobody_is_bound_whom_the_journal_does_not_bear_out(
    reopened: Callable[[Callable[[Desk], None]], Desk], how: str
) -> None:
    def work(desk: Desk) -> None:
        enrolled(desk, "Ann", PACKER)
        desk.store.transact(lambda: desk.note(Event.SIGNED_OUT))
        unbind(desk)
        sql(desk.store, how)

    desk = reopened(work)

    assert touched(desk.store)
    assert not any(each.sound for each in desk.store.read(desk.store.people.all))
    desk.store.close()


def test_whoever_was_bound_once_is_not_bound_again(engine: str, tmp_path: Path) -> None:
    place, clock = a_place(tmp_path, engine), TurnableClock()
    desk = Desk(store=open_store(place, clock).store, clock=clock, bench="Bench 1")
    ann = enrolled(desk, "Ann", PACKER)
    sql(desk.store, "UPDATE people SET mac = '', name = 'Eve'")
    desk.store.close()

    for _ in range(2):
        store = open_store(place, clock).store
        assert touched(store) == [ann.person.id]
        assert not store.read(store.people.unbound), "and nobody looks at it at each start"
        store.close()


def test_a_store_without_people_has_nobody_to_bind(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.journal, "verify", lambda: pytest.fail("the journal was read"))

    assert startup._seal(store) == 0
    assert touched(store) == []
