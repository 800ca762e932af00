"""What the bench knows of a product besides what Amazon says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.domain.order import Line
    from kiosk.domain.values import Sku


class Track(Enum):
    """What must be captured of each unit that is picked."""

    NOTHING = ""
    SERIAL = "serial"
    LOT = "lot"


@dataclass(frozen=True, kw_only=True)
class Barcode:
    """A code on the product or on a case of it; one scan of it counts ``units``."""

    code: str
    units: int = 1


@dataclass(frozen=True, kw_only=True)
class Product:
    """A product of the shop; empty strings mean not known."""

    sku: Sku
    title: str = ""
    bin: str = ""
    gtin: str = ""
    """The barcode of one unit, as it is printed on papers."""
    barcodes: tuple[Barcode, ...] = ()
    """Further codes."""
    track: Track = Track.NOTHING
    tracked: bool = False
    """Whether its stock is counted; a product that nobody imported never holds up a bench."""
    weight: int | None = None
    """Grams, of one unit."""
    picture: str = ""
    """File name of its picture, inside the folder that settings name."""

    @property
    def scannable(self) -> bool:
        """Whether it has a barcode at all."""
        return bool(self.gtin or self.barcodes)


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a table says of a product; what it leaves empty stays as it is known."""

    product: Product
    tracked: bool | None = None
    """None when the table does not say."""

    def over(self, known: Product | None) -> Product:
        """The product after the table was taken in."""
        new, before = self.product, known or Product(sku=self.product.sku)
        codes = new if new.scannable else before
        return replace(
            before,
            title=new.title or before.title,
            bin=new.bin or before.bin,
            gtin=codes.gtin,
            barcodes=codes.barcodes,
            track=new.track if new.track is not Track.NOTHING else before.track,
            tracked=before.tracked if self.tracked is None else self.tracked,
            weight=before.weight if new.weight is None else new.weight,
            picture=new.picture or before.picture,
        )


def title_of(line: Line | None, product: Product | None) -> str:
    """What goods are called: as Amazon sold them, or else by the shop; empty if nobody says."""
    return (line.title if line else "") or (product.title if product else "")
