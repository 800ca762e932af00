"""Blocks of papers that stay in the house: a headline, figures to be read, codes to be scanned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, kw_only=True)
class Headline:
    """What the paper is, in its largest words; ``loud`` where it could be taken for another."""

    word: str
    detail: str = ""
    loud: bool = False


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One row: what it is, how often, and how much; ``counts`` match the figures' columns.

    ``strong`` is a sum; ``alarm`` is a word that demands attention, and makes the whole row do so.
    """

    label: str
    amount: str
    counts: tuple[str, ...] = ()
    strong: bool = False
    alarm: str = ""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Rows under one heading; ``columns`` name the counts, ``amount`` what stands at the right."""

    label: str
    rows: tuple[Figure, ...]
    columns: tuple[str, ...] = ()
    amount: str = ""


@dataclass(frozen=True, kw_only=True)
class ScanCode:
    """A bar code that does something: the word for it, and what that means."""

    data: str
    word: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class ScanCodes:
    """Codes so large, and so far apart, that a scanner reads the one that is meant."""

    codes: tuple[ScanCode, ...]


@dataclass(frozen=True, kw_only=True)
class Signature:
    """A line to sign on."""

    label: str


@dataclass(frozen=True, kw_only=True)
class Drawer:
    """Opens the cash drawer, where one hangs on the printer; there is nothing to be seen of it."""


HouseBlock: TypeAlias = Headline | Figures | ScanCodes | Signature | Drawer
