"""The tour's story: one order from unpaid to despatched, what Amazon was told, and a return."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.demo import demo_settings, environment
from kiosk.simulator.demo_shop import demo_simulation
from kiosk.simulator.server import Server
from kiosk.simulator.shapes import Status
from kiosk.spreadsheets.files import product_table
from kiosk.tour.bench import bench
from kiosk.tour.display import NoScreen, virtual_screen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.settings.schema import Settings
    from kiosk.simulator.orders import Order
    from kiosk.simulator.shop import Shop
    from kiosk.tour.hand import Hand, Seen

QUICK = {"PACKBENCH_BENCH_REPEAT_SECONDS": "0"}
"""The tour scans faster than a person."""
TRACKING = "AB123456785GB"


def tour(settings: Settings, out: Path, size: str) -> int:
    """Play the tour and leave pictures, papers and what Amazon was told in ``out``."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    server = Server(demo_simulation(datetime.now(UTC)))
    server.start()
    try:
        with (
            tempfile.TemporaryDirectory(prefix="packbench-tour-") as folder,
            virtual_screen(size) as display,
        ):
            ready = demo_settings(settings, server.base_url, Path(folder), "folder:")
            with bench(display, size, {**environment(ready), **QUICK}) as hand:
                Tour(hand, server.simulation.shop, out, _codes(ready)).play()
            shutil.copytree(Path(folder) / "papers", out / "papers")
    except NoScreen as exc:
        print(exc, file=sys.stderr)
        return 1
    finally:
        server.stop()
    print(f"The tour is done. Pictures, papers and what Amazon was told: {out}/")
    return 0


@dataclass
class Tour:
    """Leads one order through the bench by touch."""

    hand: Hand
    shop: Shop
    out: Path
    codes: Mapping[str, str]
    """Barcodes by SKU."""
    shots: int = 0

    def play(self) -> None:
        """Play the whole story."""
        order_id = self._unpaid()
        self._open(order_id)
        self._pay(order_id)
        self._print()
        self._gather(order_id)
        self._pack()
        self._despatch(order_id)
        self._return()

    def _unpaid(self) -> str:
        self.hand.reads("Next order")
        found = next(o for o in self.shop.orders() if o.status is Status.PENDING)
        return found.id

    def _open(self, order_id: str) -> None:
        self.hand.wait(lambda seen: seen.orders, "the list of orders")
        self._shot("the-list")
        self.hand.scan(order_id)
        self.hand.reads(order_id[-6:])
        self.hand.reads("Not paid yet")
        self._shot("unpaid-address-pending")

    def _pay(self, order_id: str) -> None:
        self.shop.pay(order_id)
        name = next(o for o in self.shop.orders() if o.id == order_id).address.name
        self.hand.reads(name.split()[-1])
        self._shot("paid-by-itself")

    def _print(self) -> None:
        self.hand.touch("Print")
        self.hand.wait(lambda seen: seen.pages, "the picking note on the glass")
        self._shot("picking-note")
        self.hand.touch("Close")

    def _gather(self, order_id: str) -> None:
        self.hand.touch("Allocated")
        self.hand.wait(_is_next("Picked"), "Picked as the next step")
        self._shot("allocated")
        order = next(o for o in self.shop.orders() if o.id == order_id)
        self._wrong(order)
        for line in order.lines:
            for unit in range(1, line.quantity + 1):
                self.hand.scan(self.codes[line.sku])
                self.hand.wait(_counted(unit, line.quantity), "the scan to be counted")
        self._shot("all-scanned")
        self.hand.wait(_is_next("Packed"), "Packed as the next step")

    def _wrong(self, order: Order) -> None:
        """Scan goods that this order does not want."""
        ours = {line.sku for line in order.lines}
        self.hand.scan(next(code for sku, code in self.codes.items() if sku not in ours))
        self.hand.reads("You scanned")
        self._shot("wrong-goods")
        self.hand.touch("Touch to go on")

    def _pack(self) -> None:
        self.hand.touch("Packed")
        self.hand.reads("Carrier details")
        self._shot("carrier-details")
        self.hand.scan(TRACKING)
        self.hand.wait(_is_next("Packed · Royal Mail"), "the number to be taken")
        self._shot("label-scanned")
        self.hand.touch("Packed · Royal Mail")
        self.hand.reads("On this bench only")
        self._shot("packed")

    def _despatch(self, order_id: str) -> None:
        self.hand.touch("Despatched")
        self.hand.reads("Amazon has it")
        self._shot("amazon-has-it")
        told = [c for c in self.shop.confirmations if c.order_id == order_id]
        lines = [{"at": c.at.isoformat(), "order": c.order_id, "body": c.body} for c in told]
        text = json.dumps(lines, indent=2, ensure_ascii=False)
        (self.out / "amazon-was-told.json").write_text(text + "\n", "utf-8")

    def _return(self) -> None:
        self.hand.touch("SUB")
        self.hand.reads("Subtotal")
        self._shot("transaction")
        self.hand.touch("Rtn")
        self.hand.touch("All items")
        self.hand.wait(_is_next("Next"), "all items to be chosen")
        self._shot("what-comes-back")
        self.hand.touch("Next")
        self.hand.touch("Not refunded yet")
        self.hand.wait(_is_next("Card"), "Card to be live")
        self._shot("refunded-on-amazon")
        self.hand.touch("Card")
        self.hand.touch("Touch to go on")
        self.hand.reads("Receipt of a return")
        self._shot("receipt")
        self.hand.touch("Close")
        self.hand.wait(lambda seen: not seen.shows("Came out"), "the receipt to go")
        self.hand.leave("Back", "Subtotal")
        self.hand.touch("Bench 1")
        self.hand.touch("Till")
        self.hand.reads("Returns, card")
        self._shot("till")

    def _shot(self, name: str) -> None:
        self.shots += 1
        self.hand.shot(self.out / f"{self.shots:02d}-{name}.png")


def _codes(settings: Settings) -> dict[str, str]:
    table = product_table(Path(settings.shop.products))
    return {row.sku: row.barcodes[0][0] for row in table.rows if row.barcodes}


def _counted(units: int, of: int) -> Callable[[Seen], bool]:
    return lambda seen: seen.shows(f"{units} of {of}") or seen.shows("All picked")


def _is_next(word: str) -> Callable[[Seen], bool]:
    def live(seen: Seen) -> bool:
        target = seen.target(word)
        return target is not None and target.live

    return live
