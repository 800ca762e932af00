"""An order that another bench has open: it is shown, with whose it is, and can be taken over."""

from __future__ import annotations

from dataclasses import replace

from kiosk.actions.desk import Desk
from kiosk.actions.open_order import open_order
from kiosk.domain.journal import Means
from kiosk.presenters.bench import BenchPresenter
from tests.fakes.builders import an_order, order_id
from tests.fakes.kept import keep, kept


def test_a_panel_tells_who_else_has_the_order_open(bench: BenchPresenter, desk: Desk) -> None:
    keep(desk.store, an_order().allocated())
    there = replace(desk, bench="Bench 2", person="Anna")
    open_order(there, order_id())
    bench.open(order_id(), Means.TOUCH)
    model = bench.order.model

    assert model.stop is not None
    assert model.stop.text.startswith("Bench 2 · Anna has this order open.")
    assert {step.state for step in model.steps} == {"off", "done"}
    assert not model.undo_live

    bench.order.act(model.stop.key)
    assert bench.order.model.stop is None
    assert kept(desk.store).claimed_by == desk.bench
