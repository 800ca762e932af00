"""What Amazon knows of an order, in words that never say more than is known."""

from __future__ import annotations

from kiosk.domain.parcel import Telling, TellingRefusal
from kiosk.wording.language import NOTHING, Phrase, _
from kiosk.wording.refusals import Saying

CHIPS: dict[Telling, tuple[Phrase, Phrase, str]] = {
    Telling.NOT_TOLD: (_("On this bench only"), NOTHING, "home"),
    Telling.QUEUED: (_("Queued for Amazon"), _("goes out by itself"), "clock"),
    Telling.ACCEPTED: (_("Amazon accepted it"), _("being checked"), "cloud-upload"),
    Telling.TOLD: (_("Amazon has it"), NOTHING, "cloud-check"),
    Telling.REFUSED: (_("Amazon said no"), NOTHING, "alert-octagon"),
    Telling.UNSURE: (_("Not sure"), _("Amazon is being asked"), "info"),
    Telling.NOT_NEEDED: (_("Nothing to tell Amazon"), NOTHING, "check"),
}
"""Word, detail and icon of the chip."""

REFUSED: dict[TellingRefusal, Saying] = {
    TellingRefusal.ALREADY_FULFILLED: Saying(
        _("Amazon said no: already sent"),
        _("Another tool has confirmed this order. Compare the number in Seller Central."),
        "alert-octagon",
    ),
    TellingRefusal.CANCELLED: Saying(
        _("Amazon said no: cancelled"),
        _("The order was cancelled meanwhile. Stop the parcel if you still can."),
        "ban",
    ),
    TellingRefusal.SHIP_PLUS: Saying(
        _("Amazon said no: Ship+"),
        _("Amazon confirms this order itself. Nothing is left to do here."),
        "info",
    ),
    TellingRefusal.EDIT_LIMIT: Saying(
        _("Amazon said no: changed too often"),
        _("Amazon takes no more changes of this parcel. Correct it in Seller Central."),
        "alert-octagon",
    ),
    TellingRefusal.BAD_CARRIER: Saying(
        _("Amazon said no: carrier or number"),
        _("Amazon does not take this carrier or number. Correct the carrier details."),
        "truck",
    ),
    TellingRefusal.ORDER_UNKNOWN: Saying(
        _("Amazon said no: order not found"),
        _("Amazon does not know this order. Ask the office."),
        "search",
    ),
    TellingRefusal.OTHER: Saying(
        _("Amazon said no"),
        _(
            "Amazon did not take the confirmation. Correct the carrier details, or confirm the "
            "order in Seller Central."
        ),
        "alert-octagon",
    ),
}

CORRECT = _("Carrier details")
BY_HAND = _("Done in Seller Central")
