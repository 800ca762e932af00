"""The doctor reads the owner's tables row by row."""

from __future__ import annotations

from pathlib import Path

from kiosk.doctor.finding import Grade
from kiosk.doctor.tables import NAMED, tables
from kiosk.settings.schema import Shop
from tests.unit.doctor.found import about


def test_the_carriers_that_come_along_are_well() -> None:
    assert about(tables(Shop()), "carriers").grade is Grade.OK


def test_a_carrier_table_that_cannot_be_used_is_bad(tmp_path: Path) -> None:
    (tmp_path / "carriers.toml").write_text('[[carrier]]\nid = "DHL"\n')

    assert about(tables(Shop(carriers=str(tmp_path / "carriers.toml"))), "carriers").grade is (
        Grade.BAD
    )


def test_bad_rows_are_named_and_then_counted(tmp_path: Path) -> None:
    path = tmp_path / "products.csv"
    path.write_text("sku,picture\nMUG,mug.png\n" + ",x\n" * (NAMED + 2))
    (tmp_path / "pictures").mkdir()

    found = list(tables(Shop(products=str(path), pictures=str(tmp_path / "pictures"))))

    assert about(found, "products").words == "1 in products.csv, 7 left out"
    assert "products.csv line 3: no SKU" in [one.words for one in found]
    assert sum(not one.about for one in found) == NAMED + 1
    assert about(found, "pictures").words == "1 of 1 are missing, mug.png first"


def test_a_product_table_that_is_not_there_is_bad(tmp_path: Path) -> None:
    found = list(tables(Shop(products=str(tmp_path / "none.csv"))))

    assert about(found, "products").grade is Grade.BAD
