"""The store as a whole: all or nothing, one after the other, and failures by their names."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from peewee import OperationalError

from kiosk.domain.lists import ListName
from kiosk.store import link
from kiosk.store.ballast import Ballast
from kiosk.store.errors import StoreBroken, StoreBusy, StoreError, StoreFull
from kiosk.store.store import Store
from tests.fakes.builders import an_order
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import keep, kept
from tests.fakes.stores import only_sqlite


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for another writer."""
    monkeypatch.setattr("kiosk.store.database._BUSY_MS", 20)
    monkeypatch.setitem(link.HURRY, "lock_timeout", "20ms")


def failing(words: str, *, times: int) -> tuple[Callable[[], str], list[int]]:
    """Work that fails with these words so often, and the list of its runs."""
    runs: list[int] = []

    def work() -> str:
        runs.append(len(runs))
        if len(runs) <= times:
            raise OperationalError(words)
        return "done"

    return work, runs


def test_a_full_disk_is_met_once_with_the_ballast(
    store: Store, clock: TurnableClock, tmp_path: Path
) -> None:
    ballast = Ballast(tmp_path / "ballast", 1)
    full = Store(store._database, clock, store.vault, ballast)
    assert full.make_ballast()
    work, runs = failing("database or disk is full", times=1)

    assert full.transact(work) == "done"
    assert len(runs) == 2
    assert not ballast.there


def test_a_disk_that_stays_full_is_said(store: Store, clock: TurnableClock, tmp_path: Path) -> None:
    full = Store(store._database, clock, store.vault, Ballast(tmp_path / "ballast", 1))
    work, runs = failing("database or disk is full", times=9)

    with pytest.raises(StoreFull):
        full.transact(work)
    assert len(runs) == 1

    assert full.make_ballast()
    with pytest.raises(StoreFull):
        full.transact(work)
    assert len(runs) == 3


def test_a_store_without_ballast_has_none_to_make(store: Store) -> None:
    assert store.make_ballast()


def test_a_broken_disk_is_not_tried_again(store: Store) -> None:
    work, runs = failing("disk I/O error", times=9)

    with pytest.raises(StoreBroken):
        store.transact(work)
    with pytest.raises(StoreBroken):
        store.read(work)

    assert len(runs) == 2


@pytest.mark.parametrize(
    ("words", "noticed"), [("database disk image is malformed", 1), ("disk I/O error", 0)]
)
def test_damage_is_noticed_for_the_next_start(
    store: Store, clock: TurnableClock, words: str, noticed: int
) -> None:
    heard: list[bool] = []
    watched = Store(store._database, clock, store.vault, damaged=lambda: heard.append(True))
    work, _ = failing(words, times=1)

    with pytest.raises(StoreError):
        watched.read(work)

    assert len(heard) == noticed


def test_a_mistake_of_our_own_shows_as_what_it_is(store: Store) -> None:
    work, _ = failing("no such table: ordres", times=9)

    with pytest.raises(OperationalError, match="ordres"):
        store.transact(work)
    with pytest.raises(OperationalError, match="ordres"):
        store.read(work)


@only_sqlite
@pytest.mark.parametrize(
    "read",
    [
        lambda store: store.orders.open_ids(since_ms=0, limit=100),
        lambda store: store.lists.search("202", limit=100),
        lambda store: store.lists.read(ListName.TO_PACK, limit=100),
    ],
    ids=["tuples", "dicts", "compiled"],
)
def test_a_disk_that_breaks_between_two_rows_is_recognised_too(
    store: Store, read: Callable[[Store], object]
) -> None:
    keep(store, *(an_order(n) for n in range(1, 40)))
    steps: list[int] = []

    def stop() -> int:
        steps.append(1)
        return len(steps) > 2

    connection = store._database.connection()
    connection.set_progress_handler(stop, 100)
    try:
        with pytest.raises(OperationalError, match="interrupted"):
            store.read(lambda: read(store))
    finally:
        connection.set_progress_handler(None, 0)


def test_two_threads_that_count_lose_no_count(shared: Store) -> None:
    keep(shared, an_order())
    together = threading.Barrier(2)

    def print_one() -> None:
        was = shared.orders.get(an_order().order().id)
        shared.orders.save(replace(was, printed=was.printed + 1), was)

    def count() -> None:
        together.wait(10)
        for _ in range(10):
            shared.transact(print_one)
        shared.close()

    threads = [threading.Thread(target=count) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert kept(shared).printed == 20


def test_a_writer_that_is_kept_waiting_too_long_says_so(impatient: None, shared: Store) -> None:
    holding, enough = threading.Event(), threading.Event()

    def hold() -> None:
        with shared._database.atomic():
            holding.set()
            enough.wait(10)
        shared.close()

    other = threading.Thread(target=hold)
    other.start()
    assert holding.wait(10)
    with pytest.raises(StoreBusy):
        shared.transact(lambda: shared.notes.put("n", 1))

    assert shared.read(lambda: shared.notes.get("n", int)) is None
    enough.set()
    other.join(10)
