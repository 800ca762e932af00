"""Reading the lists of the bench: always by index, always with a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peewee import fn

from kiosk.domain.lists import COUNT_LIMIT, Counts, Glance, ListName
from kiosk.domain.order import Progress, Standing
from kiosk.domain.parcel import Telling
from kiosk.domain.shelf import Shelf
from kiosk.domain.values import OrderId
from kiosk.store.moments import Stamp, from_ms_or_none
from kiosk.store.reading import dicts, tuples
from kiosk.store.rows import PERSONAL_NAMES, parted
from kiosk.store.tables import Buyers, Lines, Orders, Parcels

if TYPE_CHECKING:
    from collections.abc import Sequence

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

    def __init__(self, stamp: Stamp) -> None:
        self._stamp = stamp

    def read(self, name: ListName, *, limit: int) -> list[Glance]:
        """The most urgent orders of a list, of the despatched ones the newest."""
        if name is ListName.DESPATCHED:
            query = (
                Orders.select(*_COLUMNS)
                .where(Orders.shelf == Shelf.DESPATCHED.value)
                .order_by(Orders.touched_at.desc())
            )
            return _glances(query.limit(limit))
        if name is ListName.TO_PACK:
            paid = self._by_urgency(Shelf.TO_PACK, limit)
            return paid + self._by_urgency(Shelf.UNPAID, limit - len(paid))
        if name is ListName.NEEDS_YOU:
            return self._by_urgency(Shelf.NEEDS_YOU, limit)
        query = Orders.select(*_COLUMNS).where(self._late()).order_by(Orders.ship_by, Orders.id)
        return _glances(query.limit(limit))

    def search(self, words: str, *, limit: int) -> list[Glance]:
        """Orders whose number, buyer, product or SKU holds ``words``, newest first."""
        by_line = Lines.select(Lines.order_id).where(
            Lines.sku.contains(words) | Lines.title.contains(words)
        )
        by_buyer = Buyers.select(Buyers.order_id).where(_personal_holds(words))
        query = (
            Orders.select(*_COLUMNS)
            .where(Orders.id.contains(words) | Orders.id.in_(by_line) | Orders.id.in_(by_buyer))
            .order_by(Orders.placed_at.desc())
        )
        return _glances(query.limit(limit))

    def most_urgent(self, *, bench: str, but: OrderId | None) -> Glance | None:
        """The next order to pack that no other bench has in hand."""
        query = (
            Orders.select(*_COLUMNS)
            .where((Orders.shelf == Shelf.TO_PACK.value) & Orders.claimed_by.in_(("", bench)))
            .order_by(Orders.ship_by.asc(nulls="LAST"), Orders.id)
        )
        found = _glances(query.limit(2))
        return next((glance for glance in found if glance.id != but), None)

    def counts(self) -> Counts:
        """How many orders stand on each list, each cut off at the limit."""
        return Counts(
            to_pack=_count(Orders.shelf == Shelf.TO_PACK.value),
            unpaid=_count(Orders.shelf == Shelf.UNPAID.value),
            late=_count(self._late()),
            needs_you=_count(Orders.shelf == Shelf.NEEDS_YOU.value),
        )

    def any_at_all(self) -> bool:
        """Whether the store holds any order."""
        return bool(Orders.select().limit(1).exists())

    def _late(self) -> Any:
        return (Orders.shelf == Shelf.TO_PACK.value) & (Orders.ship_by < self._stamp())

    def _by_urgency(self, shelf: Shelf, limit: int) -> list[Glance]:
        query = (
            Orders.select(*_COLUMNS)
            .where(Orders.shelf == shelf.value)
            .order_by(Orders.ship_by.asc(nulls="LAST"), Orders.id)
        )
        return _glances(query.limit(limit)) if limit > 0 else []


def _personal_holds(words: str) -> Any:
    found = Buyers.personal.contains(words)
    if not any(words.casefold() in name for name in PERSONAL_NAMES):
        return found
    # Every row holds "city", also where nobody lives in one: look again without the names.
    bare: Any = Buyers.personal
    for name in PERSONAL_NAMES:
        bare = fn.REPLACE(bare, name, "")
    return found & bare.contains(words)


def _count(where: Any) -> int:
    some = Orders.select(Orders.id).where(where).limit(COUNT_LIMIT)
    return int(some.count())


def _glances(query: Any) -> list[Glance]:
    heads = dicts(query)
    tellings = _tellings([h["id"] for h in heads if h["progress"] >= Progress.PACKED])
    return [_glance(head, tellings.get(head["id"])) for head in heads]


def _tellings(ids: Sequence[str]) -> dict[str, str]:
    if not ids:
        return {}
    newest = (
        Parcels.select(Parcels.order_id, fn.MAX(Parcels.ordinal))
        .where(Parcels.order_id.in_(ids))
        .group_by(Parcels.order_id)
    )
    last = {row[0]: row[1] for row in tuples(newest)}
    query = Parcels.select(Parcels.order_id, Parcels.ordinal, Parcels.telling)
    return {
        order: telling
        for order, ordinal, telling in tuples(query.where(Parcels.order_id.in_(ids)))
        if last[order] == ordinal
    }


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
