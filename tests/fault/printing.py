"""A bench without glass that prints, to be killed: says which papers are asked for, and are out.

Run as ``python -m tests.fault.printing FOLDER PORT``; it ends when its standard input closes.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from kiosk.actions.desk import Desk
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.background.printers import Printers
from kiosk.domain.lists import ListName
from kiosk.domain.outbox import Kind
from kiosk.domain.paper import PaperKind
from kiosk.domain.values import OrderId
from kiosk.papers import Papers, plan
from kiosk.ports.clock import SystemClock
from kiosk.settings.schema import Printer, Settings, Storage
from kiosk.store.startup import Place, close_store, open_store
from tests.fault.packer import say, wait_for_end

LOOK_SECONDS = 0.02


def settings_for(folder: Path, port: int) -> Settings:
    """A bench with one receipt printer."""
    there = Printer(name="Receipts", at=f"tcp://127.0.0.1:{port}", medium="80mm")
    return Settings(storage=Storage(folder=str(folder), ballast_mb=0), printer=(there,))


def main(folder: Path, port: int) -> None:
    """Print the note of every order that has none, until told to stop."""
    stop = threading.Event()
    threading.Thread(target=wait_for_end, args=(stop,), daemon=True).start()
    clock, settings = SystemClock(), settings_for(folder, port)
    place = Place(folder=folder, ballast_mb=0)
    opened = open_store(place, clock)
    desk = Desk(store=opened.store, clock=clock, bench="Bench 1")
    printers = Printers(desk, plan(settings), Papers(settings), lambda: 0.0, desk.store.close)
    printers.recover()
    for loop in printers.loops:
        loop.start()
    say("ready", opened.news)
    _print_all(desk, printers, stop)
    for loop in printers.loops:
        loop.stop(10)
    close_store(place, opened.store)


def _print_all(desk: Desk, printers: Printers, stop: threading.Event) -> None:
    wish = Wish(PaperKind.PICKING_NOTE, "Receipts")
    while not stop.wait(LOOK_SECONDS):
        for order in _waiting(desk):
            print_paper(desk, order, wish)
            say("asked", order)
            printers.wake()
            if stop.wait(LOOK_SECONDS):
                return


def _waiting(desk: Desk) -> list[OrderId]:
    """Orders without a note; one whose note nobody can know of is left to a person."""

    def work() -> list[OrderId]:
        glances = desk.store.lists.read(ListName.TO_PACK, limit=200)
        return [one.id for one in glances if not desk.store.outbox.of_order(one.id, Kind.PRINT)]

    return desk.store.read(work)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
