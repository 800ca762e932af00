"""What stands on a paper: a tuple of blocks that know no printer, no font and no measure.

A sheet and a roll are drawn from the same blocks. Every text in a block is already worded, and
``kiosk.documents.text.clean`` has taken out of it what no printer can take.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, kw_only=True)
class ChannelMark:
    """Where the order was sold; at the top right of a sheet, above the letterhead."""

    word: str


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The company's name and the lines of its address."""

    name: str
    address: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CopyMark:
    """Says that this paper is not the first; nobody may overlook it."""

    word: str
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class BigNumber:
    """The number by which people call for the paper; ``tail`` is what they read first."""

    label: str
    head: str
    tail: str


@dataclass(frozen=True, kw_only=True)
class Barcode:
    """Code 128 of ``data``; ``instead`` is printed where no code can be made of it."""

    data: str
    instead: str


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One value with its label; ``alarm`` is a word beside it that demands attention."""

    label: str
    value: str
    strong: bool = False
    alarm: str = ""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Values side by side, the most important first."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class Flag:
    """Something that makes this order different from others; ``urgent`` is told by more ink."""

    word: str
    detail: str = ""
    urgent: bool = False


@dataclass(frozen=True, kw_only=True)
class Flags:
    """All flags of the paper, the most urgent first."""

    flags: tuple[Flag, ...]


@dataclass(frozen=True, kw_only=True)
class Note:
    """A sentence that must be read before anything is done."""

    text: str


@dataclass(frozen=True, kw_only=True)
class PickLine:
    """One thing to gather: a box to tick, where it lies, how many, and what it is."""

    bin: str
    quantity: int
    sku: str
    title: str = ""
    code: str = ""
    """The digits under its barcode; empty when not known."""
    picture: str = ""
    """A file name inside the folder of pictures; empty when there is none."""
    marks: tuple[Flag, ...] = ()
    serials: int = 0
    """How many serial numbers are to be written down."""


@dataclass(frozen=True, kw_only=True)
class PickWords:
    """The labels of a list of lines; ``serials_apart`` is said when they are too many to list."""

    bin: str
    quantity: str
    item: str
    no_bin: str
    serial: str
    serials_apart: str


@dataclass(frozen=True, kw_only=True)
class PickLines:
    """The lines, in the order in which they are gathered."""

    words: PickWords
    lines: tuple[PickLine, ...]


@dataclass(frozen=True, kw_only=True)
class Totals:
    """What the lines add up to."""

    totals: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class Footer:
    """Who made the paper, where and when; ``page_of`` has the fields ``page`` and ``pages``."""

    parts: tuple[str, ...]
    page_of: str


Block: TypeAlias = (
    ChannelMark
    | Letterhead
    | CopyMark
    | BigNumber
    | Barcode
    | Facts
    | Flags
    | Note
    | PickLines
    | Totals
    | Footer
)


@dataclass(frozen=True, kw_only=True)
class Document:
    """A paper: ``name`` is safe as a file's name and a print job's title."""

    kind: str
    name: str
    title: str
    copy: int
    blocks: tuple[Block, ...]
