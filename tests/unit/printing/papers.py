"""Every paper there is, and every medium it is printed on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from kiosk.documents.address_label import address_label
from kiosk.documents.command_sheet import command_sheet
from kiosk.documents.document import Letterhead
from kiosk.documents.packing_slip import packing_slip
from kiosk.documents.picking_note import picking_note
from kiosk.documents.put_back_slip import put_back_slip
from kiosk.documents.return_receipt import return_receipt
from kiosk.documents.return_slip import return_slip
from kiosk.documents.shop_words import ShopWords
from kiosk.documents.till_reading import till_reading
from kiosk.domain.money import Money
from kiosk.domain.order import Order
from kiosk.domain.parcel import CarrierDetails, Parcel
from kiosk.domain.personal import Address, Gift, Personal
from kiosk.domain.returns import Condition
from kiosk.domain.till import Drawer, EntryKind, ReadingKind, Tender
from kiosk.domain.values import CarrierId, LineId, ParcelRef
from kiosk.printing.escpos_profile import ROLL_58, ROLL_80, Profile
from kiosk.printing.media import A4, A6, FOUR_BY_SIX, LETTER, Medium
from tests.unit.documents.house import pick, posted, put_back, reading, till
from tests.unit.documents.orders import LETTERHEAD, line, order, product, request, shop
from tests.unit.documents.receipts import came_back, receipt, returned
from tests.unit.documents.slips import back, label, slip

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.documents.document import Document

SHEETS: tuple[Medium, ...] = (A4, LETTER, A6, FOUR_BY_SIX)
ROLLS: dict[str, Profile] = {"80mm": ROLL_80, "58mm": ROLL_58}

PAPERS: dict[str, Callable[..., Document]] = {
    "picking-note": lambda asked=None, **more: picking_note(request(asked, **more)),
    "packing-slip": lambda asked=None, **more: packing_slip(slip(asked, **more)),
    "address-label": lambda asked=None, **more: address_label(label(asked, **more)),
    "return-slip": lambda asked=None, **more: return_slip(back(asked, **more)),
    "put-back-slip": lambda asked=None, **more: put_back_slip(put_back(asked, **more)),
    "return-receipt": lambda asked=None, **more: return_receipt(receipt(asked, **more)),
}
"""The papers of an order: each bears its number and its bars."""

HOUSE_PAPERS: dict[str, Callable[[], Document]] = {
    "till-reading": lambda: till_reading(till()),
    "command-sheet": lambda: command_sheet(LETTERHEAD),
}
"""The papers of no order."""


def full(text: str, number: str = "1-2", copy: int = 2) -> dict[str, Document]:
    """Every paper of an order in which every text from outside is ``text``."""
    held = Parcel(
        ref=ParcelRef(text),
        contents={LineId(text): 1},
        details=CarrierDetails(
            carrier=CarrierId(text), code=text, name=text, service=text, tracking=text
        ),
    )
    address = Address(
        **dict.fromkeys(("name", "company", "city", "district", "region", "postcode"), text),
        line1=f"1 {text}", line2=text, line3=text, country=text[:2] or "GB",
    )  # fmt: skip
    person = Personal(
        po_number=text,
        address=replace(address, city=f"Town {text}"),
        gifts={LineId(text): Gift(message=text)},
    )
    asked = order(
        line(text, 2, title=text, gift=True, serial_required=True),
        number=number,
        service=text,
        programs=frozenset({"AMAZON_BUSINESS", text}),
        constraints=frozenset({text, "signatureConfirmation"}),
        personal=person,
    )
    packed = _traced(replace(asked, parcels=(held, replace(held, ref=ParcelRef("2")))), text)
    shared: dict[str, Any] = {
        "letterhead": Letterhead(name=text, address=(text, text)),
        "copy": copy,
    }
    goods = {
        **shared,
        "products": shop(product(text, text, gtin=text, picture=text)),
        "channel_name": text,
    }
    words = ShopWords(returns=text, link=text, registration=text)
    return {
        "picking-note": picking_note(request(asked, **goods, bench=text, person=text)),
        "packing-slip": packing_slip(slip(packed, **goods, parcel=held, words=words, origin=text)),
        "address-label": address_label(label(packed, **shared, parcel=held, origin=text)),
        "return-slip": return_slip(
            back(packed, **goods, parcel=held, words=words, return_to=(text,))
        ),
        "put-back-slip": put_back_slip(put_back(packed, **goods, bench=text, person=text)),
        "return-receipt": _receipt(packed, text, words=words, **goods),
        **_of_the_house(text, **shared),
    }


def _receipt(asked: Order, text: str, **more: Any) -> Document:
    """The reversal of a return of everything."""
    posted = returned(
        asked, bench=text, person=text, amount=Money(10**9, text), reverses=11,
        lines=tuple(came_back(text, 1, condition) for condition in Condition),
    )  # fmt: skip
    return return_receipt(receipt(asked, **more, returned=posted))


def _traced(asked: Order, text: str) -> Order:
    """The order with a unit whose serial number and lot are both ``text``."""
    return replace(asked, picks=(pick(text, serial=text, lot=text, expiry=date(2027, 1, 31)),))


def _of_the_house(text: str, **shared: Any) -> dict[str, Document]:
    """The papers of no order; every channel, bench, person and currency of theirs is ``text``."""
    lines = [
        posted(kind, minor, currency, channel=text, tender=tender)
        for currency in (text, "GBP")
        for kind, minor in (
            (EntryKind.SALE, 999),
            (EntryKind.RETURN, -(10**9)),
            (EntryKind.SALE, 5),
        )
        for tender in Tender
    ]
    short = Drawer(float_=Money(-1, text), moved=Money(10**9, text), counted=Money(7, text))
    asked = reading(
        kind=ReadingKind.Z, bench=text, person=text, lines=tuple(lines), drawers=(short,)
    )
    return {
        "till-reading": till_reading(till(asked, **shared)),
        "command-sheet": command_sheet(shared["letterhead"]),
    }
