"""Forgetting buyers in time, in small steps, for good: Amazon itself does not bring them back."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.actions import purge as purging
from kiosk.actions.desk import Desk
from kiosk.actions.intake import intake
from kiosk.actions.purge import due, purge
from kiosk.background.purging import Purging
from kiosk.domain.journal import Entry, Event, Means
from kiosk.domain.order import Standing
from kiosk.domain.parcel import Telling
from kiosk.domain.personal import Address, Personal
from kiosk.domain.values import OrderId
from kiosk.store.store import Store
from tests.fakes.builders import PERSONAL, OrderBuilder, an_order, details, order_id
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.kept import history, keep, kept
from tests.fakes.stores import POSTGRES, SQLITE, a_store

DUE = NOON + timedelta(days=3 + 14)
"""When a buyer is forgotten whose order the builders have made."""
EARLY = DUE - timedelta(milliseconds=1)
LEFT = an_order().despatched(details(), telling=Telling.TOLD)
OTHER = replace(PERSONAL, buyer_name="Ida Other", address=Address(name="Ida Other", city="Hull"))


@pytest.fixture(params=[SQLITE, pytest.param(POSTGRES, marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: TurnableClock) -> Iterator[Store]:
    """A store of its own: what is scrubbed is scrubbed in no transaction."""
    made = a_store(tmp_path, clock, request.param)
    if request.param == SQLITE:
        made._database.execute_sql("PRAGMA synchronous = OFF")
    yield made
    made.close()


@contextmanager
def spied(store: Store, patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What purging does to the store, in its order: forgetting so many, committing, scrubbing."""
    done: list[str] = []
    forget, transact, scrub = store.buyers.forget, store.transact, store.scrub

    def forgetting(orders: list[OrderId]) -> int:
        done.append(f"forget {len(orders)}")
        return forget(orders)

    def transacting(work: Callable[[], int]) -> int:
        kept = transact(work)
        done.append("commit")
        return kept

    def scrubbing() -> None:
        done.append("scrub")
        scrub()

    with patch.context() as patched:
        patched.setattr(store.buyers, "forget", forgetting)
        patched.setattr(store, "transact", transacting)
        patched.setattr(store, "scrub", scrubbing)
        yield done


def numbered(builder: OrderBuilder, number: int) -> OrderBuilder:
    return builder.facts_with(id=order_id(number))


def buyer(store: Store, number: int = 1) -> Personal:
    return kept(store, number).facts.personal


def seen_again(desk: Desk, builder: OrderBuilder, **facts: object) -> None:
    intake(desk, [builder.facts_with(personal=OTHER, **facts).updated(NOON).sighting()])


def test_those_that_are_due_are_forgotten_and_nobody_else(desk: Desk, clock: TurnableClock) -> None:
    later = LEFT.facts_with(deliver_by=NOON + timedelta(days=4))
    later_too = an_order(2).facts_with(delivered_at=NOON + timedelta(days=5))
    keep(desk.store, LEFT, later_too, numbered(later, 3))
    before = [kept(desk.store, number) for number in (1, 2, 3)]

    clock.jump(EARLY - NOON)
    assert (due(desk, limit=9), purge(desk), desk.store.journal.head()) == ([], 0, 0)

    clock.advance(DUE - EARLY)
    assert due(desk, limit=9) == [order_id(1)]
    assert buyer(desk.store) == PERSONAL, "looking changes nothing"
    assert purge(replace(desk, bench="hub")) == 1

    assert kept(desk.store) == replace(
        before[0], facts=replace(before[0].facts, personal=Personal())
    )
    assert [kept(desk.store, number) for number in (2, 3)] == before[1:]
    assert history(desk.store) == [
        Entry(
            at=DUE,
            bench="hub",
            person="",
            event=Event.PURGED,
            order=order_id(),
            means=Means.ITSELF,
        )
    ]
    assert (due(desk, limit=9), purge(desk), desk.store.journal.head()) == ([], 0, 1)


