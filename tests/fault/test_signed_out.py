"""Amazon no longer lets us in: everything stops, once, with an alarm; nothing is parked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.hub import HubState
from kiosk.domain.outbox import Sending
from kiosk.domain.parcel import Telling
from kiosk.simulator.roles import ALL_ROLES, Role
from tests.fault.world import World, a_world


def revoke(world: World) -> None:
    """The seller has taken the application's access away."""
    world.simulation.lwa.refresh_revoked = True
    world.simulation.lwa.revoke_access()


def give_back(world: World) -> None:
    world.simulation.lwa.refresh_revoked = False


def take_role(world: World) -> None:
    """Signing in works, but every request is answered with 403."""
    world.simulation.shop.roles = ALL_ROLES - {Role.ORDERS}


def give_role(world: World) -> None:
    world.simulation.shop.roles = ALL_ROLES


Change = Callable[[World], None]
WAYS = pytest.mark.parametrize(
    ("shut", "open_again"),
    [(revoke, give_back), (take_role, give_role)],
    ids=["token revoked", "role lost"],
)


@WAYS
def test_a_refused_sign_in_stops_the_queue_with_an_alarm_and_parks_nothing(
    tmp_path: Path, shut: Change, open_again: Change
) -> None:
    with a_world(tmp_path, orders=6) as world:
        shut(world)
        for order in world.to_pack():
            world.process(order)
        before = world.line.tries

        world.let_pass(timedelta(hours=1))

        assert world.report().sending_denied
        assert {row.state for order in world.orders() for row in world.rows(order)} == {
            Sending.WAITING
        }
        assert {world.telling(order) for order in world.orders()} == {Telling.QUEUED}
        assert world.line.tries - before < 200, "one row is tried a minute, not every one"

        open_again(world)
        world.run_relay()

        assert not world.report().sending_denied
        assert not world.untold()


@WAYS
def test_what_was_under_way_when_the_door_shut_is_read_back_afterwards(
    tmp_path: Path, shut: Change, open_again: Change
) -> None:
    with a_world(tmp_path, orders=3) as world:
        for order in world.to_pack():
            world.process(order)
        world.step_relay()
        shut(world)

        world.let_pass(timedelta(hours=6))

        assert {world.telling(order) for order in world.orders()} == {Telling.ACCEPTED}
        assert world.report().sending_denied

        open_again(world)
        world.run_relay()

        assert not world.untold()


@WAYS
def test_reading_says_that_it_is_denied_and_goes_on_where_it_was(
    tmp_path: Path, shut: Change, open_again: Change
) -> None:
    with a_world(tmp_path, orders=3) as world:
        shut(world)
        world.clock.advance(200)

        wait = world.hub.sync.step()

        assert world.report().state is HubState.DENIED
        assert wait >= 2.0

        open_again(world)
        world.clock.advance(200)
        world.read_amazon()

        assert world.report().state is HubState.LISTENING
        assert len(world.to_pack()) == 3


def test_a_hub_that_starts_without_access_loses_nothing_either(tmp_path: Path) -> None:
    with a_world(tmp_path, orders=2) as world:
        for order in world.to_pack():
            world.process(order)
        revoke(world)

        world.fall()
        world.let_pass(timedelta(minutes=10))
        give_back(world)
        world.run_relay()

        assert not world.untold()
