"""PostgreSQL: one writer at a time, nothing missed, and what is wrong said in a sentence."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from peewee import IntegrityError

from kiosk.domain.journal import Entry, Event, Means
from kiosk.domain.values import OrderId
from kiosk.store import postgres
from kiosk.store.errors import (
    StoreAddress,
    StoreAway,
    StoreTooNew,
    StoreTooOld,
)
from kiosk.store.postgres import open_postgres
from kiosk.store.startup import Place, join_store, open_store
from kiosk.store.store import Store
from kiosk.store.upgrade import migrate_shared
from tests.fakes.builders import an_order, order_id
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.kept import keep, kept
from tests.fakes.stores import POSTGRES, a_server, an_empty_place
from tests.unit.store.serving import note, noted

pytestmark = pytest.mark.postgres


@pytest.fixture
def store(on_server: Store) -> Store:
    return on_server


@contextmanager
def another(store: Store, work: Callable[[], object]) -> Iterator[threading.Event]:
    """Another bench in the midst of a transaction, until the event is set; then it commits."""
    inside, enough = threading.Event(), threading.Event()

    def transaction() -> None:
        work()
        inside.set()
        assert enough.wait(10)

    def run() -> None:
        store.transact(transaction)
        store.close()

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(run)
        try:
            assert inside.wait(10)
            yield enough
        finally:
            enough.set()
            done.result(10)


def entry(number: int) -> Entry:
    return Entry(
        at=NOON, bench="B", person="", event=Event.PACKED, order=order_id(number), means=Means.SCAN
    )


def test_the_feed_misses_nothing_of_two_transactions_at_once(store: Store) -> None:
    def overtake() -> None:
        store.transact(lambda: store.journal.add([entry(2)]))
        store.close()

    with ThreadPoolExecutor(1) as pool:
        with another(store, lambda: store.journal.add([entry(1)])) as enough:
            second = pool.submit(overtake)
            while not waits_for_a_lock(store):
                assert not second.done(), "the second one overtook the first"
            early = store.read(lambda: store.journal.since(0, limit=10))
            enough.set()
        second.result(10)
    seen, first = early
    _, late = store.read(lambda: store.journal.since(seen, limit=10))

    assert first | late == {order_id(1), order_id(2)}


def waits_for_a_lock(store: Store) -> bool:
    waiting = store._database.execute_sql(
        "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory' "
        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    return bool(waiting.fetchone()[0])


def test_benches_that_take_the_next_number_at_once_never_take_the_same(store: Store) -> None:
    together = threading.Barrier(4)

    def take() -> list[int]:
        def work() -> int:
            number = (store.notes.get("n", int) or 0) + 1
            store.notes.put("n", number)
            return number

        together.wait(10)
        numbers = [store.transact(work) for _ in range(10)]
        store.close()
        return numbers

    with ThreadPoolExecutor(4) as pool:
        taken = [
            number for each in [pool.submit(take) for _ in range(4)] for number in each.result(60)
        ]

    assert sorted(taken) == list(range(1, 41))


def test_processes_that_start_at_once_make_the_tables_once(tmp_path: Path) -> None:
    place = an_empty_place(tmp_path, POSTGRES)
    together = threading.Barrier(3)

    def start() -> None:
        database = open_postgres(place.url)
        together.wait(10)
        try:
            made.append(len(migrate_shared(database)))
        finally:
            database.close()

    made: list[int] = []
    with ThreadPoolExecutor(3) as pool:
        for each in [pool.submit(start) for _ in range(3)]:
            each.result(60)

    assert sorted(made)[:2] == [0, 0]
    assert sorted(made)[2] > 0


def test_tables_of_a_newer_program_are_left_alone(store: Store, place: Place) -> None:
    store._database.execute_sql(
        "INSERT INTO schema_migration (name, applied) VALUES ('9999_holograms', now())"
    )

    with pytest.raises(StoreTooNew, match="9999_holograms"):
        open_store(place, TurnableClock())


def test_a_second_bench_sees_what_the_first_has_kept(store: Store, place: Place) -> None:
    keep(store, an_order())

    joined = join_store(place, TurnableClock())

    assert kept(joined) == an_order().order()
    joined.close()


def test_an_old_server_is_refused_in_a_sentence(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "OLDEST", 990_000)

    with pytest.raises(StoreTooOld, match="is too old: 15 or newer"):
        open_store(place, TurnableClock())


def test_a_database_that_cannot_hold_every_name_is_refused(tmp_path: Path) -> None:
    server = a_server()
    name = server.make(ENCODING="LATIN1", LOCALE="C", LOCALE_PROVIDER="libc")

    with pytest.raises(StoreAddress, match="LATIN1"):
        open_store(Place(folder=tmp_path, url=server.url(name)), TurnableClock())


def test_a_wrong_password_or_name_is_said_without_the_password(tmp_path: Path) -> None:
    there = a_server()
    url = there.url("no_such_place").replace("postgres@", "postgres:geheim@")

    with pytest.raises(StoreAway, match="no_such_place") as said:
        open_store(Place(folder=tmp_path, url=url), TurnableClock())

    assert "geheim" not in str(said.value)


def test_a_server_that_cannot_encrypt_is_not_talked_to(place: Place, tmp_path: Path) -> None:
    with pytest.raises(StoreAway, match="SSL"):
        open_store(Place(folder=tmp_path, url=f"{place.url}?sslmode=require"), TurnableClock())


def test_a_mistake_of_our_own_is_told_without_what_stands_in_the_row(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="peewee")  # the program keeps it there: see cli
    keep(store, an_order())

    def twice() -> None:
        store._database.execute_sql(
            "INSERT INTO buyers (order_id, personal, key)"
            " SELECT order_id, 'Ada Example', '' FROM buyers"
        )

    try:
        store.transact(twice)
    except IntegrityError:
        logging.getLogger("test").exception("stumbled")

    assert "buyers_pkey" in caplog.text
    assert "Ada Example" not in caplog.text
    assert OrderId(order_id(1)) not in caplog.text


def test_a_socket_is_as_good_as_loopback(place: Place, tmp_path: Path) -> None:
    there = a_server()
    name = place.url.rpartition("/")[2]

    store = open_store(Place(folder=tmp_path, url=there.socket_url(name)), TurnableClock()).store
    note(store, 4)

    assert noted(store) == 4
    store.close()
