"""A bench whose store is copied away and put back."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.store.backup import _usual, make_backup
from kiosk.store.startup import Place, close_store, open_store
from kiosk.store.store import Store
from tests.fakes.builders import an_order
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.filled import Row, all_rows, fill
from tests.fakes.kept import keep
from tests.fakes.stores import POSTGRES, SQLITE, a_place

PATIENCE = 60


def a_bench(folder: Path, engine: str = SQLITE) -> Place:
    """A bench with an empty store, closed; skipped where PostgreSQL's tools are not to be had."""
    if engine == POSTGRES:
        for tool in ("pg_dump", "pg_restore"):
            if not (shutil.which(tool) or _usual(tool)):
                pytest.skip(f"{tool} is not installed: it comes with PostgreSQL's client")
    folder.mkdir()
    return a_place(folder, engine)


@contextmanager
def opened(place: Place) -> Iterator[Store]:
    """Its store, for a while."""
    store = open_store(place, TurnableClock()).store
    try:
        yield store
    finally:
        close_store(place, store)


def rows_of(place: Place) -> dict[str, list[Row]]:
    """All that it holds."""
    with opened(place) as store:
        return all_rows(store)


def a_backup(place: Place, folder: Path) -> Path:
    """A backup with a row in every table; the bench itself holds an order more, and less."""
    with opened(place) as store:
        fill(store)
    made = make_backup(place, folder, NOON)
    with opened(place) as store:
        store._database.execute_sql("DELETE FROM orders")
        keep(store, an_order(8))
    return made


def names(folder: Path) -> set[str]:
    """What lies in a folder."""
    return {path.name for path in folder.iterdir()}


def bytes_of(folder: Path) -> dict[str, bytes]:
    """The same, with what it holds."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@contextmanager
def in_the_midst(store: Store, work: Callable[[], object]) -> Iterator[None]:
    """Somebody else has done ``work``, and has not committed yet; they do at the end."""
    inside, enough = threading.Event(), threading.Event()

    def transaction() -> None:
        work()
        inside.set()
        assert enough.wait(PATIENCE)

    def run() -> None:
        store.transact(transaction)
        store.close()

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(run)
        try:
            assert inside.wait(PATIENCE)
            yield
        finally:
            enough.set()
            done.result(PATIENCE)
