"""What stands on a paper: a tuple of blocks that know no printer, no font and no measure.

A sheet and a roll are drawn from the same blocks. Every text in a block is already worded, and
``kiosk.documents.text.clean`` has taken out of it what no printer can take.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kiosk.documents.house_blocks import HouseBlock


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
    """Code 128 of ``data``, or of ``short`` where the paper is too narrow for it.

    ``instead`` is printed where no code can be made of either.
    """

    data: str
    instead: str
    short: str = ""


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
class Recipient:
    """Who gets the goods, as a part of a paper; ``lines`` stand as a postman reads them."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Destination:
    """Where the parcel goes: the reason why the paper is made, and its largest words."""

    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SlipLine:
    """One thing in the box; ``note`` says how many were ordered and follow, where it differs."""

    quantity: int
    sku: str
    title: str = ""
    note: str = ""
    traces: tuple[str, ...] = ()
    """The serial numbers and lots that are in the box, for the day when one is asked for."""


@dataclass(frozen=True, kw_only=True)
class SlipWords:
    """The labels of the lines of a slip; ``back`` heads a field to write in, if there is one."""

    quantity: str
    item: str
    back: str = ""


@dataclass(frozen=True, kw_only=True)
class SlipLines:
    """What is in the box; with ``words.back``, each line has a field for what comes back."""

    words: SlipWords
    lines: tuple[SlipLine, ...]


@dataclass(frozen=True, kw_only=True)
class Message:
    """Words from the giver to the receiver, in a frame."""

    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Choices:
    """Answers to tick."""

    label: str
    choices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Closing:
    """What the reader may do next; ``link`` is printed, and drawn as a QR code."""

    label: str
    text: str
    link: str = ""


@dataclass(frozen=True, kw_only=True)
class FinePrint:
    """What the law or the company wants to stand there, in small letters."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Ruler:
    """A ruler over the whole width, in millimetres: tells a scaled or cut off page."""

    label: str


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
    | Recipient
    | Destination
    | SlipLines
    | Message
    | Choices
    | Closing
    | FinePrint
    | Ruler
    | Footer
    | HouseBlock
)


@dataclass(frozen=True, kw_only=True)
class Document:
    """A paper: ``name`` is safe as a file's name and a print job's title."""

    kind: str
    name: str
    title: str
    copy: int
    blocks: tuple[Block, ...]
