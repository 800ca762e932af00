"""Eight benches on one PostgreSQL are killed again and again: each order leaves once, told once."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import pytest

from kiosk.domain.journal import Event
from kiosk.domain.order import Progress
from kiosk.domain.parcel import Telling
from kiosk.ports.clock import SystemClock
from kiosk.simulator.limits import Operation
from kiosk.simulator.server import running
from kiosk.simulator.simulation import Simulation
from kiosk.store.reading import tuples
from kiosk.store.startup import Place, join_store
from kiosk.store.store import Store
from kiosk.store.tables import Journal, Orders
from tests.fakes.kept import kept
from tests.fakes.stores import a_database, a_master_key
from tests.fault.processes import Child, Happenings, hub_environment
from tests.fault.test_killed_processes import fast_amazon, order_goods

BENCHES = 8
ORDERS = 2000
KILLS = 24
BETWEEN = ORDERS // (KILLS + 1)
"""Orders that are opened between two kills."""
JITTER = 0.02
HUB_PATIENCE = 240.0
pytestmark = [pytest.mark.slow, pytest.mark.postgres, pytest.mark.timeout(900)]


def hub(folder: Path, database: str, url: str, news: Happenings) -> Child:
    environment = {
        **hub_environment(folder / "packbench.toml", url),
        "PACKBENCH_STORAGE_FOLDER": str(folder),
        "DATABASE_URL": database,
    }
    return Child(["main.py", "hub", "--attached"], environment, folder / "hub.log", news)


def bench(folder: Path, database: str, number: int, news: Happenings) -> Child:
    words = ["-m", "tests.fault.many_packer", str(folder), database, f"Bench {number}"]
    return Child(words, {"PACKBENCH_LOG": "WARNING"}, folder / "bench.log", news)


def place_in(folder: Path) -> Path:
    folder.mkdir()
    a_master_key(folder)
    return folder


@contextmanager
def at_work(children: list[Child]) -> Iterator[None]:
    for child in children:
        child.start()
    try:
        yield
    finally:
        for child in children:
            child.stop()


@contextmanager
def looking(folder: Path, database: str) -> Iterator[Store]:
    store = join_store(Place(folder=folder, url=database), SystemClock())
    try:
        yield store
    finally:
        store.close()


def wait_until(store: Store, telling: Telling) -> None:
    """Until Amazon has taken every parcel; the hub goes on meanwhile."""
    moment = threading.Event()
    for _ in range(int(HUB_PATIENCE / 0.25)):
        rows = store.read(
            lambda: store._database.execute_sql(
                "SELECT count(*) FROM parcels WHERE telling IN ('accepted', 'told')"
            ).fetchone()
        )
        if rows[0] == ORDERS:
            return
        moment.wait(0.25)
    pytest.fail(f"only {rows[0]} parcels are {telling.value}")


def test_each_order_leaves_once_and_is_told_once(tmp_path: Path) -> None:
    dice, news, database = random.Random(8), Happenings(), a_database()
    simulation = fast_amazon(Happenings())
    order_goods(simulation.shop, count(1), ORDERS)
    folders = [place_in(tmp_path / f"bench-{n}") for n in range(BENCHES)]
    moment = threading.Event()

    with ExitStack() as stack:
        url = stack.enter_context(running(simulation))
        the_hub = hub(place_in(tmp_path / "hub"), database, url, Happenings())
        benches = [bench(folders[n], database, n, news) for n in range(BENCHES)]
        stack.enter_context(at_work([the_hub, *benches]))
        store = stack.enter_context(looking(tmp_path / "hub", database))
        for _ in range(KILLS):
            enough = opened(news) + BETWEEN
            news.wait(lambda enough=enough: opened(news) >= enough)  # type: ignore[misc]
            moment.wait(dice.uniform(0.0, JITTER))  # any moment: this is what is waited for
            victims = dice.sample(benches, dice.randrange(1, 3)) + [the_hub] * dice.randrange(2)
            for child in victims:
                child.kill()
            for child in victims:
                child.start()
        news.wait(lambda: left(news) >= ORDERS - 2 * KILLS)
        wait_until(store, Telling.ACCEPTED)

    with looking(tmp_path / "hub", database) as store:
        check(store, simulation)
    logs = [(folder / "bench.log").read_text() for folder in folders]
    assert not any("Traceback" in log for log in logs), "\n".join(logs)[-3000:]


def opened(news: Happenings) -> int:
    return sum(1 for words in list(news.said) if words.startswith("opened"))


def left(news: Happenings) -> int:
    return sum(1 for words in list(news.said) if words.startswith("despatched"))


def check(store: Store, simulation: Simulation) -> None:
    """Nothing twice, nothing left behind, and Amazon knows what the benches know."""
    ids = [row[0] for row in tuples(Orders.select(Orders.id))]
    assert len(ids) == ORDERS
    events = Counter(
        (row[0], row[1])
        for row in tuples(Journal.select(Journal.order_id, Journal.event))
        if row[1] in {Event.DESPATCHED.value, Event.PACKED.value}
    )
    assert set(events.values()) == {1}
    assert len(events) == 2 * ORDERS
    for order_id in ids:
        order = kept(store, order_id)
        assert (order.progress, order.claimed_by) == (Progress.DESPATCHED, "")
        packages = simulation.shop.order(order_id).packages
        assert [package.newest.reference for package in packages] == [order.parcels[0].ref]
        assert len(packages[0].versions) == 1, "each parcel is told once"
    calls = simulation.traffic.counts()
    assert calls[Operation.CONFIRM_SHIPMENT, 204] == ORDERS
    claims = store._database.execute_sql("SELECT count(*) FROM claims").fetchone()
    assert claims == (0,)
    assert store.read(store.journal.verify).broken_at is None
