"""The address label: where the parcel goes, and which order is inside.

No telephone and no e-mail: whoever carries the parcel by hand needs neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.documents import slip_words, words
from kiosk.documents.address import address_lines, checked
from kiosk.documents.document import Block, Destination, Document, Flags, Letterhead
from kiosk.documents.parts import (
    barcode,
    big_number,
    checked_copy,
    copy_mark,
    letterhead,
    name_of,
)

if TYPE_CHECKING:
    from kiosk.domain.order import Order
    from kiosk.domain.parcel import Parcel

KIND = "address-label"


@dataclass(frozen=True, kw_only=True)
class AddressLabel:
    """What a label is made of; ``origin`` is the sender's country (ISO 3166-1 alpha-2)."""

    order: Order
    letterhead: Letterhead
    parcel: Parcel | None = None
    origin: str = ""
    copy: int = 1


def address_label(request: AddressLabel) -> Document:
    """The address label as blocks.

    Raises:
        NoAddress: Amazon has not told enough of the address, or not yet.
        ValueError: for a copy below 1.
    """
    copy = checked_copy(request.copy)
    order, parcel = request.order, request.parcel
    address = checked(order.facts.personal.address)
    return Document(
        kind=KIND,
        name=name_of(KIND, order.id, copy, parcel.ref if parcel else ""),
        title=slip_words.ADDRESS_LABEL(),
        copy=copy,
        blocks=(
            letterhead(request.letterhead),
            *copy_mark(copy, slip_words.LABEL_COPY_HINT()),
            Destination(lines=address_lines(address, request.origin)),
            *_flags(order),
            big_number(slip_words.ORDER(), order.id),
            barcode(order.id),
        ),
    )


def _flags(order: Order) -> tuple[Block, ...]:
    """What must happen at the door."""
    found = tuple(words.constraints(order.facts))
    return (Flags(flags=found),) if found else ()
