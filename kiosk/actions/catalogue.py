"""Take in the shop's own table of products: bins, barcodes and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.journal import Event, Means

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.actions.desk import Desk
    from kiosk.domain.product import Product

ROWS_LIMIT = 100


def take_products(desk: Desk, products: Sequence[Product]) -> int:
    """Write products over what was known of them; returns how many were new or different."""
    changed = 0
    for start in range(0, len(products), ROWS_LIMIT):
        batch = products[start : start + ROWS_LIMIT]
        changed += desk.store.transact(lambda batch=batch: _keep(desk, batch))  # type: ignore[misc]
    return changed


def _keep(desk: Desk, batch: Sequence[Product]) -> int:
    known = desk.store.products.find([p.sku for p in batch])
    new = [p for p in batch if known.get(p.sku) != p]
    if new:
        desk.store.products.save_all(new)
        desk.note(Event.PRODUCTS, means=Means.ITSELF, note=str(len(new)))
    return len(new)
