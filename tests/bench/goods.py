"""Products by the thousand, each with a barcode and stock, and orders of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.check_digits import GS1
from kiosk.domain.product import Product
from kiosk.domain.stock import Movement, MovementKind, received
from kiosk.domain.values import Sku
from tests.bench.stores import use
from tests.fakes.builders import a_line, an_order

if TYPE_CHECKING:
    from kiosk.domain.order import Order
    from kiosk.store.store import Store

BATCH = 2000
STOCK = 1000
"""Units of each product: enough for all orders."""
APART = 7919
"""From one line's product to the next one's: they lie all over the table."""


def product(number: int) -> Product:
    """A product whose stock is counted."""
    body = f"50{number:010d}"
    return Product(
        sku=Sku(f"SKU-{number:06d}"),
        title=f"Article no. {number} in its usual box",
        bin=f"{'ABCDEFGH'[number % 8]}-{number // 8 % 100:02d}-{number // 800 % 10}",
        gtin=body + GS1.of(body),
        tracked=True,
    )


def save_products(store: Store, count: int) -> None:
    """Put the first ``count`` products in; nothing of them has ever moved."""
    use(store)
    for start in range(0, count, BATCH):
        many = [product(number) for number in range(start, min(count, start + BATCH))]
        store.transact(lambda many=many: store.products.save_all(many))  # type: ignore[misc]


def stock_up(store: Store, count: int) -> None:
    """Put the first ``count`` products in, and so many units of each that nobody runs out."""
    save_products(store, count)
    now = store.clock.now()
    for start in range(0, count, BATCH):
        moves = [
            Movement(
                at=now,
                bench="Bench 1",
                person="",
                sku=product(number).sku,
                kind=MovementKind.RECEIVED,
                effect=received(STOCK),
            )
            for number in range(start, min(count, start + BATCH))
        ]
        store.transact(lambda moves=moves: store.stock.add(moves))  # type: ignore[misc]


def codes(order: Order) -> list[str]:
    """The barcodes of the lines of an order."""
    return [product(int(line.sku.removeprefix("SKU-"))).gtin for line in order.facts.lines]


def order_of(number: int, *, lines: int, units: int, among: int) -> Order:
    """A paid order of so many of the first ``among`` products, ``units`` of each."""
    wanted = [product((number * lines + n) * APART % among) for n in range(lines)]
    return an_order(number).of(*(a_line(p.sku, units, title=p.title) for p in wanted)).order()
