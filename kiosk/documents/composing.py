"""Any paper, from the copy that was asked for and from what the company is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from kiosk.documents import words
from kiosk.documents.address_label import AddressLabel, address_label
from kiosk.documents.document import CopyMark, Document, Letterhead
from kiosk.documents.packing_slip import PackingSlip, packing_slip
from kiosk.documents.paper_names import paper_name
from kiosk.documents.picking_note import PickingNote, picking_note
from kiosk.documents.put_back_slip import PutBackSlip, put_back_slip
from kiosk.documents.return_receipt import ReturnReceipt, return_receipt
from kiosk.documents.return_slip import ReturnSlip, return_slip
from kiosk.documents.shop_words import NOTHING_SAID, ShopWords
from kiosk.documents.till_reading import TillReading, till_reading
from kiosk.domain.paper import PaperKind
from kiosk.wording import till
from kiosk.wording.language import SOURCE, speaking
from kiosk.wording.screens import AMAZON

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.documents.document import Block
    from kiosk.domain.order import Order
    from kiosk.domain.paper import Paper
    from kiosk.domain.parcel import Parcel
    from kiosk.domain.till import Reading


@dataclass(frozen=True, kw_only=True)
class House:
    """Whose papers these are: the company, and the bench at which they are made.

    ``origin`` is the company's country (ISO 3166-1 alpha-2), ``return_to`` where returns go.
    """

    letterhead: Letterhead
    zone: tzinfo
    bench: str = ""
    words: ShopWords = NOTHING_SAID
    origin: str = ""
    return_to: tuple[str, ...] = ()
    language: str = SOURCE
    """The code of the company's own, whoever packs: a buyer reads it, or a book-keeper."""


class NoMatter(ValueError):
    """What the paper is about is not there."""


def composed(house: House, paper: Paper) -> Document:
    """The paper as blocks; equal for equal input, however often and whenever it is made.

    Raises:
        NoAddress: a label of an order without one.
        NoMatter: a receipt without a return, a reading without figures, a paper without an order.
    """
    at = paper.job.at.astimezone(house.zone).replace(second=0, microsecond=0)
    with speaking(house.language):
        made = replace(_made(house, paper, at), name=paper_name(paper.of, paper.job))
    if paper.job.copy == 1:
        return made
    return replace(made, blocks=tuple(_timed(block, at) for block in made.blocks))


@dataclass(frozen=True)
class _Request:
    house: House
    paper: Paper
    order: Order
    at: datetime
    """In the bench's zone, to the minute: a paper says no more of the time."""

    @property
    def parcel(self) -> Parcel | None:
        ref = self.paper.job.parcel
        return next((each for each in self.order.parcels if each.ref == ref), None)

    @property
    def placed(self) -> datetime:
        return self.order.facts.placed_at.astimezone(self.house.zone)


def _made(house: House, paper: Paper, at: datetime) -> Document:
    if paper.job.kind is PaperKind.TILL_READING:
        return _reading(house, paper)
    if paper.order is None:
        raise NoMatter("there is no order")
    return _OF_AN_ORDER[paper.job.kind](_Request(house, paper, paper.order, at))


def _note(asked: _Request) -> Document:
    house, ship_by = asked.house, asked.order.facts.ship_by
    return picking_note(
        PickingNote(
            order=asked.order,
            products=asked.paper.products,
            letterhead=house.letterhead,
            channel_name=AMAZON(),
            printed_at=asked.at,
            ship_by=ship_by.astimezone(house.zone) if ship_by else None,
            bench=house.bench,
            person=asked.paper.job.person,
            copy=asked.paper.job.copy,
        )
    )


def _slip(asked: _Request) -> Document:
    house, parcel = asked.house, asked.parcel
    left = parcel.despatched_at if parcel else None
    return packing_slip(
        PackingSlip(
            order=asked.order,
            products=asked.paper.products,
            letterhead=house.letterhead,
            channel_name=AMAZON(),
            ordered_at=asked.placed,
            sent_at=left.astimezone(house.zone) if left else asked.at,
            parcel=parcel,
            words=house.words,
            origin=house.origin,
            copy=asked.paper.job.copy,
        )
    )


def _label(asked: _Request) -> Document:
    house = asked.house
    return address_label(
        AddressLabel(
            order=asked.order,
            letterhead=house.letterhead,
            parcel=asked.parcel,
            origin=house.origin,
            copy=asked.paper.job.copy,
        )
    )


def _return(asked: _Request) -> Document:
    house = asked.house
    return return_slip(
        ReturnSlip(
            order=asked.order,
            products=asked.paper.products,
            letterhead=house.letterhead,
            channel_name=AMAZON(),
            ordered_at=asked.placed,
            parcel=asked.parcel,
            words=house.words,
            return_to=house.return_to,
            copy=asked.paper.job.copy,
        )
    )


def _receipt(asked: _Request) -> Document:
    house, returned = asked.house, asked.paper.returned
    if returned is None:
        raise NoMatter("there is no return")
    return return_receipt(
        ReturnReceipt(
            returned=returned,
            order=asked.order,
            products=asked.paper.products,
            letterhead=house.letterhead,
            channel_name=AMAZON(),
            at=returned.at.astimezone(house.zone),
            words=house.words,
            copy=asked.paper.job.copy,
        )
    )


def _put_back(asked: _Request) -> Document:
    house = asked.house
    return put_back_slip(
        PutBackSlip(
            order=asked.order,
            products=asked.paper.products,
            letterhead=house.letterhead,
            channel_name=AMAZON(),
            printed_at=asked.at,
            bench=house.bench,
            person=asked.paper.job.person,
            copy=asked.paper.job.copy,
        )
    )


_OF_AN_ORDER: dict[PaperKind, Callable[[_Request], Document]] = {
    PaperKind.PICKING_NOTE: _note,
    PaperKind.PACKING_SLIP: _slip,
    PaperKind.ADDRESS_LABEL: _label,
    PaperKind.RETURN_SLIP: _return,
    PaperKind.RETURN_RECEIPT: _receipt,
    PaperKind.PUT_BACK_SLIP: _put_back,
}
"""What makes each paper that belongs to an order."""


def _reading(house: House, paper: Paper) -> Document:
    if paper.reading is None:
        raise NoMatter("there is no reading")
    return till_reading(
        TillReading(
            reading=_worded(paper.reading),
            letterhead=house.letterhead,
            zone=house.zone,
            copy=paper.job.copy,
        )
    )


def _worded(reading: Reading) -> Reading:
    """The reading with its channels by the names that people know."""
    lines = tuple(
        replace(line, channel=str(till.CHANNELS.get(line.channel, line.channel)))
        for line in reading.lines
    )
    return replace(reading, lines=lines)


def _timed(block: Block, at: datetime) -> Block:
    """A copy says when it was made, so that two of them can be told apart."""
    if not isinstance(block, CopyMark):
        return block
    return replace(block, word=words.copy_at(block.word, at))
