"""The picking note: what to gather for one order, and what must be known while doing so.

It stays in the house and bears no buyer's name or address; a gift's message is for the slip.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.documents import words
from kiosk.documents.document import (
    Block,
    ChannelMark,
    Document,
    Fact,
    Facts,
    Flags,
    Footer,
    Letterhead,
    Note,
    Totals,
)
from kiosk.documents.parts import (
    LONGEST_LINE,
    barcode,
    big_number,
    checked_copy,
    copy_mark,
    letterhead,
    name_of,
)
from kiosk.documents.picking_flags import flags
from kiosk.documents.picking_lines import gathered, pick_lines
from kiosk.documents.text import clean
from kiosk.domain.order import Progress
from kiosk.wording import countries
from kiosk.wording import flags as flag_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kiosk.domain.order import Order
    from kiosk.domain.product import Product
    from kiosk.domain.values import Sku

KIND = "picking-note"


@dataclass(frozen=True, kw_only=True)
class PickingNote:
    """What a picking note is made of; both moments are aware, in the bench's own zone.

    ``copy`` is 1 for the first note and counts on with each reprint.
    """

    order: Order
    products: Mapping[Sku, Product]
    letterhead: Letterhead
    channel_name: str
    printed_at: datetime
    ship_by: datetime | None
    bench: str
    person: str
    copy: int = 1


def picking_note(request: PickingNote) -> Document:
    """The picking note as blocks.

    Raises:
        ValueError: for a copy below 1.
    """
    copy = checked_copy(request.copy)
    number = request.order.id
    return Document(
        kind=KIND,
        name=name_of(KIND, number, copy),
        title=words.PICKING_NOTE(),
        copy=copy,
        blocks=(
            ChannelMark(word=clean(request.channel_name, LONGEST_LINE)),
            letterhead(request.letterhead),
            *copy_mark(copy, words.COPY_HINT()),
            big_number(words.PICKING_NOTE(), number),
            barcode(number),
            _facts(request),
            *_notes(request.order),
            *_flags(request.order),
            pick_lines(request.order, request.products),
            _totals(request.order),
            _footer(request),
        ),
    )


def _facts(request: PickingNote) -> Facts:
    facts = request.order.facts
    ship_by = request.ship_by
    late = ship_by is not None and request.printed_at > ship_by
    found = [
        Fact(
            label=words.SHIP_BY(),
            value=words.moment(ship_by) if ship_by else words.SHIP_BY_UNKNOWN(),
            strong=True,
            alarm=words.LATE() if late else "",
        )
    ]
    if facts.service:
        service = flag_words.service(clean(facts.service, LONGEST_LINE))
        hurried = facts.service in flag_words.URGENT_SERVICES
        found.append(Fact(label=words.SERVICE(), value=service, strong=hurried))
    if country := clean(facts.personal.address.country, LONGEST_LINE):
        found.append(Fact(label=words.DESTINATION(), value=countries.name(country)))
    return Facts(facts=tuple(found))


def _notes(order: Order) -> tuple[Block, ...]:
    notes = []
    if order.progress is Progress.DESPATCHED:
        notes.append(Note(text=words.DESPATCHED()))
    elif order.facts.lines and not order.units_left:
        notes.append(Note(text=words.NOTHING_LEFT()))
    return tuple(notes)


def _flags(order: Order) -> tuple[Block, ...]:
    found = flags(order)
    return (Flags(flags=found),) if found else ()


def _totals(order: Order) -> Totals:
    amounts = [amount for _, amount in gathered(order)]
    lines, units = len(amounts), sum(amounts)
    return Totals(
        totals=(
            Fact(label=words.count(lines, words.LINE, words.LINES), value=str(lines)),
            Fact(label=words.count(units, words.UNIT, words.UNITS), value=str(units), strong=True),
        )
    )


def _footer(request: PickingNote) -> Footer:
    parts = (
        words.printed(request.printed_at),
        clean(request.bench, LONGEST_LINE),
        clean(request.person, LONGEST_LINE),
    )
    return Footer(parts=tuple(part for part in parts if part), page_of=words.PAGE_OF())
