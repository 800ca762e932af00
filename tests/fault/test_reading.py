"""Reading Amazon goes wrong in the middle: the watermark never passes an unread page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.actions.intake import intake
from kiosk.amazon import asking
from kiosk.domain.cursor import CURSOR_NOTE, Cursor
from kiosk.domain.journal import Event
from kiosk.domain.order import Standing
from kiosk.ports.channel import Window
from kiosk.simulator.bulk import bulk_orders
from kiosk.simulator.faults import Fault, Kind
from kiosk.simulator.limits import Operation
from tests.fault.killing import Killer
from tests.fault.world import EVERY, World

ORDERS, PAGE, KILLS = 35, 10, 30
SEARCH = Operation.SEARCH_ORDERS
LAG = timedelta(minutes=2)


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four pages instead of one."""
    monkeypatch.setattr(asking, "BIGGEST_PAGE", PAGE)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A bench that has read nothing yet; Amazon lists nothing of the last two minutes."""
    world = World.fresh(tmp_path, ORDERS)
    shop = world.simulation.shop
    shop.rules = replace(shop.rules, lag=LAG)
    yield world
    world.store.close()


def watched_step(world: World) -> float:
    """One step of the sync; the watermark may only pass what has been kept as it is."""
    wait = world.hub.sync.step()
    note = world.store.read(lambda: world.store.notes.get(CURSOR_NOTE, Cursor))
    if note is not None and note.watermark is not None:
        ids = world.orders()
        known = world.store.read(lambda: world.store.orders.find(ids))
        for one in world.simulation.shop.orders():
            if one.updated <= note.watermark:
                assert one.id in known, f"{one.id} is behind the watermark, and unknown"
    return wait


def read(world: World, passes: int = 1) -> None:
    """Read to the end of so many passes, watching the watermark at every step."""
    for _ in range(passes):
        for _ in range(200):
            wait = watched_step(world)
            world.clock.advance(wait)
            if wait >= EVERY:
                break
        else:
            raise AssertionError("reading comes to no end")


def check_all_known_once(world: World) -> None:
    for order in world.orders():
        events = [entry.event for entry in world.store.journal.of_order(order)]
        assert events.count(Event.HEARD) == 1, f"{order}: {events}"
        assert world.order(order).facts.updated_at == world.simulation.shop.order(order).updated


def test_without_trouble_four_pages_are_read_and_the_watermark_follows(world: World) -> None:
    read(world)

    check_all_known_once(world)
    assert world.line.asked.count("GET /orders/2026-01-01/orders") == 4


@pytest.mark.parametrize("after", [1, 2, 3])
def test_a_token_that_dies_in_the_middle_has_the_window_read_from_its_start(
    world: World, after: int
) -> None:
    for _ in range(after):
        watched_step(world)
    assert world.simulation.shop.kill_tokens()

    read(world)

    check_all_known_once(world)


def test_tokens_that_always_die_are_no_endless_storm(world: World) -> None:
    for _ in range(30):
        world.clock.advance(watched_step(world))
        world.simulation.shop.kill_tokens()

    asked = world.line.asked.count("GET /orders/2026-01-01/orders")
    assert asked <= 30
    assert world.store.read(lambda: world.store.notes.get(CURSOR_NOTE, Cursor)) is not None

    read(world, passes=2)

    check_all_known_once(world)


def test_a_page_that_comes_again_and_again_ends_the_pass_without_moving_on(world: World) -> None:
    watched_step(world)
    world.channel.goes_wrong(Kind.REPEAT_PAGE, SEARCH, count=3)

    read(world)

    note = world.store.read(lambda: world.store.notes.get(CURSOR_NOTE, Cursor))
    assert note is not None
    assert note.watermark is None

    world.simulation.faults.clear()
    read(world)

    check_all_known_once(world)


@pytest.mark.parametrize(
    "kind",
    [
        Kind.THROTTLE,
        Kind.ERROR,
        Kind.UNAVAILABLE,
        Kind.CAPTIVE,
        Kind.DROP_BEFORE,
        Kind.DROP_AFTER,
        Kind.FORBIDDEN,
        Kind.WRONG_TYPE,
    ],
)
@pytest.mark.parametrize("after", [0, 2])
def test_a_page_that_does_not_come_is_asked_for_again(world: World, kind: Kind, after: int) -> None:
    for _ in range(after):
        watched_step(world)
    world.channel.goes_wrong(kind, SEARCH, count=5)

    read(world, passes=7)

    check_all_known_once(world)


@pytest.mark.parametrize("dataset", ["FULFILLMENT", "RECIPIENT", "CANCELLATION", "PACKAGES"])
def test_a_dataset_that_is_refused_costs_no_order_and_is_filled_in_later(
    world: World, dataset: str
) -> None:
    world.simulation.faults.add(Fault(kind=Kind.DATASET, dataset=dataset, count=None))

    read(world)

    assert all(one.facts.lines for one in map(world.order, world.orders()))
    world.simulation.faults.clear()
    for _ in range(27):
        world.clock.advance(timedelta(hours=1))
        read(world)

    for order in world.orders():
        facts = world.order(order).facts
        assert facts.standing is Standing.PAID
        assert facts.personal.address.complete


def test_a_kill_at_any_line_of_reading_loses_no_order(world: World, tmp_path: Path) -> None:
    read_whole = Killer()
    read_whole.run(lambda: read(world))
    lines = read_whole.lines
    world.store.close()
    for number in range(KILLS):
        folder = tmp_path / str(number)
        folder.mkdir()
        check_killed_reading(folder, 1 + number * lines // KILLS)


def check_killed_reading(folder: Path, line: int) -> None:
    world = World.fresh(folder, ORDERS)
    picture = folder / "killed"
    try:
        killer = Killer(line, lambda: world.photograph(picture))
        assert killer.run(lambda: read(world))

        world.fall(picture)
        read(world)

        check_all_known_once(world)
    finally:
        world.store.close()


def test_taking_the_same_page_twice_changes_nothing(world: World) -> None:
    read(world)
    window = Window(since=world.clock.now() - timedelta(days=30), by_creation=True)
    page = world.channel.search(window, None)
    assert page.sightings
    orders = {order: world.order(order) for order in world.orders()}
    head = world.store.journal.head()

    changes = intake(world.hub.desk, page.sightings)

    assert not changes
    assert world.store.journal.head() == head
    assert {order: world.order(order) for order in world.orders()} == orders


def test_orders_that_change_between_two_pages_are_not_lost(world: World) -> None:
    watched_step(world)
    first, *_, last = world.orders()
    world.clock.advance(30)
    world.simulation.shop.ask_to_cancel(first)
    world.simulation.shop.ask_to_cancel(last)

    read(world, passes=3)

    check_all_known_once(world)
    assert world.order(first).facts.cancel_asked
    assert world.order(last).facts.cancel_asked


def test_orders_that_come_while_the_hub_is_down_for_days_are_read_afterwards(
    world: World,
) -> None:
    read(world)
    world.clock.advance(timedelta(days=3))
    at = world.simulation.shop.clock.now() - timedelta(days=2)
    for order in list(bulk_orders(ORDERS + 25, at))[ORDERS:]:
        world.simulation.shop.add(replace(order, created=at, updated=at))

    world.fall()
    read(world, passes=2)

    check_all_known_once(world)
    assert len(world.orders()) == ORDERS + 25
