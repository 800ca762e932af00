"""The personal part of an order: who bought, where it goes, what the card says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.amazon.clean import clean
from kiosk.domain.personal import Address, Gift, Personal
from kiosk.domain.values import LineId

if TYPE_CHECKING:
    from kiosk.amazon.shapes import DeliveryAddress, DeliveryPreference, Order

LONGEST_LINE = 120
"""Of an address and of names, in characters."""
LONGEST_EMAIL = 254
LONGEST_NOTE = 500
LONGEST_MESSAGE = 1000

_NOWHERE = Address()


def personal(order: Order) -> Personal:
    """All that Amazon shows of the buyer; blanks where it shows nothing."""
    buyer, recipient = order.buyer, order.recipient
    address = recipient.delivery_address if recipient else None
    preference = recipient.delivery_preference if recipient else None
    return Personal(
        buyer_name=clean(buyer.buyer_name, LONGEST_LINE) if buyer else "",
        buyer_email=clean(buyer.buyer_email, LONGEST_EMAIL) if buyer else "",
        company=clean(buyer.buyer_company_name, LONGEST_LINE) if buyer else "",
        po_number=clean(buyer.buyer_purchase_order_number, LONGEST_LINE) if buyer else "",
        address=_address(address) if address else _NOWHERE,
        delivery_note=_note(preference) if preference else "",
        gifts=_gifts(order),
    )


def _address(given: DeliveryAddress) -> Address:
    line1 = clean(given.address_line1, LONGEST_LINE)
    line2 = clean(given.address_line2, LONGEST_LINE)
    line3 = clean(given.address_line3, LONGEST_LINE)
    if not line1 and not line2 and not line3 and given.extended_fields:
        line1, line2, line3 = _brazilian(given)
    if not line1 or not line2:  # German sellers meet streets that stand in the second line alone
        filled = [line for line in (line1, line2, line3) if line]
        line1, line2, line3 = (*filled, "", "", "")[:3]
    return Address(
        name=clean(given.name, LONGEST_LINE),
        company=clean(given.company_name, LONGEST_LINE),
        line1=line1,
        line2=line2,
        line3=line3,
        city=clean(given.city, LONGEST_LINE) or clean(given.municipality, LONGEST_LINE),
        district=clean(given.district_or_county, LONGEST_LINE),
        region=clean(given.state_or_region, LONGEST_LINE),
        postcode=clean(given.postal_code, LONGEST_LINE),
        country=clean(given.country_code, LONGEST_LINE),
        phone=clean(given.phone, LONGEST_LINE),
        kind=clean(given.address_type, LONGEST_LINE),
    )


def _brazilian(given: DeliveryAddress) -> tuple[str, str, str]:
    parts = given.extended_fields
    if parts is None:
        return "", "", ""
    street = (clean(parts.street_name, LONGEST_LINE), clean(parts.street_number, LONGEST_LINE))
    return (
        ", ".join(part for part in street if part)[:LONGEST_LINE],
        clean(parts.complement, LONGEST_LINE),
        clean(parts.neighborhood, LONGEST_LINE),
    )


def _note(preference: DeliveryPreference) -> str:
    place = clean(preference.drop_off_location, LONGEST_NOTE)
    how = clean(preference.address_instruction, LONGEST_NOTE)
    return "; ".join(part for part in (place, how) if part)


def _gifts(order: Order) -> dict[LineId, Gift]:
    gifts: dict[LineId, Gift] = {}
    for item in order.order_items or ():
        packing = item.fulfillment.packing if item.fulfillment else None
        option = packing.gift_option if packing else None
        if option is None:
            continue
        gift = Gift(
            message=clean(option.gift_message, LONGEST_MESSAGE),
            wrap=clean(option.gift_wrap_level, LONGEST_LINE),
        )
        if gift.message or gift.wrap:
            gifts[LineId(item.order_item_id)] = gift
    return gifts
