"""What the window shows in which an order is shared out among several parcels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ParcelLineModel:
    """A line of which units lie in no parcel yet, and how many go into this one."""

    line_id: str
    picture: str = ""
    title: str = ""
    sku: str = ""
    count: str = ""
    """Units that go into this parcel; the largest word of the line."""
    of: str = ""
    """Such as ``of 3``."""
    less_live: bool = False
    more_live: bool = False
    chosen: bool = False
    """Whether any of it goes into this parcel."""


@dataclass(frozen=True, kw_only=True)
class ParcelModel:
    """The window that asks what goes into this parcel."""

    shown: bool = False
    title: str = ""
    hint: str = ""
    lines: tuple[ParcelLineModel, ...] = ()
    packed: str = ""
    """The parcels that are packed already, such as ``Parcel 1: 2 units, DPD``."""
    back_word: str = ""
    all_word: str = ""
    next_word: str = ""
    """Such as ``3 units into parcel 2``."""
    next_live: bool = False
