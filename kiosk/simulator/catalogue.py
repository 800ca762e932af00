"""What the demo shop sells: the demo products, and what they cost."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PRODUCTS = Path(__file__).parents[2] / "assets" / "demo" / "products.csv"
_COLUMNS = {"sku", "title"}
_PRICES = {
    "MUG": 1195,
    "TEE": 1850,
    "SOX": 950,
    "SCF": 3450,
    "APR": 2895,
    "TWL": 1250,
    "CDL": 1399,
    "BOX": 450,
    "NTB": 895,
    "PEN": 1099,
    "BTL": 1999,
    "CAF": 2799,
    "PLT": 725,
    "LMP": 5450,
    "BAG": 6495,
    "UMB": 2150,
}
"""By the first letters of the SKU, in minor units; the same number in every currency."""
_OTHER_PRICE = 1500


@dataclass(frozen=True, slots=True)
class Product:
    """One thing for sale; ``price`` is in minor units."""

    sku: str
    title: str
    price: int


@cache
def products(path: Path = PRODUCTS) -> tuple[Product, ...]:
    """Read the products, in the order of their file.

    Raises:
        OSError: when the file can't be read.
        ValueError: when it lacks a column or holds no product.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if missing := _COLUMNS - set(rows.fieldnames or ()):
            raise ValueError(f"{path.name} lacks: {', '.join(sorted(missing))}")
        found = tuple(Product(row["sku"], row["title"], _price(row["sku"])) for row in rows)
    if not found:
        raise ValueError(f"{path.name} holds no product")
    return found


def product(sku: str) -> Product:
    """Return the product of a SKU; one that is not in the file is called by its SKU."""
    known = next((one for one in products() if one.sku == sku), None)
    return known or Product(sku, sku, _OTHER_PRICE)


def _price(sku: str) -> int:
    return _PRICES.get(sku.partition("-")[0], _OTHER_PRICE)
