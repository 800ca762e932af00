"""The window of the stock and the queue, in a shop that has existed for years and in a new one."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.actions import queries, queries_stock
from kiosk.actions.desk import Desk
from kiosk.domain.lists import ListName
from tests.bench.figures import Figure
from tests.bench.goods import product, save_products
from tests.bench.ledger import move
from tests.bench.repeating import in_turns
from tests.bench.stores import a_store, fill_shop, use

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.store.store import Store

TIMES = 25
LIMIT = 1.5
WORDS = "no. 99999"
"""A search that looks at every product, and finds one at most."""


@dataclass(frozen=True)
class Shop:
    """How large a shop is."""

    name: str
    products: int
    movements: int
    orders: int


NEW = Shop("new", products=500, movements=1_000, orders=1_000)
OLD = Shop("old", products=100_000, movements=1_000_000, orders=100_000)


def measure() -> list[Figure]:
    """Each view of both shops; the best-selling product has a tenth of all movements."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="packbench-bench-")))
        views: dict[str, Callable[[], object]] = {}
        searches: dict[str, Callable[[], object]] = {}
        for shop in (NEW, OLD):
            store = stack.enter_context(a_store(folder / shop.name))
            save_products(store, shop.products)
            move(store, shop.movements, among=shop.products)
            fill_shop(store, shop.orders)
            views |= {f"{shop.name} {view}": work for view, work in _views(store).items()}
            searches[f"{shop.name} search"] = _search(store)
        # Apart, for a search that reads a whole table leaves nothing else in the page cache.
        found = in_turns(views, TIMES) | in_turns(searches, TIMES)
    old = f"{OLD.movements:,} movements, {OLD.orders:,} orders"
    new = f"with {NEW.movements:,}, {NEW.orders:,}"
    return [
        Figure(
            what=what,
            measured=found[f"old {view}"] * 1000,
            unit="ms",
            floor=found[f"new {view}"] * 1000,
            floor_is=new,
            limit=limit,
        )
        for what, view, limit in (
            (f"the list of the stock, {old}", "list", LIMIT),
            ("  with a product's ledger", "ledger", LIMIT),
            ("  the queue", "queue", LIMIT),
            (f"  a search in {OLD.products:,} products", "search", None),
        )
    ]


def _views(store: Store) -> dict[str, Callable[[], object]]:
    desk = _desk(store)
    return {
        "list": _in(store, lambda: queries_stock.stock(desk, "", None)),
        "ledger": _in(store, lambda: queries_stock.stock(desk, "", product(0).sku)),
        "queue": _in(store, lambda: queries.queue(desk, ListName.TO_PACK, "", opened=None)),
    }


def _search(store: Store) -> Callable[[], object]:
    desk = _desk(store)
    return _in(store, lambda: queries_stock.stock(desk, WORDS, None))


def _desk(store: Store) -> Desk:
    return Desk(store=store, clock=store.clock, bench="Bench 1")


def _in(store: Store, work: Callable[[], object]) -> Callable[[], object]:
    def looked() -> object:
        use(store)
        return work()

    return looked
