"""The disk is full or broken: that is said by its name, the packer finishes, nothing is lost."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.domain.order import Progress
from kiosk.domain.outbox import Sending
from kiosk.domain.values import OrderId
from kiosk.ports.channel import Confirmation
from kiosk.store.errors import StoreBroken, StoreFull
from tests.fault.small_disk import SmallDisk, small_disk
from tests.fault.world import World, a_world

SIZE = 8
"""Megabytes of the disk."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk", SIZE) as disk:
        yield disk


@contextmanager
def a_bench_on(disk: SmallDisk, orders: int, *, ballast_mb: int = 1) -> Iterator[World]:
    """A bench whose disk has just been filled; the ballast is on it."""
    with a_world(disk.folder, orders, ballast_mb=ballast_mb) as world:
        assert world.store.make_ballast()
        disk.fill()
        yield world


def until_full(world: World) -> OrderId:
    """Process orders until one can't be; returns it."""
    for order in world.orders():
        try:
            world.finish(order)
        except StoreFull:
            return order
    raise AssertionError("there was room for everything")


def test_with_the_ballast_let_go_the_packer_finishes_the_order_in_hand(disk: SmallDisk) -> None:
    with a_bench_on(disk, orders=6) as world:
        first, *_ = world.orders()
        ballast = disk.folder / "ballast"
        assert ballast.exists()

        for order in world.orders():
            world.finish(order)
            if not ballast.exists():
                break

        assert not ballast.exists()
        assert world.order(order).progress is Progress.DESPATCHED
        assert world.order(first).progress is Progress.DESPATCHED


def test_a_full_disk_is_said_by_its_name_and_leaves_nothing_half_done(disk: SmallDisk) -> None:
    with a_bench_on(disk, orders=60) as world:
        order = until_full(world)

        with pytest.raises(StoreFull, match="disk is full"):
            world.finish(order)

        held = world.order(order)
        assert held.progress < Progress.DESPATCHED
        assert len(held.parcels) == (held.progress >= Progress.PACKED)
        assert not world.rows(order)


def test_work_goes_on_when_there_is_room_again(disk: SmallDisk) -> None:
    with a_bench_on(disk, orders=60) as world:
        until_full(world)
        with pytest.raises(StoreFull):
            world.step_relay()

        disk.give_room()
        for order in world.orders():
            world.finish(order)
        world.run_relay()

        assert not world.untold()
        assert world.store.make_ballast(), "the reserve is made again"


def test_a_disk_that_fills_while_amazon_is_told_tells_nothing_twice(disk: SmallDisk) -> None:
    with a_bench_on(disk, orders=1, ballast_mb=0) as world:
        disk.give_room()
        (order,) = world.orders()
        world.process(order)
        really_confirm = world.channel.confirm

        def confirm(confirmation: Confirmation) -> None:
            really_confirm(confirmation)
            disk.fill()

        world.channel.confirm = confirm  # type: ignore[method-assign]
        with pytest.raises(StoreFull):
            world.step_relay()
        assert world.rows(order)[0].state is Sending.SENDING

        for _ in range(10):
            world.clock.advance(5)
            with pytest.raises(StoreFull):
                world.step_relay()
        disk.give_room()
        world.run_relay()

        assert not world.untold()


def test_a_bench_that_falls_on_a_full_disk_starts_again(disk: SmallDisk) -> None:
    with a_bench_on(disk, orders=60) as world:
        until_full(world)
        disk.fill()

        world.fall()
        disk.give_room()
        for order in world.orders():
            world.finish(order)
        world.run_relay()

        assert world.news == ""
        assert not world.untold()


def test_a_page_that_finds_no_room_is_read_again_later(disk: SmallDisk) -> None:
    with a_bench_on(disk, orders=60) as world:
        until_full(world)
        waiting, *others = [one for one in world.orders() if not world.rows(one)]
        disk.fill()
        world.clock.advance(200)
        for one in (waiting, *others):
            world.simulation.shop.ask_to_cancel(one)
        with pytest.raises(StoreFull):
            world.read_amazon()

        disk.give_room()
        world.read_amazon()

        assert world.order(waiting).facts.cancel_asked


def test_without_a_disk_to_fill_the_name_is_true_as_well(tmp_path: Path) -> None:
    with a_world(tmp_path) as world:
        (order,) = world.orders()
        database = world.store._database
        pages = database.execute_sql("PRAGMA page_count").fetchone()[0]
        database.execute_sql(f"PRAGMA max_page_count = {pages}")

        with pytest.raises(StoreFull, match="disk is full"):
            world.store.transact(lambda: world.store.notes.put("big", "x" * 500_000))

        assert world.store.read(lambda: world.store.notes.get("big", str)) is None
        database.execute_sql("PRAGMA max_page_count = 1000000")
        world.finish(order)
        world.run_relay()
        assert not world.untold()


@contextmanager
def a_broken_disk(file: Path) -> Iterator[None]:
    """No file may grow beyond what ``file`` has: SQLite takes that for a disk that fails."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_broken_disk_is_said_by_its_name_and_nothing_is_kept(tmp_path: Path) -> None:
    with a_world(tmp_path) as world:
        (order,) = world.orders()

        with a_broken_disk(tmp_path / "bench.db-wal"), pytest.raises(StoreBroken, match="I/O"):
            world.finish(order)

        assert world.order(order).progress is Progress.NEW
        world.finish(order)
        world.run_relay()
        assert not world.untold()
