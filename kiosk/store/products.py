"""Products in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.domain.product import Product
from kiosk.domain.values import Sku
from kiosk.store.bulk import upsert
from kiosk.store.compiled import Compiled
from kiosk.store.tables import Products

if TYPE_CHECKING:
    from collections.abc import Iterable


class ProductStore:
    """Reads and writes products."""

    def find(self, skus: Iterable[Sku]) -> dict[Sku, Product]:
        """Those of ``skus`` that are known."""
        return {
            Sku(row["sku"]): Product(
                sku=Sku(row["sku"]),
                title=row["title"],
                bin=row["bin"],
                gtin=row["gtin"],
                picture=row["picture"],
            )
            for row in _rows.dicts(tuple(skus))
        }

    def save_all(self, products: Iterable[Product]) -> None:
        """Write products over what was known of them."""
        upsert(Products, [(p.sku, p.title, p.bin, p.gtin, p.picture) for p in products])


@Compiled
def _rows(skus: Any) -> Any:
    return Products.select().where(Products.sku.in_(skus))
