"""Stock movements by the million, written straight into their table."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from kiosk.domain import stock
from kiosk.domain.stock import Level, Movement, MovementKind
from kiosk.store.bulk import insert
from kiosk.store.product_tables import Movements
from kiosk.store.stock import _row
from tests.bench.goods import APART, product
from tests.bench.stores import use
from tests.fakes.builders import order_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from kiosk.store.store import Store

BATCH = 50_000
ROOM = -262_144
"""Of the page cache while many rows are written: 256 MiB. Products lie all over the index."""
USUAL_ROOM = -2_000
WELL_SOLD = 10
"""One movement of so many is of the first product."""
UNITS = 2
TURNS = (
    (MovementKind.RECEIVED, stock.received(UNITS)),
    (MovementKind.ALLOCATED, stock.allocated(UNITS)),
    (MovementKind.DESPATCHED, stock.despatched(UNITS)),
)
"""What happens to a product again and again; after each round there is as much as before."""


def move(store: Store, count: int, *, among: int) -> None:
    """Write ``count`` movements of the first ``among`` products, newest last."""
    use(store)
    rows = _rows(store.clock.now(), count, among)
    _give_room(store, ROOM)
    while batch := list(islice(rows, BATCH)):
        store.transact(lambda batch=batch: insert(Movements, batch))  # type: ignore[misc]
    store.read(lambda: store._database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)"))
    _give_room(store, USUAL_ROOM)


def _rows(now: datetime, count: int, among: int) -> Iterator[tuple[Any, ...]]:
    skus = [product(number).sku for number in range(among)]
    told: Counter[int] = Counter()
    levels: dict[int, Level] = {}
    for number in range(count):
        others = number - number // WELL_SOLD
        which = 0 if number % WELL_SOLD == 0 else others * APART % among
        turn = told[which]
        told[which] += 1
        kind, effect = TURNS[turn % len(TURNS)]
        level = levels[which] = levels.get(which, Level()).moved(effect)
        movement = Movement(
            at=now - timedelta(seconds=count - number),
            bench="Bench 1",
            person="",
            sku=skus[which],
            kind=kind,
            effect=effect,
            order=None if kind is MovementKind.RECEIVED else order_id(number),
        )
        yield _row(movement, level)


def _give_room(store: Store, size: int) -> None:
    store._database.execute_sql(f"PRAGMA cache_size = {size}")
