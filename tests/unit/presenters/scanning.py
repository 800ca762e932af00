"""What a scanner does at the bench, what it heard for an answer, and the shop's goods."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.actions.desk import Desk
from kiosk.domain.check_digits import GS1
from kiosk.domain.picks import counted
from kiosk.domain.product import Barcode, Product, Track
from kiosk.domain.values import LineId, Sku
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.count import CountPresenter
from kiosk.presenters.cues import Cue
from kiosk.presenters.models import NoticeModel
from tests.fakes.builders import OrderBuilder, an_order, order_id
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import keep, kept

ID = order_id()
TEE = LineId("L-TEE-M")
LABEL = "AB123456785GB"
UPS = "1Z999AA10123456784"


def ean(number: int) -> str:
    """A right EAN-13."""
    body = f"501234567{number:03d}"
    return body + GS1.of(body)


def gs1(barcode: str, *elements: str) -> str:
    """A GS1 DataMatrix of a product, with further elements such as ``21S1``."""
    return f"]d201{barcode:0>14}" + "\x1d".join(elements)


TEE_M, TEE_L, POT, CAM, PIE = (ean(number) for number in range(1, 6))
NOBODYS = ean(99)
MISREAD = TEE_M[:-1] + str((int(TEE_M[-1]) + 1) % 10)
CASE = "1" + f"501234567{1:03d}" + GS1.of("1" + f"501234567{1:03d}")
"""Six of TEE-M."""
SHOP = (
    Product(
        sku=Sku("TEE-M"),
        title="Cotton T-shirt, navy, M",
        bin="A-03",
        gtin=TEE_M,
        barcodes=(Barcode(code=CASE, units=6),),
        picture="tee.png",
    ),
    Product(sku=Sku("TEE-L"), title="Cotton T-shirt, navy, L", bin="A-04", gtin=TEE_L),
    Product(sku=Sku("POT"), title="Teapot", bin="B-01", gtin=POT),
    Product(sku=Sku("CAM"), title="Camera", gtin=CAM, track=Track.SERIAL),
    Product(sku=Sku("PIE"), title="Pie", gtin=PIE, track=Track.LOT),
    Product(sku=Sku("BAG"), title="Paper bag"),
)
TEES = an_order().of(("TEE-M", 2), ("POT", 1))
"""Two shirts and a pot."""


@dataclass(frozen=True)
class Scanner:
    """A scanner at a bench; a second passes between two pulls of its trigger."""

    bench: BenchPresenter
    desk: Desk
    clock: TurnableClock
    cues: list[Cue]

    def know(self, *products: Product) -> None:
        """Have these products in the shop."""
        self.desk.store.transact(lambda: self.desk.store.products.save_all(products))

    def open(self, builder: OrderBuilder, *others: OrderBuilder) -> None:
        """Have this order open at the bench, with others in the store."""
        keep(self.desk.store, builder, *others)
        self.bench.order.want(builder.order().id)

    def scan(self, *codes: str) -> list[Cue]:
        """Scan one after another; returns what sounded at the last."""
        for code in codes:
            self.clock.advance(1)
            self.cues.clear()
            self.bench.scanned(code)
        return list(self.cues)

    @property
    def panel(self) -> NoticeModel:
        """The panel over the bench."""
        return self.bench.notice.model

    @property
    def echo(self) -> tuple[str, str]:
        """The answer's words, large and small."""
        return self.bench.echo.model.word, self.bench.echo.model.detail

    def have(self, number: int = 1) -> dict[str, int]:
        """Units counted of an order, by SKU."""
        found = counted(kept(self.desk.store, number))
        return {line.removeprefix("L-"): units for line, units in found.items()}


def touched(scanner: Scanner, builder: OrderBuilder, line: str = TEE) -> CountPresenter:
    """The window for counting by hand, after a line of the open order was touched."""
    scanner.open(builder)
    scanner.bench.order.touch_line(line)
    return scanner.bench.count
