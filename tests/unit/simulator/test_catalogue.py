"""The catalogue is read from the demo products, and says what is wrong with a bad file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.simulator.catalogue import product, products


def test_the_demo_products_have_titles_and_prices() -> None:
    found = products()

    assert len(found) >= 20
    assert all(one.title and one.price > 0 for one in found)
    assert product(found[0].sku) == found[0]


def test_an_unknown_sku_is_called_by_its_name() -> None:
    assert product("NEVER-SEEN").title == "NEVER-SEEN"


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "products.csv"
    path.write_text("sku,name\nA,b\n", encoding="utf-8")

    with pytest.raises(ValueError, match="lacks: title"):
        products(path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "products.csv"
    path.write_text("sku,title\n", encoding="utf-8")

    with pytest.raises(ValueError, match="no product"):
        products(path)
