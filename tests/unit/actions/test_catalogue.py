"""Taking in the shop's own table of products."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from kiosk.actions.catalogue import ROWS_LIMIT, take_products
from kiosk.actions.desk import Desk
from kiosk.domain.product import Given, Product
from kiosk.domain.values import Sku

PRODUCTS = [Product(sku=Sku(f"SKU-{n}"), bin=f"A-{n}") for n in range(5)]


def given(products: Iterable[Product]) -> list[Given]:
    return [Given(product=product) for product in products]


def test_products_are_written_over_what_was_known_of_them(desk: Desk) -> None:
    assert take_products(desk, given(PRODUCTS)) == 5
    moved = replace(PRODUCTS[2], bin="B-9")

    assert take_products(desk, given([*PRODUCTS[:2], moved])) == 1
    assert desk.store.products.find([moved.sku])[moved.sku] == moved


def test_the_same_table_again_changes_nothing(desk: Desk) -> None:
    take_products(desk, given(PRODUCTS))
    before = desk.store.journal.head()

    assert take_products(desk, given(PRODUCTS)) == 0
    assert desk.store.journal.head() == before


def test_a_long_table_is_kept_in_small_portions(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    save_all = desk.store.products.save_all

    def counted(products: list[Product]) -> None:
        sizes.append(len(products))
        save_all(products)

    monkeypatch.setattr(desk.store.products, "save_all", counted)
    many = [Product(sku=Sku(str(n))) for n in range(2 * ROWS_LIMIT + 1)]

    assert take_products(desk, given(many)) == len(many)
    assert sizes == [ROWS_LIMIT, ROWS_LIMIT, 1]
