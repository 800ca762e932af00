"""From a scan to the new count on the glass, beside 100,000 products with barcodes.

Measured is from the code to the moment at which the model with the new count is shown: the worker
looks the code up, counts in a transaction on the disk and reads the order again. What Kivy adds is
the wait for its next frame, and the frame.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.disk import bare_write
from tests.bench.figures import in_ms
from tests.bench.glass import bench
from tests.bench.goods import order_of, stock_up
from tests.bench.repeating import Spread
from tests.bench.scanning import Scanning
from tests.bench.stores import OPEN, fill, open_patterns

if TYPE_CHECKING:
    from tests.bench.figures import Figure
    from tests.bench.glass import Bench

PRODUCTS = 100_000
ORDERS, LINES, UNITS = 10, 10, 3
OTHERS = 1_000
"""The number of the first of the orders that wait besides."""
LIMIT = 50.0
"""Milliseconds."""


@dataclass(frozen=True)
class Scan:
    """One scan; all in seconds."""

    took: float
    on_glass: float
    """Of the processor, for presenters and widgets."""
    worked: float
    """Of the processor, on all threads."""
    disk: float
    """What a bare write to the disk took just before."""


def measure() -> list[Figure]:
    """Scan every unit of some orders at a person's pace, then of others as fast as can be."""
    with (
        tempfile.TemporaryDirectory(prefix="packbench-bench-") as folder,
        bench(Path(folder)) as ours,
    ):
        stock_up(ours.store, PRODUCTS)
        fill(ours.store, open_patterns(ours.store.clock.now()), OPEN, first=OTHERS)
        ours.kiosk.start()
        ours.kiosk.go_on()
        paced, swift = _scans(ours, 0, paced=True), _scans(ours, ORDERS, paced=False)
    took, on_glass, worked, disk = (
        Spread.of([getter(scan) for scan in paced])
        for getter in map(attrgetter, ("took", "on_glass", "worked", "disk"))
    )
    return [
        in_ms(f"scan to count, {PRODUCTS:,} products, median", took.median),
        in_ms("  99 of 100 within", took.most, LIMIT),
        in_ms("  work on the thread of the glass, median", on_glass.median),
        in_ms("  work on the thread of the glass, 99 of 100 within", on_glass.most),
        in_ms("  work on all threads, 99 of 100 within", worked.most),
        in_ms("  a bare write to the disk, 99 of 100 within", disk.most),
        in_ms("  without a pause, median", Spread.of([scan.took for scan in swift]).median),
        in_ms("  without a pause, 99 of 100 within", Spread.of([s.took for s in swift]).most),
    ]


def _scans(ours: Bench, first: int, *, paced: bool) -> list[Scan]:
    found = []
    for number in range(first, first + ORDERS):
        order = order_of(number, lines=LINES, units=UNITS, among=PRODUCTS)
        at_work = Scanning(ours, order)
        for _ in range(LINES * UNITS):
            if paced:
                ours.settle()
            found.append(_scan(ours, at_work, bare_write(ours.folder) if paced else 0.0))
        ours.settle()
    return found


def _scan(ours: Bench, at_work: Scanning, disk: float) -> Scan:
    ours.busy = 0.0
    began, worked = time.perf_counter(), time.process_time()
    at_work.scan()
    ours.react(at_work.shown)
    work = time.process_time() - worked
    return Scan(time.perf_counter() - began, ours.busy, work, disk)
