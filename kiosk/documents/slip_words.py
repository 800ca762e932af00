"""The words of the papers that leave the house with the goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date

from kiosk.documents.document import SlipWords
from kiosk.wording.language import _, locale

if TYPE_CHECKING:
    from datetime import datetime

PACKING_SLIP = _("Packing slip")
RETURN_SLIP = _("Return slip")
ADDRESS_LABEL = _("Parcel label")
SHIP_TO = _("Ship to")
RETURN_TO = _("Return to")
ORDERED_ON = _("Ordered on")
SENT_ON = _("Sent on")
SENT_BY = _("Sent by")
TRACKING = _("Tracking no.")
PARCEL = _("Parcel")
PO_NUMBER = _("Your PO no.")
BOUGHT_AT = _("Bought at")
ORDER = _("Order")
GIFT_MESSAGE = _("A message for you")
RETURNS = _("Returns")
COPY_HINT = _("Printed before. Put only one of them in the box.")
LABEL_COPY_HINT = _("Printed before. Stick only one of them on.")
REASON = _("Why does it come back?")
REASONS = (
    _("Not wanted any more"),
    _("Wrong size or colour"),
    _("Not as described"),
    _("Damaged or faulty"),
    _("Wrong item sent"),
    _("Something else"),
)
HOW_TO_RETURN = _(
    "Tell us through your Amazon account first: Your Orders, then Return or replace items. "
    "Then tick what comes back, and put this slip into the box with it."
)


def line_words() -> SlipWords:
    """What stands over the lines of a packing slip, or of a receipt."""
    return SlipWords(quantity=_("Qty")(), item=_("Item")())


def return_words() -> SlipWords:
    """What stands over the lines of a return slip."""
    return SlipWords(quantity=_("Qty")(), item=_("Item")(), back=_("Comes back")())


def day(when: datetime) -> str:
    """``23 November 2026``, in the zone of ``when``."""
    return str(format_date(when, _("d MMMM y")(), locale=locale()))


def parcel_of(number: int, of: int) -> str:
    """Which parcel of how many this is."""
    return _("{number} of {of}").format(number=number, of=of)


def part_of(here: int, ordered: int, to_follow: int) -> str:
    """How many of how many are in the box; empty when all are."""
    if to_follow:
        said = _("{here} of {ordered}; {to_follow} to follow")
    elif here < ordered:
        said = _("{here} of {ordered}; the others were sent before")
    else:
        return ""
    return said.format(here=here, ordered=ordered, to_follow=to_follow)
