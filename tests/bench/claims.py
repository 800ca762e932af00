"""Claims of eight benches on one PostgreSQL, beside the same statements by the bare driver."""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import psycopg

from kiosk.actions.desk import Desk
from kiosk.actions.open_order import open_next
from kiosk.ports.clock import SystemClock
from kiosk.store.postgres import _BEGIN
from kiosk.store.startup import Place, join_store, open_store
from kiosk.store.tables import DATABASE
from tests.bench.figures import Figure
from tests.bench.stores import fill, open_patterns
from tests.fakes.postgres import NoPostgres, Server, server
from tests.fakes.stores import a_master_key

WORKERS = 8
EACH = 60
LEAST = 0.5
"""Of the bare driver's claims a second."""
Statements = list[tuple[str, tuple[Any, ...]]]


def measure() -> list[Figure]:
    """Let all benches take orders at once, by the program and by the bare driver."""
    try:
        there = server()
    except NoPostgres as why:
        print(f"left out, {why}", end=" ")
        return []
    with tempfile.TemporaryDirectory(prefix="packbench-bench-") as name:
        folder = Path(name)
        a_master_key(folder)
        ours, bare = _database(folder, there), _database(folder, there)
        statements = _statements(folder, _database(folder, there))
        fast = _per_second(_take_bare, (bare, statements))
        slow = _per_second(_take, (str(folder), ours))
    return [
        Figure(
            what=f"a claim, {WORKERS} benches at once",
            measured=1000 / slow,
            unit="ms",
            floor=1000 / fast,
            floor_is="bare psycopg",
            limit=1 / LEAST,
        ),
        Figure(what="  claims a second", measured=slow, unit="1/s", limit=None),
    ]


def _database(folder: Path, there: Server) -> str:
    url = there.url(there.make())
    store = open_store(Place(folder=folder, url=url, ballast_mb=0), SystemClock()).store
    fill(store, open_patterns(store.clock.now()), (WORKERS + 1) * EACH)
    store.close()
    return url


def _per_second(work: Any, given: tuple[Any, ...]) -> float:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WORKERS, context) as pool, context.Manager() as manager:
        together = manager.Barrier(WORKERS)
        done = [pool.submit(work, together, number, *given) for number in range(WORKERS)]
        spans = [each.result() for each in done]
    began, ended = min(span[0] for span in spans), max(span[1] for span in spans)
    return float(WORKERS * EACH / (ended - began))


def _take(together: Any, number: int, folder: str, url: str) -> tuple[float, float]:
    clock = SystemClock()
    store = join_store(Place(folder=Path(folder), url=url), clock)
    desk = Desk(store=store, clock=clock, bench=f"Bench {number}")
    here = open_next(desk, None).order
    together.wait()
    began = time.monotonic()
    for _ in range(EACH - 1):
        here = open_next(desk, here).order
    ended = time.monotonic()
    store.close()
    return began, ended


def _statements(folder: Path, url: str) -> Statements:
    """What the program says to the server for one claim that follows another."""
    store = join_store(Place(folder=folder, url=url), SystemClock())
    desk = Desk(store=store, clock=store.clock, bench="BENCH")
    said: Statements = []
    before = open_next(desk, None).order
    database = DATABASE.obj
    cursor = database.cursor

    class Listening:
        def __init__(self) -> None:
            self._real = cursor()

        def execute(self, sql: str, params: Any = None) -> Any:
            said.append((sql, tuple(params or ())))
            return self._real.execute(sql, params)

        def executemany(self, sql: str, rows: Any) -> Any:
            said.extend((sql, tuple(row)) for row in rows)
            return self._real.executemany(sql, rows)

        def __getattr__(self, name: str) -> Any:
            return getattr(self._real, name)

    database.cursor = lambda *_: Listening()
    after = open_next(desk, before).order
    del database.cursor
    store.close()
    marks = {before: "{before}", after: "{after}", "BENCH": "{bench}"}
    return [(sql, tuple(_marked(marks, p) for p in params)) for sql, params in said]


def _marked(marks: dict[Any, str], parameter: object) -> object:
    return marks.get(parameter, parameter) if isinstance(parameter, str) else parameter


def _take_bare(together: Any, number: int, url: str, statements: Statements) -> tuple[float, float]:
    with psycopg.connect(url, autocommit=True) as line:
        given = {"{before}": "", "{after}": "", "{bench}": f"Bench {number}"}
        together.wait()
        began = time.monotonic()
        for _ in range(EACH):
            _claim(line, statements, given)
            given["{before}"] = given["{after}"]
        return began, time.monotonic()


def _claim(line: psycopg.Connection[Any], statements: Statements, given: dict[str, str]) -> None:
    line.execute(_BEGIN, prepare=False)
    for sql, params in statements:
        filled = [given.get(p, p) if isinstance(p, str) else p for p in params]
        cursor = line.execute(sql, filled)
        if "SKIP LOCKED" in sql:
            row = cursor.fetchone()
            assert row is not None
            given["{after}"] = row[0]
        elif cursor.description is not None:
            cursor.fetchall()
    line.execute("COMMIT", prepare=False)
