"""Opening an order with three lines: the work beside the glass, and the work on its thread."""

from __future__ import annotations

import statistics
import tempfile
import time
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.actions import queries
from kiosk.actions.intake import intake
from kiosk.actions.open_order import open_order
from kiosk.domain.journal import Means
from kiosk.domain.lists import ListName
from kiosk.simulator.demo_shop import demo_shop
from tests.bench.figures import Figure
from tests.bench.glass import Bench, bench
from tests.bench.pages import pages

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.values import OrderId

LINES = 3
TIMES = 60
BESIDE_LIMIT, ON_LIMIT = 5.0, 8.0
"""Milliseconds."""


def measure() -> list[Figure]:
    """Open orders of three lines in turns with others, so that each is a new one to the screen."""
    with (
        tempfile.TemporaryDirectory(prefix="packbench-bench-") as folder,
        bench(Path(folder)) as ours,
    ):
        desk = ours.kiosk.desk
        for page in pages(demo_shop(desk.clock.now(), scale=0)):
            intake(desk, page.sightings)
        listed = queries.queue(desk, ListName.TO_PACK, "", opened=None).rows
        wanted = cycle(glance.id for glance in listed if glance.lines == LINES)
        others = cycle(glance.id for glance in listed if glance.lines != LINES)
        ours.kiosk.presenter.start()
        ours.quiet()
        found = []
        for _ in range(TIMES):
            work, lasted = _beside(desk, next(wanted))
            _on(ours, next(others))
            found.append((work, lasted, *_on(ours, next(wanted))))
    beside, lasted, on, drawn = (
        1000 * statistics.median(column) for column in zip(*found, strict=True)
    )
    return [
        _figure("opening an order, work beside the glass", beside, BESIDE_LIMIT),
        _figure("  by the clock on the wall, disk included", lasted, None),
        _figure("opening an order, work on the thread of the glass", on, ON_LIMIT),
        _figure("  laying out and drawing the two frames after", drawn, None),
    ]


def _figure(what: str, measured: float, limit: float | None) -> Figure:
    return Figure(what=what, measured=measured, unit="ms", limit=limit)


def _beside(desk: Desk, order: OrderId) -> tuple[float, float]:
    """Processor seconds, and seconds by the clock on the wall."""
    began, work = time.perf_counter(), time.thread_time()
    open_order(desk, order)
    queries.order(desk, order)
    return time.thread_time() - work, time.perf_counter() - began


def _on(ours: Bench, order: OrderId) -> tuple[float, float]:
    """Processor seconds of presenters and widgets until it is shown, and of two frames."""
    presenter = ours.kiosk.presenter
    ours.busy = 0.0
    ours.measured(lambda: presenter.open(order, Means.TOUCH))
    ours.until(lambda: presenter.order.model.order_id == order)
    shown, began = ours.busy, time.thread_time()
    for _ in range(2):
        ours.draw()
    drawn = time.thread_time() - began
    ours.quiet()
    return shown, drawn
