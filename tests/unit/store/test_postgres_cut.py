"""A connection to PostgreSQL that is cut at any moment: nothing is lost, nothing done twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest
from peewee import IntegrityError

from kiosk.ports.failures import Away, Unsure
from kiosk.store import link, postgres
from kiosk.store.errors import StoreAway, StoreBroken, StoreCut, StoreUnsure
from kiosk.store.postgres import Postgres
from kiosk.store.startup import Place, open_store
from kiosk.store.store import Store
from kiosk.store.tables import Notes
from tests.fakes.clock import TurnableClock
from tests.fakes.stores import a_server
from tests.unit.store.serving import cut, note, noted, server_of

pytestmark = pytest.mark.postgres


@pytest.fixture
def store(on_server: Store) -> Store:
    return on_server


def test_a_connection_that_was_cut_is_made_anew_by_the_next_use(store: Store) -> None:
    note(store, 1)
    cut(store)
    note(store, 2)
    cut(store)

    assert noted(store) == 2


def test_a_connection_that_is_cut_within_a_transaction_keeps_all_of_it_once(store: Store) -> None:
    note(store, 1)
    runs: list[int] = []

    def work() -> None:
        runs.append(1)
        store.notes.put("n", (store.notes.get("n", int) or 0) + 1)
        if len(runs) == 1:
            cut(store)
        store.notes.put("m", 1)

    store.transact(work)

    assert (noted(store), len(runs)) == (2, 2)


@pytest.mark.parametrize("kept_it", [True, False])
def test_a_commit_that_was_cut_is_asked_after_and_not_done_twice(
    store: Store, monkeypatch: pytest.MonkeyPatch, kept_it: bool
) -> None:
    note(store, 1)
    runs: list[int] = []
    really = link.Link.execute

    def execute(self: link.Link, query: Any, *args: Any, **how: Any) -> Any:
        if query != "COMMIT" or len(runs) > 1:
            return really(self, query, *args, **how)
        if kept_it:
            really(self, query)
        self.pgconn.finish()
        raise psycopg.OperationalError("the connection is lost")

    def work() -> None:
        runs.append(1)
        store.notes.put("n", (store.notes.get("n", int) or 0) + 1)

    monkeypatch.setattr(link.Link, "execute", execute)
    store.transact(work)

    assert noted(store) == 2
    assert len(runs) == (1 if kept_it else 2)


def test_a_commit_that_nobody_can_ask_after_is_said_to_be_unsure(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(store, 1)

    def vanish(self: Postgres) -> None:
        self._state.conn.born = "before the crash"
        self._state.conn.pgconn.finish()
        raise postgres._Doubt(self._state.conn)

    with monkeypatch.context() as patch:
        patch.setattr(Postgres, "commit", vanish)
        with pytest.raises(StoreUnsure) as said:
            note(store, 2)

    assert isinstance(said.value, Unsure)
    assert noted(store) == 1


def test_a_failed_statement_that_somebody_passed_over_is_not_taken_for_kept(store: Store) -> None:
    def careless() -> None:
        store.notes.put("n", 7)
        with pytest.raises(IntegrityError):
            Notes.insert(name="n", value="8", at=0).execute()

    with pytest.raises(StoreBroken):
        store.transact(careless)

    assert noted(store) is None


def test_a_server_that_is_off_is_away_and_comes_back_by_itself(tmp_path: Path) -> None:
    from tests.fakes import postgres as fake

    a_server()  # or skip
    own = fake.a_server()
    store = open_store(Place(folder=tmp_path, url=own.url(own.make())), TurnableClock()).store
    note(store, 1)
    own.stop("fast")
    try:
        with pytest.raises(StoreAway) as said:
            note(store, 2)
        with pytest.raises(Away):
            noted(store)
    finally:
        own.start()

    assert "postgres@" not in str(said.value)
    note(store, 3)
    assert noted(store) == 3
    store.close()
    own.stop()


def test_a_server_that_never_answers_is_not_waited_for(store: Store) -> None:
    note(store, 1)
    server_of(store)._state.conn.patience = 0.05

    with pytest.raises(StoreAway, match="no answer") as said:
        store.read(lambda: server_of(store).execute_sql("SELECT pg_sleep(3)").fetchall())

    assert not isinstance(said.value, StoreCut)  # or it would be waited for once more
    assert noted(store) == 1


def test_a_bench_that_falls_silent_in_a_transaction_lets_the_others_go_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(link.HURRY, "idle_in_transaction_session_timeout", "50ms")
    runs: list[int] = []

    def silent() -> None:
        runs.append(1)
        store.notes.put("n", len(runs))
        if len(runs) == 1:
            with ThreadPoolExecutor(1) as pool:
                pool.submit(other_bench).result(10)

    def other_bench() -> None:
        store.transact(lambda: store.notes.put("m", 5))
        store.close()

    store.transact(silent)

    assert store.read(lambda: store.notes.get("m", int)) == 5
    assert noted(store) == 2
