"""The words that stand on papers, and how a moment is written there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_datetime

from kiosk.documents.document import Flag, PickWords
from kiosk.domain.order import Program

if TYPE_CHECKING:
    from datetime import datetime

LOCALE = Locale("en", "GB")

PICKING_NOTE = "Picking note"
NO_BARCODE = "No barcode can be made of this number: type it in."
SHIP_BY = "Ship by"
LATE = "late"
SHIP_BY_UNKNOWN = "not known"
SERVICE = "Service"
DESTINATION = "To"
LINES = "lines"
LINE = "line"
UNITS = "units"
UNIT = "unit"
PAGE_OF = "Page {page} of {pages}"
COPY_HINT = "Printed before. Throw the earlier note away."
DESPATCHED = "This order is marked as despatched. Do not pick it again."
NOTHING_LEFT = "Amazon counts every unit as sent. Below stands what was ordered."

PICK_WORDS = PickWords(
    bin="Bin",
    quantity="Qty",
    item="Item",
    no_bin="no bin",
    serial="Serial no.",
    serials_apart="Write {count} serial numbers on a sheet of their own.",
)

CANCEL_ASKED = Flag(word="Buyer asked to cancel", detail="ask before it leaves", urgent=True)
CANCEL_WAIVED = Flag(word="Buyer asked to cancel", detail="to be sent all the same", urgent=True)
LINE_CANCEL_ASKED = Flag(word="Buyer asked to cancel", urgent=True)
GIFT = Flag(word="Gift")
BUSINESS = "Business"

PROGRAMS: dict[Program, Flag] = {
    Program.PRIME: Flag(word="Prime", urgent=True),
    Program.PREMIUM: Flag(word="Premium", urgent=True),
    Program.STORE_PICK_UP: Flag(word="Store pick-up", detail="no parcel", urgent=True),
    Program.SHIP_PLUS: Flag(word="Ship+"),
}

CONSTRAINTS: dict[str, Flag] = {
    "recipientAgeVerification": Flag(word="Age check", detail="at the door", urgent=True),
    "recipientIdentityVerification": Flag(word="Identity check", detail="at the door", urgent=True),
    "signatureConfirmation": Flag(word="Signature", detail="at the door", urgent=True),
    "cashOnDelivery": Flag(word="Cash on delivery", urgent=True),
    "palletDelivery": Flag(word="Pallet"),
}
"""Amazon's shippingConstraints (Orders API, fulfillment.shipping)."""


def moment(when: datetime) -> str:
    """``Mon 23 Nov 16:00``, in the zone of ``when``."""
    return str(format_datetime(when, "EEE d MMM HH:mm", locale=LOCALE))


def full_moment(when: datetime) -> str:
    """``Mon 23 Nov 2026 16:00``, in the zone of ``when``."""
    return str(format_datetime(when, "EEE d MMM y HH:mm", locale=LOCALE))


def country(code: str) -> str:
    """The country's name, or the code itself when it is none (ISO 3166-1 alpha-2)."""
    return str(LOCALE.territories.get(code.upper(), code))


def service(word: str) -> str:
    """Amazon's word for a service as a person reads it: ``NEXT_DAY`` is ``Next day``."""
    return word.replace("_", " ").capitalize() if word.isupper() else word


def printed(when: datetime) -> str:
    """When the paper was made."""
    return f"Printed {full_moment(when)}"


def copy(number: int) -> str:
    """What a reprint says of itself."""
    return f"COPY {number}"


def count(number: int, one: str, many: str) -> str:
    """The word that goes with ``number``."""
    return one if number == 1 else many


def part_sent(sent: int, ordered: int) -> Flag:
    """Some units have left before."""
    return Flag(word="Part order", detail=f"{sent} of {ordered} units already sent")


def part_of_line(sent: int, ordered: int) -> Flag:
    """Some units of one line have left before."""
    return Flag(word=f"{sent} of {ordered} already sent")


def purchase_order(number: str) -> Flag:
    """An order of a business, with the buyer's own number for it when there is one."""
    return Flag(word=BUSINESS, detail=f"PO no. {number}" if number else "")
