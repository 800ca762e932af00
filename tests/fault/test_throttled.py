"""Too many requests: what Amazon turns away waits, ever longer, and is told once in the end."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.outbox import Sending
from kiosk.simulator.faults import Kind
from kiosk.simulator.limits import Operation, Plan
from tests.fault.world import World, a_world

HOUR = timedelta(hours=1)


def despatch_all(world: World) -> None:
    for order in world.to_pack():
        world.process(order)


@pytest.mark.parametrize("operation", [Operation.CONFIRM_SHIPMENT, Operation.GET_ORDER])
def test_a_storm_of_throttling_loses_nothing_and_tells_nothing_twice(
    tmp_path: Path, operation: Operation
) -> None:
    with a_world(tmp_path, orders=20) as world:
        despatch_all(world)
        world.channel.goes_wrong(Kind.THROTTLE, operation, count=100)

        world.run_relay()

        assert not world.untold()


def test_while_amazon_turns_everything_away_it_is_asked_ever_more_rarely(tmp_path: Path) -> None:
    with a_world(tmp_path, orders=20) as world:
        despatch_all(world)
        world.channel.goes_wrong(Kind.THROTTLE, Operation.CONFIRM_SHIPMENT, count=None)
        before = world.line.tries

        world.let_pass(HOUR)

        asked = world.line.tries - before
        assert 50 < asked < 150, "about one probe a minute, after a few quick ones"
        states = {row.state for order in world.orders() for row in world.rows(order)}
        assert states == {Sending.WAITING}, "turned away is not sent, and nobody is asked"

        world.simulation.faults.clear()
        world.run_relay()

        assert not world.untold()


def test_our_own_count_keeps_us_below_amazons_limit(tmp_path: Path) -> None:
    with a_world(tmp_path, orders=40) as world:
        despatch_all(world)
        began = world.clock.monotonic()

        world.run_relay()

        refused = [call for order in world.orders() for call in world.calls(order) if call.error]
        assert not refused
        assert not world.untold()
        least = (40 - 10) / 2.0
        assert world.clock.monotonic() - began >= least, "two a second, after a burst of ten"


def test_a_limit_lower_than_the_documented_one_is_got_along_with(tmp_path: Path) -> None:
    with a_world(tmp_path, orders=10) as world:
        world.simulation.limits.change(Operation.CONFIRM_SHIPMENT, Plan(rate=0.02, burst=1))
        despatch_all(world)

        world.run_relay()

        assert not world.untold()
