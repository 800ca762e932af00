"""Take in the shop's own tables: products with their bins and barcodes, and counts of stock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.actions.stock import recount
from kiosk.domain.journal import Event, Means
from kiosk.domain.people import Right
from kiosk.domain.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kiosk.actions.desk import Desk
    from kiosk.domain.product import Given, Product
    from kiosk.domain.values import Sku

ROWS_LIMIT = 100
"""Rows a transaction may write, so that a tap at a bench never waits behind it."""


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What taking a table in would change."""

    new: int = 0
    changed: int = 0
    same: int = 0

    @property
    def rows(self) -> int:
        """Rows that would be written."""
        return self.new + self.changed


def preview_products(desk: Desk, rows: Sequence[Given]) -> Preview:
    """What a table of products would change; nothing is written."""
    new = changed = 0
    for batch in _batches(rows):
        known = desk.store.read(lambda batch=batch: _known(desk, batch))  # type: ignore[misc]
        new += sum(row.product.sku not in known for row in batch)
        changed += len(_differing(batch, known))
    return Preview(new=new, changed=changed - new, same=len(rows) - changed)


def take_products(
    desk: Desk,
    rows: Sequence[Given],
    told: Callable[[int], None] = lambda _: None,
    *,
    whole: bool = False,
) -> int:
    """Write products over what was known of them; returns how many were new or different.

    ``told`` hears how many rows have been looked at. With ``whole`` it is one transaction: all
    rows or, when anything fails, none; benches wait meanwhile.
    """
    desk.need(Right.TABLES)

    def work() -> int:
        changed = done = 0
        for batch in _batches(rows):
            changed += desk.store.transact(lambda batch=batch: _keep(desk, batch))  # type: ignore[misc]
            done += len(batch)
            told(done)
        return changed

    return desk.store.transact(work) if whole else work()


def take_counts(
    desk: Desk,
    counts: Mapping[Sku, int],
    told: Callable[[int], None] = lambda _: None,
    *,
    whole: bool = False,
) -> tuple[int, tuple[Refused, ...]]:
    """Write what was counted; returns how many were written, and why others were not.

    Raises:
        Refused: with ``whole``, the first refusal; then nothing is written.
    """
    desk.need(Right.TABLES)

    def work() -> tuple[int, tuple[Refused, ...]]:
        refused: list[Refused] = []
        for done, (sku, units) in enumerate(counts.items(), start=1):
            try:
                recount(desk, sku, units, "counted in a table")
            except Refused as why:
                if whole:
                    raise
                refused.append(why)
            told(done)
        return len(counts) - len(refused), tuple(refused)

    return desk.store.transact(work) if whole else work()


def preview_counts(desk: Desk, counts: Mapping[Sku, int]) -> Preview:
    """What a table of counts would change; a SKU that nobody imported counts as new."""

    def work() -> Preview:
        known = desk.store.stock.tracked(tuple(counts))
        levels = desk.store.stock.levels(known)
        changed = sum(levels[sku].on_hand != counts[sku] for sku in known)
        return Preview(new=len(counts) - len(known), changed=changed, same=len(known) - changed)

    return desk.store.read(work)


def _keep(desk: Desk, batch: Sequence[Given]) -> int:
    new = _differing(batch, _known(desk, batch))
    if new:
        desk.store.products.save_all(new)
        desk.note(Event.PRODUCTS, means=Means.ITSELF, note=str(len(new)))
    return len(new)


def _known(desk: Desk, batch: Sequence[Given]) -> dict[Sku, Product]:
    return desk.store.products.find([row.product.sku for row in batch])


def _differing(batch: Sequence[Given], known: Mapping[Sku, Product]) -> list[Product]:
    after = (row.over(known.get(row.product.sku)) for row in batch)
    return [product for product in after if known.get(product.sku) != product]


def _batches(rows: Sequence[Given]) -> Iterator[Sequence[Given]]:
    for start in range(0, len(rows), ROWS_LIMIT):
        yield rows[start : start + ROWS_LIMIT]
