"""Reading the lists of the bench: always by index, always with a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peewee import SQL, Select, fn

from kiosk.domain.lists import COUNT_LIMIT, Counts, Glance, ListName
from kiosk.domain.order import Progress, Standing
from kiosk.domain.parcel import Telling
from kiosk.domain.shelf import Shelf
from kiosk.domain.values import OrderId
from kiosk.store.compiled import Compiled
from kiosk.store.moments import from_ms_or_none
from kiosk.store.reading import dicts
from kiosk.store.rows import parted
from kiosk.store.tables import DATABASE, Lines, Orders, Parcels

if TYPE_CHECKING:
    from kiosk.store.buyers import BuyerStore
    from kiosk.store.moments import Stamp

_COLUMNS = (
    Orders.id,
    Orders.standing,
    Orders.progress,
    Orders.shelf,
    Orders.ship_by,
    Orders.service,
    Orders.programs,
    Orders.units,
    Orders.line_count,
    Orders.gift,
    Orders.cancel_asked,
    Orders.held_for,
    Orders.claimed_by,
)


class ListStore:
    """Reads lists of orders."""

    def __init__(self, stamp: Stamp, buyers: BuyerStore) -> None:
        self._stamp = stamp
        self._buyers = buyers

    def read(self, name: ListName, *, limit: int) -> list[Glance]:
        """The most urgent orders of a list, of the despatched ones the newest."""
        if name is ListName.DESPATCHED:
            return _glances(_newest.dicts(Shelf.DESPATCHED.value, limit))
        if name is ListName.TO_PACK:
            paid = _glances(_by_urgency.dicts(Shelf.TO_PACK.value, limit))
            rest = limit - len(paid)
            return paid + _glances(_by_urgency.dicts(Shelf.UNPAID.value, rest)) if rest else paid
        if name is ListName.NEEDS_YOU:
            return _glances(_by_urgency.dicts(Shelf.NEEDS_YOU.value, limit))
        return _glances(_late.dicts(self._stamp(), limit))

    def search(self, words: str, *, limit: int) -> list[Glance]:
        """Orders whose number, product, SKU or tracking number holds ``words``, newest first.

        Or whose buyer has a name, town or postcode that begins with each of them.
        """
        by_line = Lines.select(Lines.order_id).where(
            Lines.sku.contains(words) | Lines.title.contains(words)
        )
        label = Parcels.tracking.contains(words.replace(" ", ""))
        by_parcel = Parcels.select(Parcels.order_id).where(label)
        holds = Orders.id.contains(words) | Orders.id.in_(by_line) | Orders.id.in_(by_parcel)
        by_buyer = self._buyers.with_words(words)
        if by_buyer is not None:
            holds |= Orders.id.in_(by_buyer)
        query = Orders.select(*_COLUMNS).where(holds).order_by(Orders.placed_at.desc())
        return _glances(dicts(query.limit(limit)))

    def most_urgent(self, *, bench: str, but: OrderId | None) -> Glance | None:
        """The next order to pack that no other bench has in hand."""
        found = _glances(_for_bench.dicts(bench, 2))
        return next((glance for glance in found if glance.id != but), None)

    def take_next(self, *, bench: str, but: OrderId) -> OrderId | None:
        """The next order to pack that no other bench has in hand, locked for this transaction."""
        found = _next_for.scalar(bench, but)
        return OrderId(found) if found else None

    def counts(self) -> Counts:
        """How many orders stand on each list, each cut off at the limit."""
        return Counts(
            to_pack=_count.scalar(Shelf.TO_PACK.value, COUNT_LIMIT),
            unpaid=_count.scalar(Shelf.UNPAID.value, COUNT_LIMIT),
            late=_count_late.scalar(self._stamp(), COUNT_LIMIT),
            needs_you=_count.scalar(Shelf.NEEDS_YOU.value, COUNT_LIMIT),
        )

    def any_at_all(self) -> bool:
        """Whether the store holds any order."""
        return _any.scalar() is not None


@Compiled
def _newest(shelf: Any, limit: Any) -> Any:
    query = Orders.select(*_COLUMNS).where(Orders.shelf == shelf)
    return query.order_by(Orders.touched_at.desc()).limit(limit)


@Compiled
def _by_urgency(shelf: Any, limit: Any) -> Any:
    query = Orders.select(*_COLUMNS).where(Orders.shelf == shelf)
    return query.order_by(Orders.ship_by.asc(nulls="LAST"), Orders.id).limit(limit)


@Compiled
def _late(now: Any, limit: Any) -> Any:
    query = Orders.select(*_COLUMNS).where(_is_late(now))
    return query.order_by(Orders.ship_by, Orders.id).limit(limit)


@Compiled
def _for_bench(bench: Any, limit: Any) -> Any:
    free = (Orders.shelf == Shelf.TO_PACK.value) & Orders.claimed_by.in_(("", bench))
    query = Orders.select(*_COLUMNS).where(free)
    return query.order_by(Orders.ship_by.asc(nulls="LAST"), Orders.id).limit(limit)


@Compiled
def _next_for(bench: Any, but: Any) -> Any:
    free = (Orders.shelf == Shelf.TO_PACK.value) & Orders.claimed_by.in_(("", bench))
    query: Any = Orders.select(Orders.id).where(free & (Orders.id != but))
    query = query.order_by(Orders.ship_by.asc(nulls="LAST"), Orders.id).limit(1)
    # SQLite has one writer at a time and no locks on rows; PostgreSQL's pass over what is taken.
    return query.for_update("FOR UPDATE SKIP LOCKED") if DATABASE.obj.for_update else query


@Compiled
def _any() -> Any:
    return Orders.select(Orders.id).limit(1)


@Compiled
def _count(shelf: Any, limit: Any) -> Any:
    return _counted(Orders.shelf == shelf, limit)


@Compiled
def _count_late(now: Any, limit: Any) -> Any:
    return _counted(_is_late(now), limit)


def _is_late(now: Any) -> Any:
    return (Orders.shelf == Shelf.TO_PACK.value) & (Orders.ship_by < now)


def _counted(where: Any, limit: Any) -> Any:
    some = Orders.select(Orders.id).where(where).limit(limit)
    return Select([some], [fn.COUNT(SQL("1"))])


def _glances(heads: list[dict[str, Any]]) -> list[Glance]:
    tellings = _tellings([h["id"] for h in heads if h["progress"] >= Progress.PACKED])
    return [_glance(head, tellings.get(head["id"])) for head in heads]


def _tellings(ids: list[str]) -> dict[str, str]:
    if not ids:
        return {}
    # The newest parcel of an order comes last, and is the one that stays.
    return dict(_parcels.tuples(ids))


@Compiled
def _parcels(orders: Any) -> Any:
    query = Parcels.select(Parcels.order_id, Parcels.telling)
    return query.where(Parcels.order_id.in_(orders)).order_by(Parcels.ordinal)


def _glance(row: dict[str, Any], telling: str | None) -> Glance:
    return Glance(
        id=OrderId(row["id"]),
        standing=Standing(row["standing"]),
        progress=Progress(row["progress"]),
        shelf=Shelf(row["shelf"]),
        ship_by=from_ms_or_none(row["ship_by"]),
        service=row["service"],
        programs=parted(row["programs"]),
        units=row["units"],
        lines=row["line_count"],
        gift=bool(row["gift"]),
        cancel_asked=bool(row["cancel_asked"]),
        held_for=row["held_for"],
        claimed_by=row["claimed_by"],
        telling=Telling(telling) if telling else None,
    )