def test_a_bench_at_work_waits_for_a_hundred_at_most(
    desk: Desk, clock: TurnableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(desk.store, *(numbered(LEFT, number) for number in range(1, 206)))
    clock.jump(DUE - NOON)
    assert len(due(desk, limit=150)) == 150

    with spied(desk.store, monkeypatch) as done:
        assert purge(desk) == 205

    each = [f"forget {size}" for size in (100, 100, 5)]
    steps = [step for size in each for step in (size, "commit")]
    # What is owed is noted before, and here not taken back: nobody says that it was done.
    assert done == [*steps, "commit", "commit", "scrub"]
    assert [len(history(desk.store, number)) for number in (1, 100, 205)] == [1, 1, 1]
    assert desk.store.journal.head() == 205
    assert desk.store.read(desk.store.journal.verify).broken_at is None


def test_where_nobody_is_forgotten_nothing_is_scrubbed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(desk.store, LEFT)

    with spied(desk.store, monkeypatch) as done:
        assert purge(desk) == 0
    assert done == ["commit"]


def test_what_was_cut_off_in_the_middle_goes_on_the_next_time(
    desk: Desk, clock: TurnableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(desk.store, *(numbered(LEFT, number) for number in range(1, 6)))
    clock.jump(DUE - NOON)
    monkeypatch.setattr(purging, "BATCH", 2)
    note = desk.store.journal.add

    def cut(entries: list[Entry]) -> None:
        note(entries)
        if [entry.order for entry in entries] == [order_id(4)]:
            raise OSError("the power went")

    with monkeypatch.context() as patched:
        patched.setattr(desk.store.journal, "add", cut)
        with pytest.raises(OSError, match="power"):
            purge(desk)

    assert [bool(buyer(desk.store, n).buyer_name) for n in range(1, 6)] == [0, 0, 1, 1, 1]
    assert desk.store.journal.head() == 2
    assert purge(desk) == 3
    assert [len(history(desk.store, number)) for number in range(1, 6)] == [1] * 5


@pytest.mark.parametrize("purged", [True, False], ids=["forgotten", "due and not forgotten yet"])
def test_what_amazon_shows_later_does_not_bring_a_buyer_back(
    desk: Desk, clock: TurnableClock, purged: bool
) -> None:
    keep(desk.store, LEFT)
    clock.jump(DUE - NOON)
    if purged:
        purge(desk)

    seen_again(desk, LEFT, status_word="DELIVERED")

    assert kept(desk.store).facts.status_word == "DELIVERED"
    assert buyer(desk.store) == Personal()
    assert desk.store.read(lambda: desk.store.lists.search("Ida", limit=5)) == []
    head = desk.store.journal.head()
    seen_again(desk, LEFT, status_word="DELIVERED")
    assert desk.store.journal.head() == head, "the same page again is no news"


def test_until_then_amazon_may_add_to_what_is_known(desk: Desk, clock: TurnableClock) -> None:
    keep(desk.store, LEFT)
    clock.jump(EARLY - NOON)

    seen_again(desk, LEFT)

    assert buyer(desk.store).buyer_name == "Ida Other"


@pytest.mark.parametrize("standing", [Standing.CANCELLED, Standing.PAID])
def test_of_an_order_that_is_long_over_the_buyer_is_never_kept(
    desk: Desk, clock: TurnableClock, standing: Standing
) -> None:
    clock.jump(DUE - NOON)

    seen_again(desk, an_order().facts_with(standing=standing).fulfilled(1))

    assert kept(desk.store).facts.status_word == "UNSHIPPED"
    assert buyer(desk.store) == Personal()


def test_nobody_is_forgotten_who_was_never_known(desk: Desk, clock: TurnableClock) -> None:
    clock.jump(DUE - NOON)
    seen_again(desk, an_order().cancelled())

    assert purge(desk) == 0
    assert [entry.event for entry in history(desk.store)] == [Event.HEARD]


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the program has logged; Kivy lets libraries say more in the same process."""
    ours = (record for record in caplog.records if record.name.startswith("kiosk"))
    return [record.getMessage() for record in ours]


def test_the_hub_purges_once_an_hour_and_logs_a_number(
    desk: Desk, clock: TurnableClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "kiosk")
    keep(desk.store, LEFT, numbered(LEFT, 2))

    assert Purging(desk).step() == 3600.0
    assert said(caplog) == []
    clock.jump(DUE - NOON)
    assert Purging(desk).step() == 3600.0
    assert said(caplog) == ["forgot the buyers of 2 orders"]
    assert buyer(desk.store) == buyer(desk.store, 2) == Personal()
