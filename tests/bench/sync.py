"""The first reading of 10,000 orders over HTTP, against the time that Amazon's quota takes.

Amazon allows 20 searches at once and then one in 178 seconds, of 100 orders each: four hours. All
clocks run fast, so it takes half a minute; whatever the hub adds then weighs as much more.
"""

from __future__ import annotations

import math
import tempfile
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.actions.desk import Desk
from kiosk.amazon.account import Account
from kiosk.amazon.asking import BIGGEST_PAGE
from kiosk.amazon.channel import DEADLINE, AmazonChannel
from kiosk.background.loop import Loop
from kiosk.background.report import Reporter
from kiosk.background.sync import Sync
from kiosk.domain.cursor import CURSOR_NOTE, Cursor
from kiosk.domain.marketplaces import Region
from kiosk.simulator.bulk import bulk_shop
from kiosk.simulator.clock import SimulatedClock
from kiosk.simulator.limits import DOCUMENTED, Operation
from kiosk.simulator.server import running
from kiosk.simulator.simulation import Simulation
from tests.bench.figures import Figure
from tests.bench.stores import a_store

if TYPE_CHECKING:
    from kiosk.store.store import Store

ORDERS, FEW = 10_000, 20
SCALE = 600.0
LIMIT = 1.1
PATIENCE = 120.0
"""Seconds until the reading must have come to its end."""


class FastClock:
    """The ports' ``Clock``, on which ``SCALE`` seconds pass in each real one."""

    def __init__(self) -> None:
        self._start = datetime.now(UTC)
        self._since = time.monotonic()

    def now(self) -> datetime:
        """Wall time, aware, in UTC."""
        return self._start + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return (time.monotonic() - self._since) * SCALE


def measure() -> list[Figure]:
    """Read all orders once, with the quotas and lists of the real Amazon."""
    clock = FastClock()
    simulation = Simulation.of(
        bulk_shop(ORDERS, clock.now(), clock=SimulatedClock(clock.now(), SCALE))
    )
    with (
        tempfile.TemporaryDirectory(prefix="packbench-bench-") as folder,
        a_store(Path(folder) / "hub") as store,
        running(simulation) as url,
    ):
        channel = AmazonChannel(_account(url), clock, deadline=DEADLINE * SCALE)
        seconds = _reading(store, clock, channel)
        _check(store)
    return [
        Figure(
            what=f"first reading of {ORDERS:,} orders, all clocks {SCALE:.0f} times as fast",
            measured=seconds,
            unit="s",
            floor=_allowed() / SCALE,
            floor_is="by the quota alone",
            limit=LIMIT,
        )
    ]


def _reading(store: Store, clock: FastClock, channel: AmazonChannel) -> float:
    """The seconds until the watermark stands."""
    desk = Desk(store=store, clock=clock, bench="hub")
    sync = Sync(desk, channel, Reporter(desk), every=185.0, share=lambda: 0.5)
    ended = threading.Event()

    def step() -> float:
        wait = sync.step()
        cursor = store.read(lambda: store.notes.get(CURSOR_NOTE, Cursor))
        if cursor is not None and cursor.watermark is not None:
            ended.set()
        return wait / SCALE

    loop = Loop("sync", step, store.close)
    began = time.perf_counter()
    loop.start()
    in_time = ended.wait(PATIENCE)
    took = time.perf_counter() - began
    loop.stop()
    channel.close()
    if not in_time:
        raise TimeoutError(f"the reading did not end within {PATIENCE:.0f} s")
    return took


def _allowed() -> float:
    """The seconds that the quota alone takes, on the fast clock."""
    plan = DOCUMENTED[Operation.SEARCH_ORDERS]
    searches = math.ceil(ORDERS / BIGGEST_PAGE)
    return (searches - plan.burst) / plan.rate


def _check(store: Store) -> None:
    ((count,),) = store._database.execute_sql("SELECT count(*) FROM orders")
    # The hub reads 30 days back, and on a fast clock the oldest few are older by the time it asks.
    if not ORDERS - FEW <= count <= ORDERS:
        raise AssertionError(f"{count} orders were kept instead of {ORDERS}")


def _account(url: str) -> Account:
    return Account(
        client_id="simulated-client",
        client_secret="simulated-secret",
        refresh_token="simulated-refresh",
        region=Region.EU,
        base_url=url,
        token_url=f"{url}/auth/o2/token",
    )
