"""The return slip: lies in the box, and comes back with what the buyer sends back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.documents import slip_words
from kiosk.documents.document import (
    Block,
    Choices,
    Document,
    Fact,
    Facts,
    Footer,
    Letterhead,
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
from kiosk.documents.slip_lines import slip_lines
from kiosk.documents.text import clean
from kiosk.documents.words import PAGE_OF

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kiosk.domain.order import Order
    from kiosk.domain.parcel import Parcel
    from kiosk.domain.product import Product
    from kiosk.domain.values import Sku

KIND = "return-slip"


@dataclass(frozen=True, kw_only=True)
class ReturnSlip:
    """What a return slip is made of; ``ordered_at`` is aware, in the bench's own zone.

    ``return_to`` is where returns go, when it is not the address of the letterhead.
    """

    order: Order
    letterhead: Letterhead
    channel_name: str
    ordered_at: datetime
    parcel: Parcel | None = None
    products: Mapping[Sku, Product]
    words: ShopWords = NOTHING_SAID
    return_to: tuple[str, ...] = ()
    copy: int = 1


def return_slip(request: ReturnSlip) -> Document:
    """The return slip as blocks.

    Raises:
        ValueError: for a copy below 1.
    """
    copy = checked_copy(request.copy)
    order, parcel = request.order, request.parcel
    company = letterhead(request.letterhead)
    boxed = slip_lines(order, parcel, request.products)
    lines = tuple(replace(line, note="", traces=()) for line in boxed if line.quantity)
    return Document(
        kind=KIND,
        name=name_of(KIND, order.id, copy, parcel.ref if parcel else ""),
        title=slip_words.RETURN_SLIP(),
        copy=copy,
        blocks=(
            company,
            *copy_mark(copy, slip_words.COPY_HINT()),
            big_number(slip_words.RETURN_SLIP(), order.id),
            barcode(order.id),
            *_return_to(request, company),
            _facts(request),
            SlipLines(words=slip_words.return_words(), lines=lines),
            Choices(
                label=slip_words.REASON(), choices=tuple(reason() for reason in slip_words.REASONS)
            ),
            *closing(request.words, slip_words.HOW_TO_RETURN()),
            *fine_print(request.words),
            Footer(parts=(), page_of=PAGE_OF()),
        ),
    )


def _return_to(request: ReturnSlip, company: Letterhead) -> tuple[Block, ...]:
    """Where the goods go back to: as given, or the company's own address."""
    given = [clean(line, LONGEST_LINE) for line in request.return_to]
    lines = [line for line in given if line] or [company.name, *company.address]
    shown = tuple(line for line in lines if line)
    return (Recipient(label=slip_words.RETURN_TO(), lines=shown),) if shown else ()


def _facts(request: ReturnSlip) -> Facts:
    found = (
        Fact(label=slip_words.BOUGHT_AT(), value=clean(request.channel_name, LONGEST_LINE)),
        Fact(label=slip_words.ORDERED_ON(), value=slip_words.day(request.ordered_at)),
    )
    return Facts(facts=tuple(fact for fact in found if fact.value))
