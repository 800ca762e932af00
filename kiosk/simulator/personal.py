"""What Amazon shows of a buyer: by status, by role, and not at all once it is no business of ours.

Without its role a field is left out, or blank, in an answer that is otherwise a plain 200.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.simulator.roles import Role
from kiosk.simulator.shapes import UNPAID, WITH_ADDRESS, Status

if TYPE_CHECKING:
    from kiosk.simulator.orders import Address, Order
    from kiosk.simulator.shapes import Json
    from kiosk.simulator.view import View


def buyer(order: Order, view: View) -> Json:
    """Return the ``buyer`` of an order; an empty object where Amazon gives none."""
    if order.status in UNPAID:
        known = {"buyerEmail": order.buyer.email} if view.pending_email else {}
    elif order.status in WITH_ADDRESS:
        known = {
            "buyerName": order.buyer.name,
            "buyerEmail": order.buyer.email,
            "buyerCompanyName": order.buyer.company,
            "buyerPurchaseOrderNumber": order.buyer.po_number,
        }
    else:
        known = {}
    known = {name: value for name, value in known.items() if value}
    if not order.by_merchant:
        known.pop("buyerEmail", None)
    if not view.roles & {Role.DELIVERY, Role.TAX}:
        _hide(known, view, "buyerName")
    if Role.DELIVERY not in view.roles:
        _hide(known, view, "buyerEmail")
    return known


def recipient(order: Order, view: View) -> Json:
    """Return the ``recipient`` of an order; an empty object where Amazon gives none."""
    if order.status not in WITH_ADDRESS:
        return {}
    address = _address(order.address)
    if _phone_suppressed(order, view):
        address.pop("phone", None)
    if Role.DELIVERY not in view.roles:
        _hide(address, view, "name", "addressLine1", "addressLine2", "addressLine3")
        _hide(address, view, "postalCode", "phone")
    preference = {"dropOffLocation": order.drop_off, "addressInstruction": order.delivery_note}
    preference = {name: value for name, value in preference.items() if value}
    if not preference or Role.DELIVERY not in view.roles:
        return {"deliveryAddress": address}
    return {"deliveryAddress": address, "deliveryPreference": preference}


def _address(address: Address) -> Json:
    fields = {
        "name": address.name,
        "companyName": address.company,
        "addressLine1": address.line1,
        "addressLine2": address.line2,
        "addressLine3": address.line3,
        "city": address.city,
        "districtOrCounty": address.district,
        "stateOrRegion": address.region,
        "postalCode": address.postcode,
        "countryCode": address.country,
        "phone": address.phone,
        "addressType": address.kind,
    }
    return {name: value for name, value in fields.items() if value}


def _phone_suppressed(order: Order, view: View) -> bool:
    late = order.status is Status.SHIPPED and view.now > order.deliver_by[1]
    return late or not order.by_merchant


def _hide(known: Json, view: View, *names: str) -> None:
    for name in names:
        if view.blanks and name in known:
            known[name] = ""
        else:
            known.pop(name, None)
