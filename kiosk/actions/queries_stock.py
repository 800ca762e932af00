"""What the window of the stock needs to know, in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.product import Product
    from kiosk.domain.stock import Level, Movement
    from kiosk.domain.values import Sku

ROWS_SHOWN = 100
MOVEMENTS_SHOWN = 100
BATCH = 500


@dataclass(frozen=True, kw_only=True)
class Stocked:
    """A product with what there is of it."""

    product: Product
    level: Level


@dataclass(frozen=True, kw_only=True)
class StockView:
    """A page of tracked products, and the ledger of one of them."""

    rows: tuple[Stocked, ...] = ()
    more: bool = False
    """Whether there are more than are listed."""
    chosen: Stocked | None = None
    movements: tuple[tuple[Movement, Level], ...] = ()


def stock(desk: Desk, words: str, chosen: Sku | None) -> StockView:
    """Products that ``words`` find, and the ledger of ``chosen``."""
    store = desk.store

    def work() -> StockView:
        found = store.stock.page(words, limit=ROWS_SHOWN + 1)
        skus = [sku for sku, _ in found[:ROWS_SHOWN]]
        products = store.products.find([*skus, *([chosen] if chosen else [])])
        rows = tuple(
            Stocked(product=products[sku], level=level) for sku, level in found[:ROWS_SHOWN]
        )
        one = None
        if chosen is not None and chosen in products:
            level = store.stock.levels((chosen,))[chosen]
            one = Stocked(product=products[chosen], level=level)
        history = store.stock.history(chosen, limit=MOVEMENTS_SHOWN) if chosen else []
        return StockView(
            rows=rows,
            more=len(found) > ROWS_SHOWN,
            chosen=one,
            movements=tuple(history),
        )

    return store.read(work)


def everything(desk: Desk) -> tuple[list[Product], dict[Sku, Level]]:
    """All products, and the levels of those that are tracked; slow, for an export."""
    store = desk.store

    def work() -> tuple[list[Product], dict[Sku, Level]]:
        products = store.products.all()
        levels: dict[Sku, Level] = {}
        tracked = [product.sku for product in products if product.tracked]
        for start in range(0, len(tracked), BATCH):
            levels |= store.stock.levels(tracked[start : start + BATCH])
        return products, levels

    return store.read(work)
