"""Products in the store."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.product import Barcode, Product, Track
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


# The codes by which a scan finds them.

CASE = Barcode(code="15012345678907", units=12)
SHELF = Barcode(code="SHELF-7")


def packs(store: Store, *keys: str) -> dict[str, list[tuple[str, int]]]:
    found = store.read(lambda: store.products.packs(keys))
    return {key: [(pack.sku, pack.units) for pack in many] for key, many in found.items()}


def save(store: Store, *products: Product) -> None:
    store.transact(lambda: store.products.save_all(products))


def test_further_codes_and_what_is_tracked_are_kept(store: Store) -> None:
    product = replace(MUG, barcodes=(CASE, SHELF), track=Track.SERIAL)
    save(store, product)

    assert store.products.find([MUG.sku]) == {MUG.sku: product}


def test_each_of_a_products_codes_leads_to_it_with_its_own_units(store: Store) -> None:
    save(store, replace(MUG, barcodes=(CASE, SHELF)))

    assert packs(store, "05012345678900", "15012345678907", "SHELF-7", "nothing") == {
        "05012345678900": [("MUG", 1)],
        "15012345678907": [("MUG", 12)],
        "SHELF-7": [("MUG", 1)],
    }
    assert packs(store) == {}


def test_a_code_is_found_in_whatever_form_the_table_has_it(store: Store) -> None:
    save(store, Product(sku=Sku("A"), gtin=" 36000291452 "))
    save(store, Product(sku=Sku("B"), barcodes=(Barcode(code="0036000291452", units=3),)))

    assert packs(store, "00036000291452") == {"00036000291452": [("A", 1), ("B", 3)]}


def test_products_that_share_a_code_are_all_found(store: Store) -> None:
    save(store, replace(MUG, sku=Sku("Z")), MUG, replace(MUG, sku=Sku("A"), gtin="4006381333931"))

    assert packs(store, "05012345678900", "04006381333931") == {
        "04006381333931": [("A", 1)],
        "05012345678900": [("MUG", 1), ("Z", 1)],
    }


def test_the_barcode_of_one_unit_counts_one_whatever_else_is_said_of_it(store: Store) -> None:
    same = Barcode(code="05012345678900", units=6)
    save(store, replace(MUG, barcodes=(same, same)))

    assert packs(store, "05012345678900") == {"05012345678900": [("MUG", 1)]}


def test_codes_that_the_table_has_no_more_are_forgotten(store: Store) -> None:
    save(store, replace(MUG, barcodes=(CASE, SHELF)), replace(POT, barcodes=(SHELF,)))

    save(store, replace(MUG, gtin="4006381333931", barcodes=()))

    assert packs(store, "05012345678900", "15012345678907", "04006381333931", "SHELF-7") == {
        "04006381333931": [("MUG", 1)],
        "SHELF-7": [("POT", 1)],
    }


def test_a_product_without_codes_is_found_by_none(store: Store) -> None:
    save(store, POT)

    assert packs(store, "", " ") == {}
