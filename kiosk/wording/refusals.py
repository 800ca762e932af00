"""Why the bench says no, in a sentence, and one next step."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.refusals import Refusal
from kiosk.wording.language import _


@dataclass(frozen=True)
class Said:
    """A title, a sentence with its next step, and an icon; ``{about}`` is filled in."""

    title: str
    text: str
    icon: str = "alert-triangle"

    def about(self, what: str) -> Said:
        """The same, with what it is about."""
        return Said(self.title.format(about=what), self.text.format(about=what), self.icon)


REFUSALS = {
    Refusal.NOT_PAID: Said(
        _("Not paid yet"),
        _("The buyer has ordered but not paid. The order comes alive by itself once it is paid."),
        "hourglass",
    ),
    Refusal.CANCELLED: Said(
        _("Cancelled"),
        _("This order was cancelled. Put the goods back; do not send them."),
        "ban",
    ),
    Refusal.STATUS_UNKNOWN: Said(
        _("Amazon says something new"),
        _("Amazon gives this order a status that this bench does not know. Ask the office."),
        "info",
    ),
    Refusal.NO_LINES: Said(
        _("No lines"),
        _("Amazon sent this order without its lines. It is asked again; try in a minute."),
        "refresh",
    ),
    Refusal.NOTHING_TO_SEND: Said(
        _("Already sent"),
        _("Amazon counts everything in this order as sent. Check in Seller Central."),
        "check-check",
    ),
    Refusal.HELD: Said(_("On hold"), _("This order is on hold. Release it to go on."), "pause"),
    Refusal.NOT_HELD: Said(_("Not on hold"), _("This order is not on hold."), "info"),
    Refusal.CANCEL_ASKED: Said(
        _("Buyer asks to cancel"),
        _("Cancel it in Seller Central, or decide here to send it anyway."),
    ),
    Refusal.NOT_YET: Said(
        _("One step at a time"), _("The step before comes first: it is the blue button."), "info"
    ),
    Refusal.ALREADY_DONE: Said(
        _("Already done"), _("This step is done. Undo takes the last one back."), "check"
    ),
    Refusal.DESPATCHED: Said(
        _("Already despatched"), _("This order has left. It can't be changed any more."), "truck"
    ),
    Refusal.NO_CARRIER_DETAILS: Said(
        _("Carrier details missing"),
        _("Amazon needs the carrier and the tracking number. Give them, then despatch."),
        "truck",
    ),
    Refusal.SOMEONE_ELSE: Said(
        _("Somebody was faster"),
        _("Another bench changed this order just now. It is shown afresh; look, then touch again."),
        "user",
    ),
    Refusal.ORDER_UNKNOWN: Said(
        _("Not here yet"),
        _("Order {about} is not on this bench. Amazon is being asked for it."),
        "search",
    ),
    Refusal.TRACKING_EMPTY: Said(
        _("No number"), _("Scan the parcel's label, or type the tracking number."), "scan"
    ),
    Refusal.TRACKING_MALFORMED: Said(
        _("Not a tracking number"),
        _("“{about}” can't be a tracking number. Scan the label again."),
        "scan",
    ),
    Refusal.TRACKING_USED: Said(
        _("Number used already"),
        _("This tracking number belongs to order {about}. Scan the label of this parcel."),
        "alert-octagon",
    ),
    Refusal.CARRIER_NAME_MISSING: Said(
        _("Name the carrier"), _("Type the carrier's name, as the buyer should read it."), "truck"
    ),
}
