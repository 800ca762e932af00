"""A buyer's words stand sealed in one table and on paper, and after their time nowhere at all."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.background.purging import Purging
from kiosk.domain.journal import Event
from kiosk.domain.personal import Personal
from kiosk.domain.search_words import beginnings
from kiosk.place import keep_forgetting
from kiosk.store.startup import Place
from kiosk.store.store import Store
from tests.fakes.filled import all_rows
from tests.fakes.stores import POSTGRES, SQLITE
from tests.fault import unlocked
from tests.fault.marked import MARKS, Bench, a_bench, all_words, marks_in, overheard

BOTH = [SQLITE, pytest.param(POSTGRES, marks=pytest.mark.postgres)]
EMPTY = {
    "barcodes",
    "movements",
    "allocations",
    "claims",
    "products",
    "people",
    "guesses",
    "readings",
    "operations",
}
"""What this story has nothing to do with."""


@pytest.fixture(params=BOTH)
def bench(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bench]:
    with a_bench(tmp_path, request.param, monkeypatch) as made:
        yield made


only_sqlite = pytest.mark.parametrize("bench", [SQLITE], indirect=True)


def sealed(bench: Bench) -> list[bytes]:
    """What is kept of the buyers: text, keys, and the numbers by which they are found."""
    rows = all_rows(bench.world.store)
    digests = {bench.world.store.vault.digests.word(word) for word in beginnings(buyer(bench))}
    assert digests == {word for word, _ in rows["buyer_words"]}
    words = [digest.to_bytes(8, "big") for digest in digests if digest >> 55]
    return [*words, *(part.encode() for _, *row in rows["buyers"] for part in row)]


def buyer(bench: Bench) -> Personal:
    return bench.world.order(bench.order).facts.personal


def reasons(bench: Bench) -> list[str]:
    return [line.cancel_reason for line in bench.world.order(bench.order).facts.lines]


def purge(bench: Bench) -> None:
    """Let the time pass until the hub and the bench forget, and let them."""
    due = bench.world.order(bench.order).facts.deliver_by
    assert due is not None
    bench.world.clock.advance(due + timedelta(days=14) - bench.world.clock.now())
    Purging(bench.world.hub.desk).step()
    keep_forgetting(bench.settings, bench.world.clock)


def size(bench: Bench, table: str) -> int:
    """Bytes that a table takes up on the server."""
    query = f"SELECT pg_relation_size('{table}')"
    return int(bench.world.store._database.execute_sql(query).fetchone()[0])


def test_nobody_reads_of_a_buyer_but_whoever_opens_the_order(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    with overheard(monkeypatch) as log:
        bench.works()

    assert marks_in(repr((buyer(bench), reasons(bench)))) == [*MARKS], (
        "the bench itself knows all of it"
    )
    rows = all_rows(bench.world.store)
    assert {table for table, found in rows.items() if not found} == EMPTY
    assert {table: marks_in(repr(found)) for table, found in rows.items()} == {
        table: [] for table in rows
    }
    assert " DEBUG kiosk." in log.getvalue()
    assert bench.odd in repr(rows["set_aside"])
    assert marks_in(log.getvalue()) == []
    assert marks_in(all_words(bench.world.folder)) == []
    papers = sorted(path.name.partition("_")[0] for path in bench.papers.iterdir())
    assert papers == [
        "address-label", "packing-slip", "picking-note", "return-receipt", "return-slip",
    ]  # fmt: skip
    assert {"qxnamo", "qxstrado", "qxdonaco"} <= {*marks_in(all_words(bench.papers))}


def test_after_their_time_nothing_is_left_of_them_anywhere(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.works()
    traces = sealed(bench)
    on_file = not bench.world.place.url
    if on_file:
        lying = unlocked.bytes_of(bench.world.place)
        assert all(trace in lying for trace in traces)
    else:
        assert size(bench, "buyers")
        assert size(bench, "buyer_words")

    with overheard(monkeypatch) as log:
        purge(bench)
        bench.reads_again()

    assert (buyer(bench), reasons(bench)) == (Personal(), [""])
    rows = all_rows(bench.world.store)
    assert rows["buyers"] == rows["buyer_words"] == []
    assert marks_in(repr(rows)) == marks_in(log.getvalue()) == []
    assert "forgot the buyers of 1 orders" in log.getvalue()
    assert marks_in(all_words(bench.papers)) == []
    assert list(bench.papers.iterdir()) == []
    if on_file:
        lying = unlocked.bytes_of(bench.world.place)
        assert [trace for trace in traces if trace in lying] == []
        assert marks_in(lying) == []
    else:
        assert (size(bench, "buyers"), size(bench, "buyer_words")) == (0, 0)
    (forgotten,) = [row for row in rows["journal"] if Event.PURGED.value in row]
    assert forgotten[5] == bench.order
    assert bench.world.store.read(bench.world.store.journal.verify).broken_at is None


@only_sqlite
def test_a_hub_that_falls_before_it_has_scrubbed_leaves_nothing_after_its_next_start(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.works()
    traces = sealed(bench)
    picture, world = tmp_path / "picture", bench.world
    monkeypatch.setattr(world.store, "scrub", lambda: shutil.copytree(world.place.folder, picture))
    purge(bench)
    fallen = Place(folder=picture, ballast_mb=0)
    assert any(trace in unlocked.bytes_of(fallen) for trace in traces)

    world.fall(picture)

    lying = unlocked.bytes_of(world.place)
    assert [trace for trace in traces if trace in lying] == []


@contextmanager
def a_reader(store: Store) -> Iterator[None]:
    """Somebody who reads, and has not come to the end."""
    inside, enough = threading.Event(), threading.Event()

    def read() -> None:
        store._database.execute_sql("BEGIN")
        store._database.execute_sql("SELECT * FROM buyers").fetchall()
        inside.set()
        assert enough.wait(60)
        store._database.execute_sql("ROLLBACK")
        store.close()

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(read)
        try:
            assert inside.wait(60)
            yield
        finally:
            enough.set()
            done.result(60)


@only_sqlite
def test_what_somebody_read_just_then_is_scrubbed_later(bench: Bench) -> None:
    bench.works()
    traces, store = sealed(bench), bench.world.store
    store._database.execute_sql("PRAGMA busy_timeout = 0")

    with a_reader(store):
        purge(bench)
    bench.world.clock.advance(3600)
    Purging(bench.world.hub.desk).step()

    lying = unlocked.bytes_of(bench.world.place)
    assert [trace for trace in traces if trace in lying] == []
