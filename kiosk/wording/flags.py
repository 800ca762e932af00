"""The words of flags, services and constraints."""

from __future__ import annotations

from kiosk.domain.order import Program
from kiosk.wording.language import _, count

PROGRAMS = {
    Program.PRIME: _("Prime"),
    Program.BUSINESS: _("Business"),
    Program.PREMIUM: _("Premium"),
    Program.SHIP_PLUS: _("Ship+"),
    Program.STORE_PICK_UP: _("Pick-up"),
    Program.PREORDER: _("Pre-order"),
}
GIFT = _("Gift")
ASKS_TO_CANCEL = _("Asks to cancel")
HELD = _("On hold")
CANCELLED = _("Cancelled")
PART_SENT = _("Part sent")
SERIAL = _("Serial number")

SERVICES = {
    "EXPEDITED": _("Expedited"),
    "FREE_ECONOMY": _("Economy"),
    "NEXT_DAY": _("Next day"),
    "PRIORITY": _("Priority"),
    "SAME_DAY": _("Same day"),
    "SECOND_DAY": _("Second day"),
    "SCHEDULED": _("Scheduled"),
    "STANDARD": _("Standard"),
}

URGENT_SERVICES = frozenset({"SAME_DAY", "NEXT_DAY", "EXPEDITED", "PRIORITY"})


def service(code: str) -> str:
    """The service level in words; one that is not known is shown as it came."""
    known = SERVICES.get(code)
    return known() if known else code.replace("_", " ").capitalize()


CONSTRAINTS = {
    "signatureConfirmation": _("Signature on delivery"),
    "recipientAgeVerification": _("Check age on delivery"),
    "recipientIdentityVerification": _("Check identity on delivery"),
    "palletDelivery": _("Pallet"),
    "cashOnDelivery": _("Cash on delivery"),
}


def constraint(code: str) -> str:
    """A shipping constraint in words."""
    known = CONSTRAINTS.get(code)
    return known() if known else code


def units(number: int) -> str:
    """``1 unit``, ``7 units``."""
    return count("{n} unit", "{n} units", number)


def lines(number: int) -> str:
    """``1 line``, ``3 lines``."""
    return count("{n} line", "{n} lines", number)


def orders(number: int) -> str:
    """``1 order``, ``3 orders``."""
    return count("{n} order", "{n} orders", number)
