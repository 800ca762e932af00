"""Every paper there is, and every medium it is printed on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kiosk.documents.address_label import address_label
from kiosk.documents.document import Letterhead
from kiosk.documents.packing_slip import packing_slip
from kiosk.documents.picking_note import picking_note
from kiosk.documents.return_slip import return_slip
from kiosk.documents.shop_words import ShopWords
from kiosk.domain.parcel import CarrierDetails, Parcel
from kiosk.domain.personal import Address, Gift, Personal
from kiosk.domain.values import CarrierId, LineId, ParcelRef
from kiosk.printing.escpos_profile import ROLL_58, ROLL_80, Profile
from kiosk.printing.media import A4, A6, FOUR_BY_SIX, LETTER, Medium
from tests.unit.documents.orders import line, order, product, request, shop
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
}


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
    packed = replace(asked, parcels=(held, replace(held, ref=ParcelRef("2"))))
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
    }
