"""Amazon refuses one parcel: it says so with the reason, and holds up no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.actions.correct import correct
from kiosk.domain.outbox import Sending
from kiosk.domain.parcel import Telling, TellingRefusal
from kiosk.domain.shelf import Shelf, shelf
from kiosk.domain.values import OrderId
from kiosk.simulator.faults import Fault, Kind
from kiosk.simulator.limits import Operation
from kiosk.simulator.packages import Outcome
from kiosk.simulator.shapes import SHIP_PLUS, Status
from tests.fault.world import World, a_world, tracked

Trouble = Callable[[World, OrderId], None]


def change_at_amazon(world: World, order: OrderId, **fields: object) -> None:
    """The order changes there, and the bench has not heard of it."""
    shop = world.simulation.shop
    shop._change(order, lambda known: replace(known, **fields))  # type: ignore[arg-type]


def told_by_somebody_else(world: World, order: OrderId) -> None:
    """Another tool has confirmed the whole order under a reference of its own."""
    known = world.simulation.shop.order(order)
    items = [{"orderItemId": line.id, "quantity": line.quantity} for line in known.lines]
    detail = {
        "packageReferenceId": "1",
        "carrierCode": "DPD",
        "trackingNumber": "X1",
        "shipDate": "2026-11-23T11:00:00Z",
        "orderItems": items,
    }
    body = {"marketplaceId": known.market.id, "packageDetail": detail}
    world.simulation.shop.confirm(order, body)


def cancelled(world: World, order: OrderId) -> None:
    world.simulation.shop.cancel(order)


def became_ship_plus(world: World, order: OrderId) -> None:
    change_at_amazon(world, order, programs=(SHIP_PLUS,))


def of_odd_status(world: World, order: OrderId) -> None:
    change_at_amazon(world, order, status=Status.UNFULFILLABLE)


def unknown_there(world: World, order: OrderId) -> None:
    del world.simulation.shop._orders[order]


def carrier_not_accepted(world: World, order: OrderId) -> None:
    correct(world.desk, order, replace(tracked(order), code="Nobody's Own Carrier"))


REFUSALS: list[tuple[Trouble, TellingRefusal]] = [
    (told_by_somebody_else, TellingRefusal.ALREADY_FULFILLED),
    (cancelled, TellingRefusal.CANCELLED),
    (became_ship_plus, TellingRefusal.SHIP_PLUS),
    (carrier_not_accepted, TellingRefusal.BAD_CARRIER),
    (unknown_there, TellingRefusal.ORDER_UNKNOWN),
    (of_odd_status, TellingRefusal.OTHER),
]


@pytest.mark.parametrize(("trouble", "why"), REFUSALS, ids=[why.value for _, why in REFUSALS])
def test_a_refused_parcel_says_why_and_holds_up_no_other(
    tmp_path: Path, trouble: Trouble, why: TellingRefusal
) -> None:
    with a_world(tmp_path, orders=5) as world:
        first, *others = world.to_pack()
        for order in (first, *others):
            world.process(order)
        trouble(world, first)

        world.run_relay()

        parcel = world.order(first).parcel
        assert parcel is not None
        assert (parcel.telling, parcel.refusal) == (Telling.REFUSED, why)
        assert parcel.answer, "the supervisor reads Amazon's own words"
        assert shelf(world.order(first)) is Shelf.NEEDS_YOU
        assert world.rows(first)[-1].state is Sending.PARKED
        assert set(world.untold()) <= {first}
        assert not world.applied(first) or trouble is told_by_somebody_else


def test_a_correction_beyond_the_limit_of_edits_says_so(tmp_path: Path) -> None:
    with a_world(tmp_path, orders=2) as world:
        first, second = world.to_pack()
        world.process(first)
        world.run_relay()
        world.simulation.shop.rules = replace(world.simulation.shop.rules, most_edits=0)
        world.process(second)
        correct(world.desk, first, replace(tracked(first), tracking="TOOLATE1"))

        world.run_relay()
        world.clock.advance(200)
        world.read_amazon()

        parcel = world.order(first).parcel
        assert parcel is not None
        assert (parcel.telling, parcel.refusal) == (Telling.REFUSED, TellingRefusal.EDIT_LIMIT)
        assert world.telling(second) is Telling.TOLD


def test_a_corrected_carrier_that_is_refused_is_not_taken_for_told(tmp_path: Path) -> None:
    with a_world(tmp_path) as world:
        (order,) = world.to_pack()
        world.process(order)
        world.run_relay()
        correct(world.desk, order, replace(tracked(order), code="Nobody's Own Carrier"))

        world.run_relay()
        world.clock.advance(200)
        world.read_amazon()

        parcel = world.order(order).parcel
        assert parcel is not None
        assert (parcel.telling, parcel.refusal) == (Telling.REFUSED, TellingRefusal.BAD_CARRIER)
        assert shelf(world.order(order)) is Shelf.NEEDS_YOU


def test_a_refusal_is_put_right_by_a_correction(tmp_path: Path) -> None:
    with a_world(tmp_path) as world:
        (order,) = world.to_pack()
        world.process(order, replace(tracked(order), code="Nobody's Own Carrier"))
        world.run_relay()

        correct(world.desk, order, tracked(order))
        world.run_relay()

        assert [row.state for row in world.rows(order)] == [Sending.SUPERSEDED, Sending.DONE]
        assert world.telling(order) is Telling.TOLD
        assert len(world.applied(order)) == 1


def test_a_refusal_of_what_amazon_shows_all_the_same_is_no_refusal(tmp_path: Path) -> None:
    with a_world(tmp_path) as world:
        # Amazon keeps the package to itself for just so long that it is told again, and refuses.
        world.simulation.shop.rules = replace(
            world.simulation.shop.rules, most_edits=0, packages_delay=timedelta(seconds=123)
        )
        (order,) = world.to_pack()
        world.process(order)
        world.channel.goes_wrong(Kind.DROP_AFTER, Operation.CONFIRM_SHIPMENT)

        world.run_relay()

        outcomes = [call.outcome for call in world.calls(order)]
        assert outcomes == [Outcome.CREATED, Outcome.REFUSED]
        assert world.telling(order) is Telling.TOLD


def test_a_refused_parcel_that_amazon_shows_later_is_told(tmp_path: Path) -> None:
    with a_world(tmp_path) as world:
        world.simulation.shop.rules = replace(
            world.simulation.shop.rules, most_edits=0, packages_delay=timedelta(minutes=5)
        )
        (order,) = world.to_pack()
        world.process(order)
        world.channel.goes_wrong(Kind.DROP_AFTER, Operation.CONFIRM_SHIPMENT)
        world.run_relay()
        assert world.telling(order) is Telling.REFUSED

        world.clock.advance(timedelta(minutes=10))
        world.read_amazon()
        world.run_relay()

        assert world.telling(order) is Telling.TOLD
        assert len(world.applied(order)) == 1


def test_a_yes_without_effect_is_repeated_and_then_asked_about(tmp_path: Path) -> None:
    with a_world(tmp_path, orders=2) as world:
        first, second = world.to_pack()
        world.process(first)
        world.channel.goes_wrong(Kind.NO_EFFECT, Operation.CONFIRM_SHIPMENT, count=2)

        world.run_relay()

        assert world.telling(first) is Telling.TOLD
        assert len(world.applied(first)) == 1

        world.simulation.faults.add(
            Fault(kind=Kind.NO_EFFECT, operation=Operation.CONFIRM_SHIPMENT, count=None)
        )
        world.process(second)
        world.run_relay()

        parcel = world.order(second).parcel
        assert parcel is not None
        assert parcel.telling is Telling.REFUSED, "it never says that Amazon knows"
        assert len(world.calls(second)) == 5
