"""From the last scan of an order to the first byte of its packing slip at a receipt printer.

The printer stands in the network and is asked how it is before each paper, so that the first byte
on the line comes earlier than the first of the paper. The slip prints by itself, and was made ready
while the order was gathered.
"""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.domain.outbox import Sending
from kiosk.settings.schema import Printer, Printing
from tests.bench.disk import bare_write
from tests.bench.figures import in_ms
from tests.bench.glass import bench
from tests.bench.goods import order_of, stock_up
from tests.bench.repeating import Spread
from tests.bench.scanning import Scanning
from tests.fakes.escpos_printer import FaultPrinter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from tests.bench.figures import Figure
    from tests.bench.glass import Bench

PRODUCTS = 1_000
ORDERS, LINES = 60, 10
LIMIT = 100.0
"""Milliseconds."""
COMMITS = 3
"""The unit is counted, the slip is queued, the slip is begun: each is a write to the disk."""
PATIENCE = 5.0
"""Seconds until the printer's process must have ended."""
NAME = "Receipts"
RESET = b"\x1b@"
"""What a paper begins with."""


class Stopwatch(FaultPrinter):
    """A printer that takes down when the last call brought its first byte, and its paper's."""

    def __init__(self) -> None:
        self.called_at = 0.0
        self.paper_at = 0.0
        self._heard = 0
        super().__init__()

    def _answer_the_call(self) -> None:
        super()._answer_the_call()
        self.called_at = self.paper_at = 0.0
        self._heard = len(self.received)

    def _receive(self) -> None:
        now = time.monotonic()
        super()._receive()
        self.called_at = self.called_at or now
        if not self.paper_at and RESET in self.received[self._heard :]:
            self.paper_at = now


def measure() -> list[Figure]:
    """Gather orders at a person's pace; of each, the last scan is measured."""
    with (
        tempfile.TemporaryDirectory(prefix="packbench-bench-") as folder,
        _printer() as (port, line),
        bench(
            Path(folder),
            printer=(Printer(name=NAME, at=f"tcp://127.0.0.1:{port}", medium="80mm"),),
            printing=Printing(papers={"packing-slip": NAME}),
        ) as ours,
    ):
        stock_up(ours.store, PRODUCTS)
        ours.kiosk.start()
        ours.kiosk.go_on()
        found = [_last_scan(ours, number, line) for number in range(ORDERS)]
    first, paper, disk = (Spread.of(column) for column in zip(*found, strict=True))
    what = f"last scan to the slip's first byte, {ORDERS} orders"
    return [
        in_ms(f"{what}, median", paper.median),
        in_ms("  99 of 100 within", paper.most, LIMIT),
        in_ms("  to the first byte on the line, median", first.median),
        in_ms("  to the first byte on the line, 99 of 100 within", first.most),
        in_ms("  three bare writes to the disk, 99 of 100 within", disk.most),
    ]


def _last_scan(ours: Bench, number: int, line: Connection) -> tuple[float, float, float]:
    """Seconds to the first byte on the line, to the first of the paper, and of bare writes."""
    at_work = Scanning(ours, order_of(number, lines=LINES, units=1, among=PRODUCTS))
    for _ in range(LINES - 1):
        at_work.scan()
        ours.react(at_work.shown)
    ours.settle()
    disk = sum(bare_write(ours.folder) for _ in range(COMMITS))
    began = time.monotonic()
    at_work.scan()
    ours.react(lambda: _is_printed(ours))
    line.send("when?")
    first, paper = line.recv()
    return first - began, paper - began, disk


def _is_printed(ours: Bench) -> bool:
    view = ours.kiosk.presenter.order.view
    return view is not None and any(one.state is Sending.DONE for one in view.papers)


@contextmanager
def _printer() -> Iterator[tuple[int, Connection]]:
    """A printer in a process of its own: its port, and a line on which it says when."""
    fresh = multiprocessing.get_context("spawn")
    ours, theirs = fresh.Pipe()
    process = fresh.Process(target=_print, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours.recv(), ours
    finally:
        ours.close()
        process.join(PATIENCE)
        process.kill()


def _print(line: Connection) -> None:
    printer = Stopwatch()
    line.send(printer.port)
    with suppress(EOFError):
        while line.recv():
            line.send((printer.called_at, printer.paper_at))
    printer.stop()
