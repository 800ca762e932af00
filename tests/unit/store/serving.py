"""What happens to a store on a server: it is used, and its connection is cut."""

from __future__ import annotations

import psycopg

from kiosk.store.postgres import Postgres
from kiosk.store.store import Store
from tests.fakes.stores import a_server


def note(store: Store, value: int) -> None:
    """Keep a number."""
    store.transact(lambda: store.notes.put("n", value))


def noted(store: Store) -> int | None:
    """The number that is kept."""
    return store.read(lambda: store.notes.get("n", int))


def server_of(store: Store) -> Postgres:
    """The database below a store."""
    assert isinstance(store._database, Postgres)
    return store._database


def cut(store: Store) -> None:
    """Let the server end this thread's connection, as when it is restarted."""
    (number,) = store._database.execute_sql("SELECT pg_backend_pid()").fetchone()
    with psycopg.connect(a_server().url(), autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", (number,))
