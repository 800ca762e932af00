"""The list of products whose stock is counted: found by words, page by page, with their levels."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.product import Product
from kiosk.domain.stock import Effect, Level, Movement, MovementKind
from kiosk.domain.values import Sku
from kiosk.store.store import Store
from tests.fakes.clock import NOON

SHOP = (
    Product(sku=Sku("MUG-10"), title="Enamel mug, blue", bin="A-01", gtin="5012345678900"),
    Product(sku=Sku("MUG-11"), title="Enamel mug, red", bin="B-02", gtin="4006381333931"),
    Product(sku=Sku("POT-1"), title="Pot, 100% clay", bin="A-02"),
    Product(sku=Sku("TIN_1"), title="Tin", bin="C-03"),
)


def know(store: Store, *products: Product) -> None:
    store.transact(lambda: store.products.save_all(products))


def found(store: Store, words: str = "", limit: int = 10, after: str = "") -> list[str]:
    return [sku for sku, _ in store.stock.page(words, limit=limit, after=after)]


@pytest.fixture
def listed(store: Store) -> Store:
    """Four products are counted, and one like them is not."""
    counted = [replace(product, tracked=True) for product in SHOP]
    know(store, *counted, replace(SHOP[0], sku=Sku("MUG-12")))
    return store


@pytest.mark.parametrize(
    ("words", "skus"),
    [
        ("", "MUG-10 MUG-11 POT-1 TIN_1"),
        ("  ", "MUG-10 MUG-11 POT-1 TIN_1"),
        ("mug", "MUG-10 MUG-11"),
        ("Clay", "POT-1"),
        ("a-0", "MUG-10 POT-1"),
        ("4006381", "MUG-11"),
        ("blue  ENAMEL", "MUG-10"),
        ("mug a-0", "MUG-10"),
        ("mug clay", ""),
        ("%", "POT-1"),
        ("n_1", "TIN_1"),
        ("T_1", ""),
        ("'", ""),
    ],
)
def test_all_words_must_stand_somewhere_in_a_counted_product(
    listed: Store, words: str, skus: str
) -> None:
    assert found(listed, words) == skus.split()


def test_a_page_goes_on_behind_the_last_one(listed: Store) -> None:
    pages = [found(listed, limit=2)]
    while pages[-1]:
        pages.append(found(listed, limit=2, after=pages[-1][-1]))

    assert pages == [["MUG-10", "MUG-11"], ["POT-1", "TIN_1"], []]
    assert found(listed, "1", limit=2, after="MUG-10") == ["MUG-11", "POT-1"]


def test_pages_lose_nothing_however_an_engine_sorts(listed: Store) -> None:
    odd = [Sku(sku) for sku in ("ab", "AC", "a-b", "Zz", "äb", "_b", "10", "9")]
    know(listed, *(Product(sku=sku, tracked=True) for sku in odd))
    seen: list[str] = []
    while page := found(listed, limit=3, after=seen[-1] if seen else ""):
        seen += page

    assert sorted(seen) == sorted([*odd, *(product.sku for product in SHOP)])


def test_each_product_of_a_page_comes_with_what_there_is(listed: Store) -> None:
    mug, other, *_ = (product.sku for product in SHOP)
    effects = [
        (other, Effect(on_hand=5, allocated=2)),
        (other, Effect(on_hand=1)),
        (mug, Effect(quarantined=3)),
    ]
    many = [
        Movement(at=NOON, bench="", person="", sku=sku, kind=MovementKind.COUNTED, effect=effect)
        for sku, effect in effects
    ]
    listed.transact(lambda: listed.stock.add(many))

    assert listed.stock.page("mug", limit=10) == [
        (mug, Level(quarantined=3)),
        (other, Level(on_hand=6, allocated=2)),
    ]
