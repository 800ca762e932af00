"""Amazon is away for a day: the bench works on; afterwards all goes out once, in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.actions.correct import correct
from kiosk.domain.outbox import Sending
from kiosk.simulator.faults import Fault, Kind
from kiosk.simulator.limits import Operation
from kiosk.simulator.packages import Outcome
from tests.fault.world import a_world, tracked

DAY = timedelta(days=1)
PARCELS = 500


@pytest.mark.slow
def test_a_day_offline_with_500_despatches_is_made_up_for(tmp_path: Path) -> None:
    with a_world(tmp_path, orders=PARCELS) as world:
        world.line.down = True
        before = world.line.tries

        for order in world.orders():
            world.process(order)
            world.let_pass(DAY / PARCELS)

        probes = world.line.tries - before
        assert probes < DAY / timedelta(seconds=30), "one probe at a time, about one a minute"
        assert len(world.open_rows()) == PARCELS
        assert world.simulation.shop.confirmations == ()

        world.line.down = False
        world.run_relay(steps=10_000)

        assert not world.untold()


def test_while_amazon_is_away_only_one_row_is_tried_at_a_time(tmp_path: Path) -> None:
    with a_world(tmp_path, orders=10) as world:
        for order in world.to_pack():
            world.process(order)
        world.line.down = True
        before = world.line.tries

        world.step_relay()

        assert world.line.tries - before == 1


def test_the_hub_may_die_while_amazon_is_away(tmp_path: Path) -> None:
    with a_world(tmp_path, orders=5) as world:
        world.line.down = True
        for order in world.to_pack():
            world.process(order)
            world.let_pass(timedelta(hours=2))
            world.fall()
        world.line.down = False

        world.run_relay()

        assert not world.untold()


def test_corrections_made_meanwhile_go_out_as_the_newest_alone(tmp_path: Path) -> None:
    with a_world(tmp_path) as world:
        (order,) = world.to_pack()
        world.line.down = True
        world.process(order)
        for digit in range(3):
            world.let_pass(timedelta(hours=1))
            correct(world.desk, order, replace(tracked(order), tracking=f"WRONG{digit}"))
        correct(world.desk, order, replace(tracked(order), tracking="RIGHT"))
        world.line.down = False

        world.run_relay()

        (call,) = world.applied(order)
        assert "RIGHT" in str(call.body)
        states = [row.state for row in world.rows(order)]
        assert states == [Sending.SUPERSEDED] * 4 + [Sending.DONE]


def test_versions_of_one_parcel_reach_amazon_in_their_order(tmp_path: Path) -> None:
    with a_world(tmp_path) as world:
        (order,) = world.to_pack()
        world.process(order)
        world.channel.goes_wrong(Kind.DROP_BEFORE, Operation.CONFIRM_SHIPMENT)
        world.step_relay()
        world.line.down = True
        correct(world.desk, order, replace(tracked(order), tracking="NEWEST"))
        world.let_pass(DAY)
        world.line.down = False

        world.run_relay()

        came = [str(call.body) for call in world.applied(order)]
        assert "NEWEST" in came[-1]
        assert not any("NEWEST" in body for body in came[:-1])
        shown = world.simulation.shop.order(order).packages[0].newest
        assert shown.tracking == "NEWEST"
        assert {row.state for row in world.rows(order)} == {Sending.DONE}


@pytest.mark.parametrize("kind", [Kind.ERROR, Kind.UNAVAILABLE, Kind.DROP_BEFORE, Kind.CAPTIVE])
def test_hours_of_errors_from_amazon_park_nothing(tmp_path: Path, kind: Kind) -> None:
    with a_world(tmp_path, orders=5) as world:
        for order in world.to_pack():
            world.process(order)
        world.channel.goes_wrong(kind, Operation.CONFIRM_SHIPMENT, count=None)

        world.let_pass(timedelta(hours=3))

        assert len(world.open_rows()) == 5
        tries = sum(len(world.calls(order)) for order in world.orders())
        assert tries < 5 * 100, "ever more rarely"

        world.simulation.faults.clear()
        world.run_relay()

        assert not world.untold()


@pytest.mark.parametrize("kind", [Kind.ERROR, Kind.DATASET])
def test_an_hour_without_a_look_at_packages_repeat_nothing(tmp_path: Path, kind: Kind) -> None:
    with a_world(tmp_path, orders=3) as world:
        for order in world.to_pack():
            world.process(order)
        dataset = "PACKAGES" if kind is Kind.DATASET else ""
        world.simulation.faults.add(
            Fault(kind=kind, operation=Operation.GET_ORDER, count=None, dataset=dataset)
        )

        world.let_pass(timedelta(hours=1))

        assert [call.outcome for call in world.simulation.shop.confirmations] == [
            Outcome.CREATED
        ] * 3

        world.simulation.faults.clear()
        world.run_relay()

        assert not world.untold()
