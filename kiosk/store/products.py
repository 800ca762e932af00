"""Products in the store, and the codes by which a scan finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.domain.gtin import barcode_key
from kiosk.domain.product import Barcode, Product, Track
from kiosk.domain.scans import Pack
from kiosk.domain.values import Sku
from kiosk.store.bulk import upsert
from kiosk.store.compiled import Compiled
from kiosk.store.product_tables import Barcodes, Products
from kiosk.store.reading import dicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BARCODES = msgspec.json.Decoder(tuple[Barcode, ...])


class ProductStore:
    """Reads and writes products."""

    def find(self, skus: Iterable[Sku]) -> dict[Sku, Product]:
        """Those of ``skus`` that are known."""
        return {Sku(row["sku"]): _product(row) for row in _rows.dicts(tuple(skus))}

    def all(self) -> list[Product]:
        """Every product, by SKU."""
        return [_product(row) for row in dicts(Products.select().order_by(Products.sku))]

    def packs(self, keys: Sequence[str]) -> dict[str, tuple[Pack, ...]]:
        """What the codes under these keys stand for; those that nobody knows are not in it."""
        found: dict[str, tuple[Pack, ...]] = {}
        for code, sku, units in _packs.tuples(tuple(keys)):
            found[code] = (*found.get(code, ()), Pack(sku=Sku(sku), units=units))
        return found

    def save_all(self, products: Iterable[Product]) -> None:
        """Write products over what was known of them."""
        many = list(products)
        upsert(Products, [_row(product) for product in many])
        Barcodes.delete().where(Barcodes.sku.in_([p.sku for p in many])).execute()
        upsert(Barcodes, [row for product in many for row in _codes(product)])


def _product(row: dict[str, Any]) -> Product:
    return Product(
        sku=Sku(row["sku"]),
        title=row["title"],
        bin=row["bin"],
        gtin=row["gtin"],
        barcodes=_BARCODES.decode(row["barcodes"]) if row["barcodes"] else (),
        track=Track(row["track"]),
        tracked=bool(row["tracked"]),
        weight=row["weight"],
        picture=row["picture"],
    )


def _row(product: Product) -> tuple[Any, ...]:
    further = msgspec.json.encode(product.barcodes).decode() if product.barcodes else ""
    return (
        product.sku,
        product.title,
        product.bin,
        product.gtin,
        product.picture,
        further,
        product.track.value,
        product.tracked,
        product.weight,
    )


def _codes(product: Product) -> list[tuple[str, str, int]]:
    all_codes = [(b.code, b.units) for b in product.barcodes]
    if product.gtin:
        all_codes.append((product.gtin, 1))
    return [(barcode_key(code), product.sku, units) for code, units in all_codes]


@Compiled
def _rows(skus: Any) -> Any:
    return Products.select().where(Products.sku.in_(skus))


@Compiled
def _packs(keys: Any) -> Any:
    query = Barcodes.select(Barcodes.code, Barcodes.sku, Barcodes.units)
    return query.where(Barcodes.code.in_(keys)).order_by(Barcodes.code, Barcodes.sku)
