"""The till reading: what was despatched and returned, and whether the cash drawer is right.

An X reading looks, a Z reading closes; a tired person must see at once which one it is, and
whether anything is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.documents import till_words as words
from kiosk.documents.document import (
    Block,
    Document,
    Fact,
    Facts,
    Flag,
    Flags,
    Footer,
    Letterhead,
    Note,
)
from kiosk.documents.house_blocks import Headline
from kiosk.documents.money_words import amount
from kiosk.documents.parts import LONGEST_LINE, checked_copy, copy_mark, letterhead, name_of
from kiosk.documents.text import clean
from kiosk.documents.till_figures import figures
from kiosk.documents.words import PAGE_OF
from kiosk.domain.till import ReadingKind
from kiosk.domain.values import OrderId

if TYPE_CHECKING:
    from datetime import tzinfo

    from kiosk.domain.till import Drawer, Reading

KIND = "till-reading"


@dataclass(frozen=True, kw_only=True)
class TillReading:
    """What a paper of a reading is made of; ``zone`` is the bench's own.

    ``copy`` is 1 for the first paper and counts on with each reprint.
    """

    reading: Reading
    letterhead: Letterhead
    zone: tzinfo
    copy: int = 1


def till_reading(request: TillReading) -> Document:
    """The till reading as blocks.

    Raises:
        ValueError: for a copy below 1.
    """
    copy, reading = checked_copy(request.copy), request.reading
    found = figures(reading)
    return Document(
        kind=KIND,
        name=_name(request, copy),
        title=words.TITLE(),
        copy=copy,
        blocks=(
            letterhead(request.letterhead),
            *copy_mark(copy, words.COPY_HINT()),
            _headline(reading),
            _facts(request),
            *_flags(reading),
            *(found or (Note(text=words.NOTHING()),)),
            Footer(parts=(words.last_entry(reading.last_entry),), page_of=PAGE_OF()),
        ),
    )


def _name(request: TillReading, copy: int) -> str:
    """By the number of a Z, by the second of an X; both by the bench that took it."""
    reading = request.reading
    at = reading.at.astimezone(request.zone)
    number = str(reading.number) if reading.kind is ReadingKind.Z else f"{at:%Y%m%d-%H%M%S}"
    return name_of(KIND, OrderId(f"{reading.kind.value}-{number}"), copy, reading.bench)


def _headline(reading: Reading) -> Headline:
    if reading.kind is ReadingKind.Z:
        return Headline(word=words.z_reading(reading.number), detail=words.Z_DETAIL())
    return Headline(word=words.X_READING(), detail=words.X_DETAIL())


def _facts(request: TillReading) -> Facts:
    reading, zone = request.reading, request.zone
    since = reading.since
    start = words.moment(since.astimezone(zone)) if since else words.THE_BEGINNING()
    found = (
        Fact(label=words.FROM(), value=start),
        Fact(label=words.TO(), value=words.moment(reading.at.astimezone(zone))),
        Fact(label=words.BENCH(), value=clean(reading.bench, LONGEST_LINE)),
        Fact(label=words.PERSON(), value=clean(reading.person, LONGEST_LINE)),
    )
    return Facts(facts=tuple(fact for fact in found if fact.value))


def _flags(reading: Reading) -> tuple[Block, ...]:
    """Whether each drawer is right, before any figure: the urgent ones first."""
    found = [flag for drawer in reading.drawers for flag in _flag(drawer, reading.kind)]
    found.sort(key=lambda flag: not flag.urgent)
    return (Flags(flags=tuple(found)),) if found else ()


def _flag(drawer: Drawer, kind: ReadingKind) -> tuple[Flag, ...]:
    lack = drawer.difference
    if lack is None:
        # An X reading is taken in the middle of the day: nobody expects a count.
        return (Flag(word=words.DRAWER_NOT_COUNTED()),) if kind is ReadingKind.Z else ()
    if not lack.minor:
        return (Flag(word=words.DRAWER_AGREES(), detail=amount(drawer.expected)),)
    said = words.DRAWER_SHORT if lack.minor < 0 else words.DRAWER_OVER
    much = amount(-lack if lack.minor < 0 else lack)
    return (Flag(word=said.format(amount=much), urgent=True),)
