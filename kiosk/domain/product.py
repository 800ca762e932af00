"""What the bench knows of a product besides what Amazon says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.domain.values import Sku


@dataclass(frozen=True, kw_only=True)
class Product:
    """A product of the shop; empty strings mean not known."""

    sku: Sku
    title: str = ""
    bin: str = ""
    gtin: str = ""
    picture: str = ""
    """File name of its picture, inside the folder that settings name."""
