"""The packing slip: what is in the box and for whom; it travels with the goods.

It bears no prices at all, so that a gift stays one; no bins and nothing else of the house.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.documents import slip_words
from kiosk.documents.address import address_lines
from kiosk.documents.document import (
    Block,
    Document,
    Fact,
    Facts,
    Footer,
    Letterhead,
    Message,
    Recipient,
    SlipLines,
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
from kiosk.documents.shop_words import NOTHING_SAID, ShopWords, closing, fine_print
from kiosk.documents.slip_lines import slip_lines, units_here
from kiosk.documents.text import clean
from kiosk.documents.words import PAGE_OF
from kiosk.domain.packing import box_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kiosk.domain.order import Order
    from kiosk.domain.parcel import CarrierDetails, Parcel
    from kiosk.domain.product import Product
    from kiosk.domain.values import Sku

KIND = "packing-slip"
LONGEST_MESSAGE = 1000
LONGEST_PO = 40


@dataclass(frozen=True, kw_only=True)
class PackingSlip:
    """What a slip is made of; both moments are aware, in the bench's own zone.

    Without ``parcel`` it is made for one parcel with all that is left to send. ``origin`` is the
    sender's country (ISO 3166-1 alpha-2); addresses inside it do not name their country.
    """

    order: Order
    letterhead: Letterhead
    channel_name: str
    ordered_at: datetime
    sent_at: datetime
    parcel: Parcel | None = None
    products: Mapping[Sku, Product]
    words: ShopWords = NOTHING_SAID
    origin: str = ""
    copy: int = 1


def packing_slip(request: PackingSlip) -> Document:
    """The packing slip as blocks.

    Raises:
        ValueError: for a copy below 1.
    """
    copy = checked_copy(request.copy)
    order, parcel = request.order, request.parcel
    return Document(
        kind=KIND,
        name=name_of(KIND, order.id, copy, parcel.ref if parcel else ""),
        title=slip_words.PACKING_SLIP(),
        copy=copy,
        blocks=(
            letterhead(request.letterhead),
            *copy_mark(copy, slip_words.COPY_HINT()),
            big_number(slip_words.PACKING_SLIP(), order.id),
            barcode(order.id),
            *_recipient(request),
            _facts(request),
            SlipLines(
                words=slip_words.line_words(), lines=slip_lines(order, parcel, request.products)
            ),
            *_messages(request),
            *closing(request.words),
            *fine_print(request.words),
            Footer(parts=(), page_of=PAGE_OF()),
        ),
    )


def _recipient(request: PackingSlip) -> tuple[Block, ...]:
    lines = address_lines(request.order.facts.personal.address, request.origin)
    return (Recipient(label=slip_words.SHIP_TO(), lines=lines),) if lines else ()


def _facts(request: PackingSlip) -> Facts:
    facts = request.order.facts
    found = [
        Fact(label=slip_words.BOUGHT_AT(), value=clean(request.channel_name, LONGEST_LINE)),
        Fact(label=slip_words.ORDERED_ON(), value=slip_words.day(request.ordered_at)),
        Fact(label=slip_words.SENT_ON(), value=slip_words.day(request.sent_at)),
    ]
    number = clean(facts.personal.po_number, LONGEST_PO)
    if number:
        found.insert(0, Fact(label=slip_words.PO_NUMBER(), value=number, strong=True))
    parcel = request.parcel
    box = box_of(request.order, parcel) if parcel else 0
    if box:
        of = slip_words.parcel_of(box, len(request.order.parcels))
        found.append(Fact(label=slip_words.PARCEL(), value=of))
    if parcel is not None and parcel.details is not None:
        found += _carrier(parcel.details)
    return Facts(facts=tuple(fact for fact in found if fact.value))


def _carrier(details: CarrierDetails) -> list[Fact]:
    name = clean(details.name or details.code, LONGEST_LINE)
    tracking = clean(details.tracking, LONGEST_LINE)
    return [
        Fact(label=slip_words.SENT_BY(), value=name),
        Fact(label=slip_words.TRACKING(), value=tracking),
    ]


def _messages(request: PackingSlip) -> list[Block]:
    """Each message once, for what is in this box: Amazon repeats it on every line."""
    order, gifts = request.order, request.order.facts.personal.gifts
    texts = [
        clean(gifts[line.id].message, LONGEST_MESSAGE)
        for line in order.facts.lines
        if line.id in gifts and units_here(order, request.parcel, line)
    ]
    return [
        Message(label=slip_words.GIFT_MESSAGE(), text=text) for text in dict.fromkeys(texts) if text
    ]
