"""The open order whose buyer was forgotten: it says so, goes on, and asks again."""

from __future__ import annotations

from datetime import timedelta

from kiosk.actions.desk import Desk
from kiosk.actions.intake import intake
from kiosk.domain.personal import Personal
from kiosk.presenters.bench import BenchPresenter
from tests.fakes.builders import an_order, order_id
from tests.fakes.clock import NOON
from tests.fakes.kept import keep, kept

LONG_AGO = NOON - timedelta(days=14)


def test_a_buyer_who_was_forgotten_is_asked_for_from_the_panel(
    bench: BenchPresenter, desk: Desk
) -> None:
    keep(desk.store, an_order().facts_with(personal=Personal(), deliver_by=LONG_AGO))
    bench.order.want(order_id())
    model = bench.order.model
    assert model.stop is not None
    assert model.stop.title == "The buyer was forgotten"
    assert model.address[0].startswith("Forgotten")
    assert model.steps[0].state == "next", "it can go without"

    bench.order.act(model.stop.key)

    assert kept(desk.store).asked_again_at == NOON
    assert bench.order.model.stop is None
    known = an_order().facts_with(deliver_by=LONG_AGO).updated(NOON)
    intake(desk, [known.sighting()])
    bench.order.reload()
    assert bench.order.model.address[0] == "Ada Example"
