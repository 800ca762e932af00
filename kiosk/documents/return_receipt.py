"""The receipt of a return: what came back, and what the till gave for it; both sides keep one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.documents import receipt_words as words
from kiosk.documents.document import (
    Block,
    Document,
    Fact,
    Facts,
    Flag,
    Flags,
    Footer,
    Letterhead,
    SlipLine,
    SlipLines,
)
from kiosk.documents.house_blocks import Drawer, Figure, Figures, Signature
from kiosk.documents.money_words import amount
from kiosk.documents.parts import (
    LONGEST_LINE,
    barcode,
    big_number,
    checked_copy,
    copy_mark,
    letterhead,
    name_of,
)
from kiosk.documents.picking_lines import LONGEST_SKU, LONGEST_TITLE
from kiosk.documents.shop_words import NOTHING_SAID, ShopWords, fine_print
from kiosk.documents.slip_words import line_words
from kiosk.documents.text import clean
from kiosk.documents.words import PAGE_OF
from kiosk.domain.product import title_of
from kiosk.domain.till import Tender
from kiosk.wording import returns as wording

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kiosk.domain.order import Line, Order
    from kiosk.domain.product import Product
    from kiosk.domain.returns import Return, ReturnedLine
    from kiosk.domain.values import Sku

KIND = "return-receipt"


@dataclass(frozen=True, kw_only=True)
class ReturnReceipt:
    """What a receipt is made of; ``at`` is when the return was posted, in the bench's own zone."""

    returned: Return
    order: Order
    products: Mapping[Sku, Product]
    letterhead: Letterhead
    channel_name: str
    at: datetime
    words: ShopWords = NOTHING_SAID
    copy: int = 1


def return_receipt(request: ReturnReceipt) -> Document:
    """The receipt as blocks.

    Raises:
        ValueError: for a copy below 1.
    """
    copy, returned, order = checked_copy(request.copy), request.returned, request.order
    return Document(
        kind=KIND,
        name=name_of(KIND, order.id, copy, str(returned.number)),
        title=words.TITLE(),
        copy=copy,
        blocks=(
            *_drawer(returned, copy),
            letterhead(request.letterhead),
            *copy_mark(copy, words.COPY_HINT()),
            big_number(_number(returned), order.id),
            barcode(order.id),
            _facts(request),
            *_flags(returned),
            SlipLines(words=line_words(), lines=_lines(request)),
            _money(returned),
            Signature(label=words.SIGNATURE()),
            *fine_print(request.words),
            Footer(parts=(), page_of=PAGE_OF()),
        ),
    )


def opens_drawer(returned: Return) -> bool:
    """Whether cash leaves the drawer: for a reversal nobody knows whether any ever did."""
    return returned.tender is Tender.CASH and returned.reverses is None


def _drawer(returned: Return, copy: int) -> tuple[Block, ...]:
    """Before the first letter, so that the drawer is open while the receipt still prints."""
    return (Drawer(),) if copy == 1 and opens_drawer(returned) else ()


def _number(returned: Return) -> str:
    name = words.return_number if returned.reverses is None else words.reversal_number
    return name(returned.number)


def _facts(request: ReturnReceipt) -> Facts:
    returned = request.returned
    channel = clean(request.channel_name, LONGEST_LINE)
    said = words.REFUNDED if returned.refunded else words.NOT_REFUNDED
    found = (
        Fact(label=words.DATE(), value=words.moment(request.at)),
        Fact(label=words.BOUGHT_AT(), value=channel),
        Fact(label=words.BENCH(), value=clean(returned.bench, LONGEST_LINE)),
        Fact(label=words.PERSON(), value=clean(returned.person, LONGEST_LINE)),
        Fact(label=words.REASON(), value=wording.REASONS[returned.reason]()),
        Fact(label=words.REFUND(), value=said.format(channel=channel)),
    )
    return Facts(facts=tuple(fact for fact in found if fact.value))


def _flags(returned: Return) -> tuple[Block, ...]:
    if returned.reverses is None:
        return ()
    word = words.reversal_of(returned.reverses)
    return (Flags(flags=(Flag(word=word, detail=words.REVERSED_DETAIL(), urgent=True),)),)


def _lines(request: ReturnReceipt) -> tuple[SlipLine, ...]:
    sold = {line.id: line for line in request.order.facts.lines}
    return tuple(
        _line(each, sold.get(each.line), request.products) for each in request.returned.lines
    )


def _line(each: ReturnedLine, sold: Line | None, products: Mapping[Sku, Product]) -> SlipLine:
    product = products.get(each.sku)
    return SlipLine(
        quantity=each.units,
        sku=clean(each.sku, LONGEST_SKU),
        title=clean(title_of(sold, product), LONGEST_TITLE),
        note=wording.CONDITIONS[each.condition](),
    )


def _money(returned: Return) -> Figures:
    """What the till gave, or for a reversal what it took: never below nothing."""
    label = words.MONEY_OUT if returned.reverses is None else words.MONEY_IN
    tender = wording.TENDERS[returned.tender]
    row = Figure(label=tender(), amount=amount(returned.amount), strong=True)
    return Figures(label=label(), rows=(row,))
