"""A bench without glass, to be killed: packs whatever is on the list, and says what it has done.

Run as ``python -m tests.fault.packer FOLDER``; it ends when its standard input closes.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from kiosk.actions import queries
from kiosk.actions.allocate import allocate
from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.actions.open_order import open_order
from kiosk.actions.pack import pack
from kiosk.actions.step import pick
from kiosk.domain.lists import ListName
from kiosk.domain.order import Progress
from kiosk.domain.refusals import Refused
from kiosk.domain.values import OrderId
from kiosk.ports.clock import SystemClock
from kiosk.store.startup import Place, close_store, open_store
from tests.fault.world import tracked

LOOK_SECONDS = 0.05


def say(word: str, order: str = "") -> None:
    """A line that the test reads; what is said has happened."""
    sys.stdout.write(f"{word} {order}\n")
    sys.stdout.flush()


def process(desk: Desk, order: OrderId) -> None:
    """All steps that are still before an order, each said once it is acknowledged."""
    progress = queries.order(desk, order).order.progress
    if progress is Progress.NEW:
        open_order(desk, order)
        allocate(desk, order)
        say("allocated", order)
    if progress <= Progress.ALLOCATED:
        pick(desk, order)
        say("picked", order)
    if progress <= Progress.PICKED:
        pack(desk, order, tracked(order))
        say("packed", order)
    despatch(desk, order)
    say("despatched", order)


def wait_for_end(stop: threading.Event) -> None:
    """Whoever started us closes our standard input when we are to stop."""
    sys.stdin.read()
    stop.set()


def main(folder: Path) -> None:
    """Pack until told to stop."""
    stop = threading.Event()
    threading.Thread(target=wait_for_end, args=(stop,), daemon=True).start()
    clock = SystemClock()
    place = Place(folder=folder, ballast_mb=0)
    opened = open_store(place, clock)
    say("ready", opened.news)
    desk = Desk(store=opened.store, clock=clock, bench="Bench 1")
    while not stop.is_set():
        for row in queries.queue(desk, ListName.TO_PACK, "", opened=None).rows:
            if stop.is_set():
                break
            try:
                process(desk, row.id)
            except Refused as refused:
                say("refused", f"{row.id} {refused.reason.value}")
        stop.wait(LOOK_SECONDS)
    close_store(place, opened.store)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
