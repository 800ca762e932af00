"""The owner's table of products, read from its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.spreadsheets.products import ProductRow, read_products
from kiosk.spreadsheets.table import MOST_BYTES, NoTable, Table

if TYPE_CHECKING:
    from pathlib import Path


def product_table(path: Path, country: str = "") -> Table[ProductRow]:
    """The products in a file, and a word on each row that is not among them.

    ``country`` is as in ``read_products``.

    Raises:
        NoTable: the file can't be read, or is no such table; a whole sentence.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise NoTable(f"The product table {path} can't be read: {error}.") from error
    table = read_products(data, country)
    if table.refusal:
        raise NoTable(f"The product table {path} {table.refusal}.")
    return table
