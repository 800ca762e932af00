"""One of many benches without glass: takes the next order again and again, and despatches it.

Run as ``python -m tests.fault.many_packer FOLDER URL NAME``; it ends with its standard input.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from kiosk.actions.allocate import allocate
from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.actions.open_order import keep_claims, open_next
from kiosk.actions.pack import pack
from kiosk.actions.step import pick
from kiosk.domain.order import Progress
from kiosk.domain.refusals import Refused
from kiosk.domain.values import OrderId
from kiosk.ports.clock import SystemClock
from kiosk.ports.failures import NotKept
from kiosk.store.startup import Place, join_store
from tests.fault.packer import say, wait_for_end
from tests.fault.world import tracked

LOOK_SECONDS = 0.05


def one_more(desk: Desk) -> bool:
    """Take the next order through all steps that are still before it; whether there was one."""
    order_id = open_next(desk, None).order
    if order_id is None:
        return False
    say("opened", order_id)
    finish(desk, order_id)
    say("despatched", order_id)
    return True


def finish(desk: Desk, order_id: OrderId) -> None:
    progress = desk.store.read(lambda: desk.store.orders.get(order_id)).progress
    if progress is Progress.NEW:
        allocate(desk, order_id)
    if progress <= Progress.ALLOCATED:
        pick(desk, order_id)
    if progress <= Progress.PICKED:
        pack(desk, order_id, tracked(order_id))
    despatch(desk, order_id)


def main(folder: Path, url: str, name: str) -> None:
    """Despatch until told to stop."""
    stop = threading.Event()
    threading.Thread(target=wait_for_end, args=(stop,), daemon=True).start()
    clock = SystemClock()
    store = join_store(Place(folder=folder, url=url), clock)
    desk = Desk(store=store, clock=clock, bench=name)
    say("ready", name)
    while not stop.is_set():
        try:
            if not one_more(desk):
                keep_claims(desk)
                stop.wait(LOOK_SECONDS)
        except Refused as refused:
            say("refused", refused.reason.value)
        except NotKept as gone:
            say("away", type(gone).__name__)
            stop.wait(LOOK_SECONDS)
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
