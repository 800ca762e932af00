"""What the papers for a buyer are asked for with, as their tests need it."""

from __future__ import annotations

from typing import Any

from kiosk.documents.address_label import AddressLabel
from kiosk.documents.packing_slip import PackingSlip
from kiosk.documents.return_slip import ReturnSlip
from kiosk.documents.shop_words import ShopWords
from kiosk.domain.order import Order
from kiosk.domain.parcel import CarrierDetails, Parcel
from kiosk.domain.personal import Address, Gift, Personal
from kiosk.domain.values import CarrierId, LineId, ParcelRef
from tests.unit.documents.orders import LETTERHEAD, NOW, line, order

ADDRESS = Address(
    name="Zoë Hartnell",
    line1="Flat 7, Marlowe Court",
    line2="212 Peckham Rye",
    city="London",
    postcode="SE15 3HJ",
    country="GB",
)
WORDS = ShopWords(
    returns="Send it back within 30 days.",
    link="https://fernhill.example/returns",
    registration="Registered in England no. 01234567",
)


def personal(**facts: Any) -> Personal:
    """A buyer with an address."""
    return Personal(**{"buyer_name": "Zoë Hartnell", "address": ADDRESS, **facts})


def gift(sku: str, message: str) -> dict[LineId, Gift]:
    """A message on a line."""
    return {LineId(sku): Gift(message=message)}


def parcel(ref: str, tracking: str = "", **contents: int) -> Parcel:
    """A parcel with so many units of each line; with a tracking number it has a carrier."""
    details = CarrierDetails(
        carrier=CarrierId("royal-mail"), code="Royal Mail", name="", service="", tracking=tracking
    )
    held = {LineId(name.replace("_", "-")): units for name, units in contents.items()}
    return Parcel(ref=ParcelRef(ref), contents=held, details=details if tracking else None)


def bought(*lines: Any, **facts: Any) -> Order:
    """An order of a buyer with an address."""
    given = {"personal": personal(), **facts}
    return order(*(lines or (line("MUG", 2, title="Enamel mug"),)), **given)


def slip(asked: Order | None = None, **changes: Any) -> PackingSlip:
    """What a packing slip is asked for with."""
    given = {
        "order": asked or bought(),
        "letterhead": LETTERHEAD,
        "channel_name": "Amazon",
        "ordered_at": NOW,
        "sent_at": NOW,
        "products": {},
        "words": WORDS,
        "origin": "GB",
        **changes,
    }
    return PackingSlip(**given)


def label(asked: Order | None = None, **changes: Any) -> AddressLabel:
    """What an address label is asked for with."""
    given = {"order": asked or bought(), "letterhead": LETTERHEAD, "origin": "GB", **changes}
    return AddressLabel(**given)


def back(asked: Order | None = None, **changes: Any) -> ReturnSlip:
    """What a return slip is asked for with."""
    given = {
        "order": asked or bought(),
        "letterhead": LETTERHEAD,
        "channel_name": "Amazon",
        "ordered_at": NOW,
        "products": {},
        "words": WORDS,
        **changes,
    }
    return ReturnSlip(**given)
