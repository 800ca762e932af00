"""Taking in 10,000 orders, against writing the very same rows with plain ``executemany``."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from sqlcipher3 import dbapi2 as driver

from kiosk.actions import intake as room
from kiosk.actions.desk import Desk
from kiosk.domain.cursor import CURSOR_NOTE, Cursor, after_page, begin
from kiosk.domain.journal import Event, Means
from kiosk.domain.order import Order
from kiosk.simulator.bulk import bulk_shop
from kiosk.store import rows
from kiosk.store.database import _PRAGMAS
from kiosk.store.moments import to_ms
from tests.bench.figures import Figure
from tests.bench.pages import pages
from tests.bench.stores import a_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from kiosk.domain.sighting import Sighting
    from kiosk.ports.channel import Page
    from kiosk.store.store import Store

ORDERS = 10_000
LIMIT = 5.0

Rows = dict[str, list[tuple[Any, ...]]]
"""The rows of a transaction, by table."""


def measure() -> list[Figure]:
    """Both in turns, page by page, in processor time of the thread that writes."""
    with (
        tempfile.TemporaryDirectory(prefix="packbench-bench-") as folder,
        a_store(Path(folder) / "ours") as store,
    ):
        desk = Desk(store=store, clock=store.clock, bench="hub")
        plain = _Plain(Path(folder) / "plain.db", store)
        cursor, _ = begin(Cursor(), store.clock.now())
        ours = floor = 0.0
        for page in pages(bulk_shop(ORDERS, store.clock.now())):
            ids = tuple(s.facts.id for s in page.sightings)
            cursor = after_page(cursor, ids, token=page.next_token, heard_until=page.heard_until)
            ours += _taking_in(desk, page, cursor)
            floor += plain.write(list(_transactions(page, cursor, store.clock.now())))
        plain.same_as(store)
    return [
        Figure(
            what=f"intake of {ORDERS:,} orders, processor time",
            measured=ours,
            unit="s",
            floor=floor,
            floor_is="plain executemany",
            limit=LIMIT,
        )
    ]


def _taking_in(desk: Desk, page: Page, cursor: Cursor) -> float:
    began = time.thread_time()
    room.intake(desk, page.sightings, page.unreadable, cursor)
    return time.thread_time() - began


def _transactions(page: Page, cursor: Cursor, now: datetime) -> Iterator[Rows]:
    """The rows of a page in the transactions that intake makes of it."""
    at = to_ms(now)
    for batch in room._batches(page.sightings):
        yield _rows(batch, at)
    yield {"notes": [(CURSOR_NOTE, msgspec.json.encode(cursor).decode(), at)]}


def _rows(batch: Sequence[Sighting], at: int) -> Rows:
    facts = [sighting.facts for sighting in batch]
    heard, means = Event.HEARD.value, Means.ITSELF.value
    return {
        "orders": [rows.order_row(Order(facts=one, version=1), at) for one in facts],
        "lines": [row for one in facts for row in rows.line_rows(one)],
        "buyers": [(f.id, msgspec.json.encode(f.personal).decode(), "") for f in facts],
        "journal": [(None, at, "hub", "", heard, f.id, means, f.status_word, "") for f in facts],
    }


class _Plain:
    """A file like the store's, written without the store."""

    def __init__(self, path: Path, like: Store) -> None:
        self._line = driver.connect(str(path), isolation_level=None)
        self._line.execute(f"PRAGMA key = \"x'{'0' * 64}'\"")
        for name, value in _PRAGMAS.items():
            self._line.execute(f"PRAGMA {name} = {value}")
        schema = "SELECT sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE 'sqlite_%'"
        for (sql,) in like._database.execute_sql(schema):
            self._line.execute(sql)

    def write(self, transactions: list[Rows]) -> float:
        """Write, and return the processor time in seconds."""
        began = time.thread_time()
        for transaction in transactions:
            self._line.execute("BEGIN IMMEDIATE")
            for table, many in transaction.items():
                places = ", ".join("?" * len(many[0]))
                self._line.executemany(f"REPLACE INTO {table} VALUES ({places})", many)  # noqa: S608
            self._line.execute("COMMIT")
        return time.thread_time() - began

    def same_as(self, store: Store) -> None:
        """See that both hold as much: a floor that does less is none."""
        for table in ("orders", "lines", "buyers", "journal", "notes"):
            count = f"SELECT count(*) FROM {table}"  # noqa: S608 - names of our own
            ((ours,),) = store._database.execute_sql(count)
            ((plain,),) = self._line.execute(count)
            if ours != plain:
                raise AssertionError(f"{table}: {ours} rows and {plain}")
        self._line.close()
