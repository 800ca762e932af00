"""The wire to the owner's tables: files that come from a spreadsheet, and go to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kiosk.domain.product import Given, Product
    from kiosk.domain.stock import Level
    from kiosk.domain.values import Sku


class NoTables(Exception):
    """A table can't be read or written; a sentence that says why."""


class TableKind(Enum):
    """What a table holds."""

    PRODUCTS = "products"
    COUNTS = "counts"


@dataclass(frozen=True, kw_only=True)
class ReadTable:
    """A table as it was read: what can be used, and a sentence on each row that can't."""

    kind: TableKind
    products: Sequence[Given] = ()
    counts: Mapping[Sku, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    left_out: int = 0
    """Rows that can't be used; more than ``problems`` when there are very many."""


class Tables(Protocol):
    """Where the owner's tables lie."""

    @property
    def folder(self) -> str:
        """The folder, for people."""
        ...

    def files(self) -> tuple[str, ...]:
        """Names of the tables that lie there; slow."""
        ...

    def read(self, name: str) -> ReadTable:
        """Read one of them; slow.

        Raises:
            NoTables: it can't be read, or is no table at all.
        """
        ...

    def write(self, products: Sequence[Product], levels: Mapping[Sku, Level]) -> str:
        """Write all products, and the counts of those that are tracked; where to.

        Raises:
            NoTables: the folder can't be written to.
        """
        ...
