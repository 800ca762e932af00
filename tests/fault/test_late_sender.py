"""A sender that was paused delivers an old version late: the newest stands in the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.actions.correct import correct
from kiosk.domain.parcel import Telling
from tests.fault.world import World, a_world, tracked


def corrected(world: World) -> object:
    """One order, told in two versions; returns the body of the old one."""
    (order,) = world.to_pack()
    world.process(order)
    world.run_relay()
    old = world.calls(order)[0].body
    world.clock.advance(60)
    correct(world.desk, order, replace(tracked(order), tracking="NEWEST"))
    world.run_relay()
    assert world.telling(order) is Telling.TOLD
    return old


@pytest.mark.parametrize("late", [timedelta(seconds=5), timedelta(hours=3)])
def test_an_old_version_that_arrives_late_is_noticed_and_put_right(
    tmp_path: Path, late: timedelta
) -> None:
    with a_world(tmp_path) as world:
        old = corrected(world)
        (order,) = world.orders()
        world.clock.advance(late)

        world.simulation.shop.confirm(order, old)
        world.clock.advance(200)
        world.read_amazon()

        assert world.telling(order) is Telling.UNSURE

        world.run_relay()

        assert world.telling(order) is Telling.TOLD
        assert world.simulation.shop.order(order).packages[0].newest.tracking == "NEWEST"


def test_it_is_put_right_also_by_a_hub_that_has_started_again(tmp_path: Path) -> None:
    with a_world(tmp_path) as world:
        old = corrected(world)
        (order,) = world.orders()
        world.simulation.shop.confirm(order, old)
        world.fall()
        world.clock.advance(200)

        world.read_amazon()
        world.fall()
        world.run_relay()

        assert world.telling(order) is Telling.TOLD
        assert world.simulation.shop.order(order).packages[0].newest.tracking == "NEWEST"


def test_it_is_put_right_each_time(tmp_path: Path) -> None:
    with a_world(tmp_path) as world:
        old = corrected(world)
        (order,) = world.orders()

        for _ in range(3):
            world.simulation.shop.confirm(order, old)
            world.clock.advance(200)
            world.read_amazon()
            world.run_relay()

        assert world.telling(order) is Telling.TOLD
        assert world.simulation.shop.order(order).packages[0].newest.tracking == "NEWEST"
