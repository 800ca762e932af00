"""The put-back slip: where goods go back to that will not leave, in the order of the bins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.documents import put_back_words, words
from kiosk.documents.document import (
    Block,
    ChannelMark,
    Document,
    Fact,
    Footer,
    Letterhead,
    Note,
    PickLines,
    Totals,
)
from kiosk.documents.house_blocks import Headline
from kiosk.documents.parts import (
    LONGEST_LINE,
    barcode,
    big_number,
    checked_copy,
    copy_mark,
    letterhead,
    name_of,
)
from kiosk.documents.put_back_lines import put_back_lines
from kiosk.documents.text import clean
from kiosk.domain.order import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kiosk.documents.document import PickLine
    from kiosk.domain.order import Order
    from kiosk.domain.product import Product
    from kiosk.domain.values import Sku

KIND = "put-back-slip"


@dataclass(frozen=True, kw_only=True)
class PutBackSlip:
    """What a put-back slip is made of; ``printed_at`` is aware, in the bench's own zone.

    ``order`` is as it stood before it was put back: afterwards nothing is known to be in hand.
    """

    order: Order
    products: Mapping[Sku, Product]
    letterhead: Letterhead
    channel_name: str
    printed_at: datetime
    bench: str
    person: str
    copy: int = 1


def put_back_slip(request: PutBackSlip) -> Document:
    """The put-back slip as blocks.

    Raises:
        ValueError: for a copy below 1.
    """
    copy, order = checked_copy(request.copy), request.order
    lines = put_back_lines(order, request.products)
    return Document(
        kind=KIND,
        name=name_of(KIND, order.id, copy),
        title=put_back_words.TITLE(),
        copy=copy,
        blocks=(
            _headline(order),
            ChannelMark(word=clean(request.channel_name, LONGEST_LINE)),
            letterhead(request.letterhead),
            *copy_mark(copy, put_back_words.COPY_HINT()),
            big_number(put_back_words.ORDER(), order.id),
            barcode(order.id),
            *_notes(order, lines),
            PickLines(words=words.pick_words(), lines=lines),
            _totals(lines),
            _footer(request),
        ),
    )


def _headline(order: Order) -> Headline:
    gone = order.facts.standing is Standing.CANCELLED
    detail = put_back_words.CANCELLED if gone else put_back_words.NOT_WANTED
    return Headline(word=put_back_words.HEADLINE(), detail=detail(), loud=True)


def _notes(order: Order, lines: tuple[PickLine, ...]) -> tuple[Block, ...]:
    notes = []
    if order.open_parcels:
        notes.append(Note(text=put_back_words.open_first(len(order.open_parcels))))
    if not lines:
        notes.append(Note(text=put_back_words.NOTHING()))
    return tuple(notes)


def _totals(lines: tuple[PickLine, ...]) -> Totals:
    many, units = len(lines), sum(line.quantity for line in lines)
    return Totals(
        totals=(
            Fact(label=words.count(many, words.LINE, words.LINES), value=str(many)),
            Fact(label=words.count(units, words.UNIT, words.UNITS), value=str(units), strong=True),
        )
    )


def _footer(request: PutBackSlip) -> Footer:
    parts = (
        words.printed(request.printed_at),
        clean(request.bench, LONGEST_LINE),
        clean(request.person, LONGEST_LINE),
    )
    return Footer(parts=tuple(part for part in parts if part), page_of=words.PAGE_OF())
