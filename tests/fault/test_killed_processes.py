"""Bench and hub are killed with kill -9, fifty times in one story: nothing is lost or doubled."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from pathlib import Path

import pytest

from kiosk.domain.journal import Event
from kiosk.domain.order import Progress
from kiosk.domain.values import OrderId
from kiosk.simulator.bulk import bulk_orders
from kiosk.simulator.clock import SimulatedClock
from kiosk.simulator.limits import Operation, Plan
from kiosk.simulator.rules import Rules
from kiosk.simulator.server import running
from kiosk.simulator.shop import Shop
from kiosk.simulator.simulation import Simulation
from kiosk.simulator.traffic import Traffic
from tests.fakes.clock import TurnableClock
from tests.fault.processes import Child, Happenings, hub_environment
from tests.fault.world import World

KILLS = 50
HANDFUL = 3
"""New orders after each kill."""
MOST = 24
"""So much happens at most between two kills: steps of the packer, requests to Amazon."""
JITTER = 0.03
"""Seconds by which a kill comes later than what went before it."""
FAST = Plan(rate=1000.0, burst=1000)
REACHED = {
    "allocated": Progress.ALLOCATED,
    "picked": Progress.PICKED,
    "packed": Progress.PACKED,
    "despatched": Progress.DESPATCHED,
}


class Noisy(Traffic):
    """Counts requests, and tells of each before it is answered."""

    def __init__(self, news: Happenings) -> None:
        super().__init__()
        self._news = news

    def count(self, operation: Operation, status: int) -> None:
        """Count and tell."""
        super().count(operation, status)
        self._news.happened()


def fast_amazon(news: Happenings) -> Simulation:
    """An Amazon in real time that is never busy and keeps nothing back."""
    shop = Shop(SimulatedClock(datetime.now(UTC)), (), Rules(lag=timedelta()))
    simulation = replace(Simulation.of(shop), traffic=Noisy(news))
    for operation in (Operation.SEARCH_ORDERS, Operation.GET_ORDER, Operation.CONFIRM_SHIPMENT):
        simulation.limits.change(operation, FAST)
    return simulation


def order_goods(shop: Shop, numbers: Iterator[int], many: int) -> None:
    """Buyers order something."""
    now = shop.clock.now()
    for number in islice(numbers, many):
        (order,) = bulk_orders(1, now, first=number)
        ship_by = (now, now + timedelta(days=1))
        shop.add(replace(order, created=now, updated=now, ship_by=ship_by))


@contextmanager
def bench_and_hub(folder: Path, url: str, news: Happenings) -> Iterator[tuple[Child, Child]]:
    """Both processes at work; in the end they are told to stop."""
    environment = {
        **hub_environment(folder.parent / "packbench.toml", url),
        "PACKBENCH_STORAGE_FOLDER": str(folder),
        "PACKBENCH_STORAGE_BALLAST_MB": "0",
    }
    packer = ["-m", "tests.fault.packer", str(folder)]
    bench = Child(packer, environment, folder.parent / "bench.log", news)
    hub = Child(["main.py", "hub", "--attached"], environment, folder.parent / "hub.log", news)
    bench.start()
    news.wait(lambda: any(words.startswith("ready") for words in news.said))
    hub.start()
    try:
        yield bench, hub
    finally:
        bench.stop()
        hub.stop()


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_fifty_kills_lose_nothing_and_tell_nothing_twice(tmp_path: Path) -> None:
    dice, news, numbers = random.Random(50), Happenings(), count(1)
    moment = threading.Event()
    simulation = fast_amazon(news)
    folder = tmp_path / "data"
    order_goods(simulation.shop, numbers, HANDFUL)

    with running(simulation) as url, bench_and_hub(folder, url, news) as children:
        for _ in range(KILLS):
            enough = news.count + dice.randrange(1, MOST)
            news.wait(lambda enough=enough: news.count >= enough)  # type: ignore[misc]
            moment.wait(dice.uniform(0.0, JITTER))  # any moment: this is what is waited for
            victims = dice.choice([children[:1], children[1:], children])
            for child in victims:
                child.kill()
            for child in victims:
                child.start()
            order_goods(simulation.shop, numbers, HANDFUL)

    # What is left is done on a clock that has passed the two minutes of every doubt.
    world = World(folder, TurnableClock(datetime.now(UTC) + timedelta(minutes=3)), simulation)
    check_acknowledged(world, news.said)
    world.read_amazon()
    for order in world.to_pack():
        world.finish(order)
    world.run_relay()
    assert not world.untold()
    check_each_step_once(world)
    world.store.close()
    logs = [(tmp_path / name).read_text() for name in ("bench.log", "hub.log")]
    assert not any("Traceback" in log for log in logs), "\n".join(logs)[-5000:]


def check_acknowledged(world: World, said: list[str]) -> None:
    """Every step that the bench has said to be done is done."""
    done = [words.split() for words in said if words.split()[0] in REACHED]
    assert len(done) > KILLS, "there was something to lose"
    for step, order in done:
        assert world.order(OrderId(order)).progress >= REACHED[step], f"{step} {order} is lost"


def check_each_step_once(world: World) -> None:
    assert len(world.orders()) == HANDFUL * (KILLS + 1)
    for order in world.orders():
        events = [entry.event for entry in world.store.journal.of_order(order)]
        for once in (Event.HEARD, Event.ALLOCATED, Event.PICKED, Event.PACKED, Event.DESPATCHED):
            assert events.count(once) == 1, f"{once} of {order}: {events}"
