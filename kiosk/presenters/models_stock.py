"""What the windows of the stock show: the products, one product's ledger, and an import."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import ChoiceModel


@dataclass(frozen=True, kw_only=True)
class ProductRowModel:
    """One product in the list."""

    sku: str
    title: str
    bin: str
    on_hand: str
    free: str
    free_tone: Tone = Tone.PLAIN
    quarantined: str = ""
    picture: str = ""
    selected: bool = False


@dataclass(frozen=True, kw_only=True)
class MovementModel:
    """One line of a product's ledger."""

    when: str
    what: str
    """Such as ``Despatched``."""
    change: str
    """Such as ``-2``."""
    after: str
    """On hand after it."""
    detail: str = ""
    """Who, at which bench, for which order, and why."""


@dataclass(frozen=True, kw_only=True)
class StockModel:
    """The window of the stock."""

    shown: bool = False
    title: str = ""
    search: str = ""
    search_word: str = ""
    searching: bool = False
    """Whether the keyboard is open."""
    bin_word: str = ""
    on_hand_word: str = ""
    free_word: str = ""
    quarantined_word: str = ""
    """What stands over the columns of the list and beside the figures of a product."""
    rows: tuple[ProductRowModel, ...] = ()
    more: str = ""
    empty: Mark | None = None
    product: ProductRowModel | None = None
    """The product that was touched; None shows the list alone."""
    movements: tuple[MovementModel, ...] = ()
    acts: tuple[ChoiceModel, ...] = ()
    """Received, counted, written off, out of quarantine."""
    entry_title: str = ""
    """What is being typed, such as ``Counted``; empty while nothing is."""
    entry: str = ""
    entry_live: bool = False
    entry_word: str = ""
    import_word: str = ""
    export_word: str = ""
    close_word: str = ""


@dataclass(frozen=True, kw_only=True)
class ImportModel:
    """The window of an import: which file, what it would change, and how far it is."""

    shown: bool = False
    title: str = ""
    files: tuple[ChoiceModel, ...] = ()
    """Files to choose from; empty once one is chosen."""
    summary: str = ""
    """Such as ``210 new, 14 changed, 1,200 as before, 3 can't be used``."""
    problems: tuple[str, ...] = ()
    """Each bad row with its line number and reason."""
    progress: float | None = None
    """From 0 to 1 while it runs; None otherwise."""
    progress_word: str = ""
    go_word: str = ""
    """Imports what can be used; such as ``Import 224 rows``."""
    go_live: bool = False
    strict_word: str = ""
    """Imports only if every row is good; empty when all are."""
    close_word: str = ""
