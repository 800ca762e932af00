"""Stock in the store: an append-only ledger, and the units that orders hold.

Each movement is kept with the level after it, so that the newest one of a product tells what there
is, however long the ledger; the sums over it say the same, and tests hold the two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peewee import fn

from kiosk.domain.stock import Effect, Level, Movement, MovementKind
from kiosk.domain.values import OrderId, Sku
from kiosk.store.bulk import insert, upsert
from kiosk.store.compiled import Compiled
from kiosk.store.moments import from_ms, to_ms
from kiosk.store.product_tables import Allocations, Movements, Products
from kiosk.store.reading import tuples
from kiosk.store.tables import DATABASE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


class StockStore:
    """Reads and writes the ledger and the allocations."""

    def tracked(self, skus: Collection[Sku]) -> frozenset[Sku]:
        """Those of ``skus`` whose stock is counted."""
        return frozenset(Sku(row[0]) for row in _tracked.tuples(tuple(skus)))

    def any_tracked(self) -> bool:
        """Whether any stock is counted at all."""
        return _any_tracked.scalar() is not None

    def levels(self, skus: Collection[Sku]) -> dict[Sku, Level]:
        """What there is of each of ``skus``; nothing where nothing ever moved."""
        found = {Sku(row[0]): _level(row[1:]) for row in _levels.tuples(tuple(skus))}
        return {sku: found.get(sku, Level()) for sku in skus}

    def hold(self, skus: Collection[Sku]) -> None:
        """Let nobody else move these products until the transaction ends.

        SQLite lets one transaction write at a time anyway.
        """
        if DATABASE.for_update:
            rows = Products.select(Products.sku).where(Products.sku.in_(sorted(skus)))
            rows.order_by(Products.sku).for_update().execute()

    def add(self, movements: Iterable[Movement]) -> None:
        """Append movements; inside a transaction that holds their products."""
        many = list(movements)
        levels = self.levels({movement.sku for movement in many})
        rows = []
        for movement in many:
            level = levels[movement.sku] = levels[movement.sku].moved(movement.effect)
            rows.append(_row(movement, level))
        insert(Movements, rows)

    def history(self, sku: Sku, *, limit: int) -> list[tuple[Movement, Level]]:
        """The newest movements of a product, each with the level after it."""
        return [(_movement(row), _level_after(row)) for row in _history.dicts(sku, limit)]

    def sums(self, sku: Sku) -> Level:
        """The level as the sum of all movements; slow, for who wants to be sure."""
        return _level(_sums.tuples(sku)[0])

    def allocation(self, order: OrderId) -> dict[Sku, int]:
        """Units that an order holds, by product."""
        return {Sku(sku): units for sku, units in _allocation.tuples(order)}

    def allocations(self, orders: Collection[OrderId]) -> dict[OrderId, dict[Sku, int]]:
        """Units that each of ``orders`` holds; those that hold nothing are not in it."""
        found: dict[OrderId, dict[Sku, int]] = {}
        for order, sku, units in _allocations.tuples(tuple(orders)):
            found.setdefault(OrderId(order), {})[Sku(sku)] = units
        return found

    def holders(self, sku: Sku) -> list[tuple[OrderId, int]]:
        """Orders that hold units of a product."""
        return [(OrderId(order), units) for order, units in _holders.tuples(sku)]

    def set_allocation(self, order: OrderId, units: Mapping[Sku, int]) -> None:
        """Write what an order holds, over what it held."""
        Allocations.delete().where(Allocations.order_id == order).execute()
        upsert(Allocations, [(order, sku, n) for sku, n in units.items() if n > 0])

    def page(self, words: str, *, limit: int, after: str = "") -> list[tuple[Sku, Level]]:
        """Tracked products with what there is of them, by SKU, from behind ``after`` on.

        ``words`` must all stand in SKU, title, bin or barcode.
        """
        query = Products.select(Products.sku).where(
            Products.tracked.in_((True,)) & (Products.sku > after)
        )
        for word in words.split():
            query = query.where(
                Products.sku.contains(word)
                | Products.title.contains(word)
                | Products.bin.contains(word)
                | Products.gtin.contains(word)
            )
        skus = [Sku(row[0]) for row in tuples(query.order_by(Products.sku).limit(limit))]
        levels = self.levels(skus)
        return [(sku, levels[sku]) for sku in skus]


def _row(movement: Movement, level: Level) -> tuple[Any, ...]:
    effect = movement.effect
    return (
        to_ms(movement.at),
        movement.bench,
        movement.person,
        movement.sku,
        movement.kind.value,
        movement.order,
        movement.why,
        effect.on_hand,
        effect.allocated,
        effect.quarantined,
        level.on_hand,
        level.allocated,
        level.quarantined,
    )


def _movement(row: dict[str, Any]) -> Movement:
    return Movement(
        at=from_ms(row["at"]),
        bench=row["bench"],
        person=row["person"],
        sku=Sku(row["sku"]),
        kind=MovementKind(row["kind"]),
        order=OrderId(row["order_id"]) if row["order_id"] else None,
        why=row["why"],
        effect=Effect(
            on_hand=row["on_hand"], allocated=row["allocated"], quarantined=row["quarantined"]
        ),
    )


def _level_after(row: dict[str, Any]) -> Level:
    return _level((row["on_hand_after"], row["allocated_after"], row["quarantined_after"]))


def _level(columns: tuple[Any, ...]) -> Level:
    on_hand, allocated, quarantined = (int(column or 0) for column in columns)
    return Level(on_hand=on_hand, allocated=allocated, quarantined=quarantined)


@Compiled
def _tracked(skus: Any) -> Any:
    return Products.select(Products.sku).where(
        Products.sku.in_(skus) & Products.tracked.in_((True,))
    )


@Compiled
def _any_tracked() -> Any:
    return Products.select(Products.sku).where(Products.tracked.in_((True,))).limit(1)


@Compiled
def _levels(skus: Any) -> Any:
    newest = Movements.alias()
    # The newest row of each product is found by the index, not by looking through all of them.
    last = newest.select(fn.MAX(newest.id)).where(newest.sku == Products.sku)
    columns = (Movements.on_hand_after, Movements.allocated_after, Movements.quarantined_after)
    query = Products.select(Products.sku, *columns)
    return query.join(Movements, on=(Movements.id == last)).where(Products.sku.in_(skus))


@Compiled
def _history(sku: Any, limit: Any) -> Any:
    query = Movements.select().where(Movements.sku == sku)
    return query.order_by(Movements.id.desc()).limit(limit)


@Compiled
def _sums(sku: Any) -> Any:
    columns = (Movements.on_hand, Movements.allocated, Movements.quarantined)
    return Movements.select(*(fn.SUM(column) for column in columns)).where(Movements.sku == sku)


@Compiled
def _allocation(order: Any) -> Any:
    query = Allocations.select(Allocations.sku, Allocations.units)
    return query.where(Allocations.order_id == order)


@Compiled
def _allocations(orders: Any) -> Any:
    query = Allocations.select(Allocations.order_id, Allocations.sku, Allocations.units)
    return query.where(Allocations.order_id.in_(orders))


@Compiled
def _holders(sku: Any) -> Any:
    query = Allocations.select(Allocations.order_id, Allocations.units)
    return query.where(Allocations.sku == sku).order_by(Allocations.order_id)
