"""A hub that is frozen loses its right; woken, it stops before it asks or tells Amazon anything."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from kiosk.background.lease import SECONDS, Lease
from kiosk.ports.clock import SystemClock
from kiosk.simulator.limits import Operation
from kiosk.simulator.server import running
from kiosk.simulator.simulation import Simulation
from kiosk.store.startup import Place, join_store
from tests.fakes.clock import TurnableClock
from tests.fakes.stores import a_database, a_master_key
from tests.fault.many_packer import one_more
from tests.fault.processes import PATIENCE, Happenings
from tests.fault.test_killed_processes import fast_amazon, order_goods

ROOT = Path(__file__).resolve().parents[2]
ORDERS = 5


@pytest.fixture
def clock() -> TurnableClock:
    return TurnableClock()


def test_a_step_is_not_begun_once_another_hub_may_have_begun(clock: TurnableClock) -> None:
    ours, steps = [True], []
    lease = Lease(lambda: ours[0], clock)

    def step() -> float:
        steps.append(clock.monotonic())
        return 9.0

    fenced = lease.fenced(step)
    assert fenced() == 9.0
    clock.advance(SECONDS)  # frozen for so long
    assert fenced() < 9.0
    assert len(steps) == 1
    assert lease.look()
    assert fenced() == 9.0
    ours[0] = False
    assert not lease.look()
    clock.advance(SECONDS)
    fenced()
    assert len(steps) == 2


@contextmanager
def a_hub(folder: Path, database: str, url: str) -> Iterator[subprocess.Popen[bytes]]:
    folder.mkdir()
    a_master_key(folder)
    settings = folder / "packbench.toml"
    settings.write_text(
        f'[storage]\nfolder = "{folder}"\n[amazon]\nbase_url = "{url}"\n'
        f'token_url = "{url}/auth/o2/token"\npoll_seconds = 1\n'
    )
    (folder / "amazon.toml").write_text(
        'client_id = "simulated-client"\nclient_secret = "simulated-secret"\n'
        'refresh_token = "simulated-refresh"\n'
    )
    (folder / "amazon.toml").chmod(0o600)
    with (folder / "hub.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "main.py", "--settings", str(settings), "hub", "--attached"],
            cwd=ROOT,
            env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "DATABASE_URL": database},
            stdin=subprocess.PIPE,
            stderr=log,
        )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGCONT)
        if process.stdin is not None:
            process.stdin.close()
        process.wait(PATIENCE)


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.timeout(300)
def test_a_frozen_hub_is_replaced_and_tells_nothing_when_it_wakes(tmp_path: Path) -> None:
    news, database, numbers = Happenings(), a_database(), count(1)
    simulation = fast_amazon(news)
    order_goods(simulation.shop, numbers, ORDERS)

    with running(simulation) as url, a_hub(tmp_path / "first", database, url) as first:
        news.wait(lambda: simulation.traffic.total(Operation.SEARCH_ORDERS) > 1)
        with a_hub(tmp_path / "second", database, url):
            first.send_signal(signal.SIGSTOP)
            before = simulation.traffic.total(Operation.SEARCH_ORDERS)
            news.wait(lambda: simulation.traffic.total(Operation.SEARCH_ORDERS) > before + 1)
            pack_all(tmp_path / "second", database)
            told(simulation, news)

            first.send_signal(signal.SIGCONT)
            assert first.wait(PATIENCE) == 1, "it ends, to be started again as the one that waits"

    assert simulation.traffic.counts()[Operation.CONFIRM_SHIPMENT, 204] == ORDERS
    assert "has lost sight of this hub" in (tmp_path / "first" / "hub.log").read_text()


def pack_all(folder: Path, database: str) -> None:
    from kiosk.actions.desk import Desk

    store = join_store(Place(folder=folder, url=database), SystemClock())
    desk = Desk(store=store, clock=store.clock, bench="Bench 1")
    moment = threading.Event()
    done = 0
    while done < ORDERS:
        done += one_more(desk)
        moment.wait(0.05)
    store.close()


def told(simulation: Simulation, news: Happenings) -> None:
    def all_of_them() -> bool:
        return simulation.traffic.counts().get((Operation.CONFIRM_SHIPMENT, 204), 0) == ORDERS

    wait: Callable[[Callable[[], bool]], None] = news.wait
    wait(all_of_them)
