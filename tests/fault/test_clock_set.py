"""Somebody sets the clock while parcels are under way: nothing stalls, nothing storms."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.simulator.faults import Kind
from kiosk.simulator.limits import Operation
from tests.fault.world import World, a_world

HOUR = timedelta(hours=1)
JUMPS = [HOUR, -HOUR, timedelta(minutes=10), timedelta(minutes=-10), -timedelta(days=365)]
SOON = timedelta(minutes=15)
"""As long as the longest wait that anything can be put off by."""

by_any_amount = pytest.mark.parametrize(
    "jump", JUMPS, ids=lambda jump: f"{jump / timedelta(minutes=1):+.0f} min"
)


def despatch_all(world: World) -> None:
    for order in world.to_pack():
        world.process(order)


@by_any_amount
def test_a_clock_set_before_anything_left_changes_nothing(tmp_path: Path, jump: timedelta) -> None:
    with a_world(tmp_path, orders=3) as world:
        despatch_all(world)
        world.clock.jump(jump)

        world.let_pass(SOON)

        assert not world.untold()


@by_any_amount
@pytest.mark.parametrize("kind", [Kind.DROP_AFTER, Kind.DROP_BEFORE])
def test_a_clock_set_while_an_outcome_is_unknown_neither_stalls_nor_repeats(
    tmp_path: Path, jump: timedelta, kind: Kind
) -> None:
    with a_world(tmp_path, orders=3) as world:
        despatch_all(world)
        world.channel.goes_wrong(kind, Operation.CONFIRM_SHIPMENT, count=3)
        world.step_relay()
        before = world.line.tries
        world.clock.jump(jump)

        world.let_pass(SOON)

        assert not world.untold(), world.open_rows()
        assert world.line.tries - before < 80, "no storm"


@by_any_amount
def test_a_clock_set_between_yes_and_sight_neither_stalls_nor_repeats(
    tmp_path: Path, jump: timedelta
) -> None:
    with a_world(tmp_path, orders=3) as world:
        despatch_all(world)
        world.step_relay()
        before = world.line.tries
        world.clock.jump(jump)

        world.let_pass(SOON)

        assert not world.untold(), world.open_rows()
        assert world.line.tries - before < 80, "no storm"


@by_any_amount
def test_a_clock_set_while_the_hub_is_dead_loses_nothing(tmp_path: Path, jump: timedelta) -> None:
    with a_world(tmp_path, orders=3) as world:
        despatch_all(world)
        world.channel.goes_wrong(Kind.DROP_BEFORE, Operation.CONFIRM_SHIPMENT, count=3)
        world.step_relay()
        world.clock.jump(jump)
        world.fall()
        before = world.line.tries

        world.let_pass(SOON)

        assert not world.untold(), world.open_rows()
        assert world.line.tries - before < 80, "no storm"


@by_any_amount
def test_a_clock_set_while_rows_back_off_delays_them_by_minutes_at_most(
    tmp_path: Path, jump: timedelta
) -> None:
    with a_world(tmp_path, orders=3) as world:
        despatch_all(world)
        world.channel.goes_wrong(Kind.ERROR, Operation.CONFIRM_SHIPMENT, count=None)
        world.let_pass(HOUR)
        world.simulation.faults.clear()
        world.clock.jump(jump)

        world.let_pass(2 * SOON)

        assert not world.untold(), world.open_rows()


@by_any_amount
def test_reading_goes_on_where_it_was_whatever_the_clock_says(
    tmp_path: Path, jump: timedelta
) -> None:
    with a_world(tmp_path, orders=3) as world:
        world.clock.jump(jump)
        world.read_amazon()
        world.clock.advance(200)
        (first, *_) = world.orders()
        world.simulation.shop.ask_to_cancel(first)
        world.clock.advance(200)

        world.read_amazon()
        world.clock.jump(-jump)
        world.clock.advance(200)
        world.read_amazon()

        assert world.order(first).facts.cancel_asked
        assert len(world.to_pack()) == 2
