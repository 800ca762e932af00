"""Products in the store."""

from __future__ import annotations

from kiosk.domain.product import Product
from kiosk.domain.values import Sku
from kiosk.store.store import Store

MUG = Product(sku=Sku("MUG"), title="Mug, blue", bin="A-01", gtin="5012345678900", picture="m.png")
POT = Product(sku=Sku("POT"))


def test_a_product_is_found_by_its_sku_as_it_was_kept(store: Store) -> None:
    store.transact(lambda: store.products.save_all([MUG, POT]))

    assert store.products.find([MUG.sku, POT.sku, Sku("NONE")]) == {MUG.sku: MUG, POT.sku: POT}
    assert store.products.find([]) == {}


def test_what_is_newly_known_overwrites_the_old(store: Store) -> None:
    moved = Product(sku=MUG.sku, bin="B-02")
    store.transact(lambda: store.products.save_all([MUG]))
    store.transact(lambda: store.products.save_all([moved]))

    assert store.products.find([MUG.sku]) == {MUG.sku: moved}
