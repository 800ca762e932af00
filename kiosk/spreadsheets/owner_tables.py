"""The owner's tables in a folder: read in, and written out with the day in their names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.domain.values import Sku
from kiosk.ports.tables import NoTables, ReadTable, TableKind
from kiosk.spreadsheets.counts import CountRow, read_counts, totals, write_counts
from kiosk.spreadsheets.products import ProductRow, read_products, write_products
from kiosk.spreadsheets.table import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from kiosk.domain.product import Product
    from kiosk.domain.stock import Level

MOST_FILES = 50


@dataclass(frozen=True, kw_only=True)
class OwnerTables:
    """Tables in ``place``; ``country`` is the shop's, and decides how old files are lettered."""

    place: Path
    country: str
    now: Callable[[], datetime]

    @property
    def folder(self) -> str:
        """The folder, for people."""
        return str(self.place)

    def files(self) -> tuple[str, ...]:
        """Names of the tables, newest first."""
        try:
            found = [
                path for path in self.place.iterdir() if path.suffix.lower() in {".csv", ".txt"}
            ]
            found.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        except OSError:
            return ()
        return tuple(path.name for path in found[:MOST_FILES])

    def read(self, name: str) -> ReadTable:
        """Read a table: of counts when it has a column for them, else of products.

        Raises:
            NoTables: it can't be read, or is no table at all.
        """
        data = self._bytes(name)
        counts = read_counts(data, self.country)
        if not counts.refusal:
            return ReadTable(
                kind=TableKind.COUNTS,
                counts={Sku(sku): units for sku, units in totals(counts.rows).items()},
                problems=counts.sentences(name),
                left_out=counts.left_out,
            )
        products = read_products(data, self.country)
        if products.refusal:
            raise NoTables(f"{name} {products.refusal}.")
        return ReadTable(
            kind=TableKind.PRODUCTS,
            products=tuple(row.given for row in products.rows),
            problems=products.sentences(name),
            left_out=products.left_out,
        )

    def write(self, products: Sequence[Product], levels: Mapping[Sku, Level]) -> str:
        """Write both tables; they can be read in again.

        Raises:
            NoTables: the folder can't be written to.
        """
        day = f"{self.now():%Y-%m-%d-%H%M}"
        bins = {product.sku: product.bin for product in products}
        counts = [
            CountRow(sku=sku, units=level.on_hand, bin=bins.get(sku, ""))
            for sku, level in levels.items()
        ]
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            products_file = self.place / f"products-{day}.csv"
            products_file.write_bytes(write_products(map(_row, products)))
            (self.place / f"counts-{day}.csv").write_bytes(write_counts(counts))
        except OSError as error:
            raise NoTables(f"{self.place} can't be written to: {error.strerror}.") from error
        return self.folder

    def _bytes(self, name: str) -> bytes:
        if Path(name).name != name:
            raise NoTables(f"{name} is no plain file name.")
        try:
            with (self.place / name).open("rb") as file:
                return file.read(MOST_BYTES + 1)
        except OSError as error:
            raise NoTables(f"{name} can't be read: {error.strerror}.") from error


def _row(product: Product) -> ProductRow:
    codes = [(each.code, each.units) for each in product.barcodes]
    if product.gtin:
        codes.insert(0, (product.gtin, 1))
    return ProductRow(
        sku=product.sku,
        title=product.title,
        barcodes=tuple(codes),
        bin=product.bin,
        weight_g=product.weight,
        picture=product.picture,
        tracked=product.tracked,
        capture=product.track.value,
    )
