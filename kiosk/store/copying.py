"""A copy of all that finishing one order takes, from one database to another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from peewee import Model, fn

from kiosk.store.bulk import insert_whole
from kiosk.store.compiled import Compiled
from kiosk.store.people_tables import Claims, Guesses, People
from kiosk.store.product_tables import Allocations, Barcodes, Movements, Products
from kiosk.store.schema import TABLES
from kiosk.store.tables import (
    OF_PEOPLE,
    Buyers,
    Journal,
    Lines,
    Notes,
    Operations,
    Orders,
    Outbox,
    Parcels,
    Picks,
    Requests,
)

if TYPE_CHECKING:
    from kiosk.domain.values import OrderId

_ITS_OWN = (Lines, Buyers, Picks, Parcels, Outbox, Requests, Allocations, Claims)
"""Rows that bear the order's id."""
_EVERYBODY = (People, Guesses, Notes)


@dataclass(frozen=True)
class Copy:
    """Whole rows by their table; none when no order is open."""

    order: OrderId | None = None
    rows: Mapping[type[Model], Sequence[tuple[Any, ...]]] = field(default_factory=dict)

    @property
    def operations(self) -> frozenset[str]:
        """Ids of the operations that are in it."""
        return frozenset(row[1] for row in self.rows.get(Operations, ()))


def copy_of(order: OrderId, operations: Callable[[], Sequence[str]]) -> Copy:
    """The order, its goods and papers, and who may work at it; in one reading transaction.

    With it go the ids of those of ``operations`` that are in it already. They are asked for last:
    what the first reading has seen had been handed to the server before it.
    """
    rows = {table: query.tuples(order) for table, query in _QUERIES.items()}
    if lately := list(operations()):
        rows[Operations] = _taken.tuples(lately)
    return Copy(order, rows)


def lay_down(copy: Copy) -> None:
    """Make the database hold the copy and nothing else; inside a transaction."""
    for table in TABLES:
        table.delete().execute()
    for kind, rows in copy.rows.items():
        insert_whole(kind, rows)


def _own_rows(table: Any) -> Compiled:
    return Compiled(lambda order: table.select().where(table.order_id == order))


def _all_rows(table: Any) -> Compiled:
    return Compiled(lambda _: table.select())


def _of_its_products(table: Any) -> Compiled:
    def build(order: Any) -> Any:
        skus = Lines.select(Lines.sku).where(Lines.order_id == order)
        return table.select().where(table.sku.in_(skus))

    return Compiled(build)


def _levels(order: Any) -> Any:
    """The newest movement of each of its products tells how many there are."""
    skus = Lines.select(Lines.sku).where(Lines.order_id == order)
    newest = Movements.select(fn.MAX(Movements.id)).where(Movements.sku.in_(skus))
    return Movements.select().where(Movements.id.in_(newest.group_by(Movements.sku)))


@Compiled
def _taken(ids: Any) -> Any:
    return Operations.select().where(Operations.id.in_(ids))


_QUERIES: dict[type[Model], Compiled] = {
    Orders: Compiled(lambda order: Orders.select().where(Orders.id == order)),
    **{table: _own_rows(table) for table in _ITS_OWN},
    **{table: _all_rows(table) for table in _EVERYBODY},
    **{table: _of_its_products(table) for table in (Products, Barcodes)},
    Movements: Compiled(_levels),
    Journal: Compiled(lambda _: Journal.select().where(OF_PEOPLE)),
}
