"""Why the bench says no, in a sentence, and one next step."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.refusals import Refusal
from kiosk.wording.language import Phrase, _


@dataclass(frozen=True)
class Said:
    """A title, a sentence with its next step, and an icon."""

    title: str
    text: str
    icon: str = "alert-triangle"


@dataclass(frozen=True)
class Saying:
    """The same before it is said, in every language."""

    title: Phrase
    text: Phrase
    icon: str = "alert-triangle"

    def __call__(self) -> Said:
        """Say it in the language of now."""
        return Said(self.title(), self.text(), self.icon)

    def about(self, what: str) -> Said:
        """Say it with what it is about in place of ``{about}``."""
        return Said(self.title.format(about=what), self.text.format(about=what), self.icon)


REFUSALS = {
    Refusal.NOT_PAID: Saying(
        _("Not paid yet"),
        _("The buyer has ordered but not paid. The order comes alive by itself once it is paid."),
        "hourglass",
    ),
    Refusal.CANCELLED: Saying(
        _("Cancelled"),
        _("This order was cancelled. Scan each unit back into its bin; do not send it."),
        "ban",
    ),
    Refusal.STATUS_UNKNOWN: Saying(
        _("Amazon says something new"),
        _("Amazon gives this order a status that this bench does not know. Ask the office."),
        "info",
    ),
    Refusal.NO_LINES: Saying(
        _("No lines"),
        _("Amazon sent this order without its lines. It is asked again; try in a minute."),
        "refresh",
    ),
    Refusal.NOTHING_TO_SEND: Saying(
        _("Already sent"),
        _("Amazon counts everything in this order as sent. Check in Seller Central."),
        "check-check",
    ),
    Refusal.HELD: Saying(_("On hold"), _("This order is on hold. Release it to go on."), "pause"),
    Refusal.NOT_HELD: Saying(_("Not on hold"), _("This order is not on hold."), "info"),
    Refusal.CANCEL_ASKED: Saying(
        _("Buyer asks to cancel"),
        _("Cancel it in Seller Central, or decide here to send it anyway."),
    ),
    Refusal.NOT_YET: Saying(
        _("One step at a time"), _("The step before comes first: it is the blue button."), "info"
    ),
    Refusal.ALREADY_DONE: Saying(
        _("Already done"), _("This step is done. Undo takes the last one back."), "check"
    ),
    Refusal.DESPATCHED: Saying(
        _("Already despatched"), _("This order has left. It can't be changed any more."), "truck"
    ),
    Refusal.NO_CARRIER_DETAILS: Saying(
        _("Carrier details missing"),
        _("Amazon needs the carrier and the tracking number. Give them, then despatch."),
        "truck",
    ),
    Refusal.SOMEONE_ELSE: Saying(
        _("Somebody was faster"),
        _("Another bench changed this order just now. It is shown afresh; look, then touch again."),
        "user",
    ),
    Refusal.NOT_UNDERSTOOD: Saying(
        _("This can't be passed on"),
        _("It was done with another version of Packbench. Tell the office."),
        "alert-octagon",
    ),
    Refusal.ORDER_UNKNOWN: Saying(
        _("Not here yet"),
        _("Order {about} is not on this bench. Amazon is being asked for it."),
        "search",
    ),
    Refusal.TRACKING_EMPTY: Saying(
        _("No number"), _("Scan the parcel's label, or type the tracking number."), "scan"
    ),
    Refusal.TRACKING_MALFORMED: Saying(
        _("Not a tracking number"),
        _("“{about}” can't be a tracking number. Scan the label again."),
        "scan",
    ),
    Refusal.TRACKING_USED: Saying(
        _("Number used already"),
        _("This tracking number belongs to order {about}. Scan the label of this parcel."),
        "alert-octagon",
    ),
    Refusal.NO_ADDRESS: Saying(
        _("No address"),
        _("Amazon has not told an address for this order. Use the carrier's own label."),
        "map-pin",
    ),
    Refusal.CARRIER_NAME_MISSING: Saying(
        _("Name the carrier"), _("Type the carrier's name, as the buyer should read it."), "truck"
    ),
    Refusal.WRONG_ITEM: Saying(
        _("Wrong item"), _("This order does not want it. Put it back where it lay."), "ban"
    ),
    Refusal.OTHER_ORDER: Saying(
        _("For another order"),
        _("Not this order wants it, but {about}. Put it with that one."),
        "boxes",
    ),
    Refusal.LINE_COMPLETE: Saying(
        _("Too many"), _("All of these are counted already. Put this one back."), "check-check"
    ),
    Refusal.CODE_UNKNOWN: Saying(
        _("Unknown code"),
        _(
            "No product, order or label here has this code. Scan another code on it, or touch its "
            "line and count by hand."
        ),
        "scan",
    ),
    Refusal.MISREAD: Saying(
        _("Misread"), _("The scanner misread a digit. Scan it again."), "refresh"
    ),
    Refusal.CASE_UNKNOWN: Saying(
        _("A whole case"),
        _("Nobody has said how many are in it. Scan the units, or touch the line and count."),
        "boxes",
    ),
    Refusal.CASE_TOO_LARGE: Saying(
        _("Too many"), _("That would be {about}, more than this order still wants."), "check-check"
    ),
    Refusal.LINE_UNKNOWN: Saying(
        _("The order has changed"), _("This line is gone. Look at the order afresh."), "info"
    ),
    Refusal.NOT_COUNTED: Saying(
        _("Not all scanned"), _("{about} must still be scanned before this is picked."), "scan"
    ),
    Refusal.SERIAL_WANTED: Saying(
        _("Serial number"), _("Scan the serial number of this unit too."), "barcode"
    ),
    Refusal.SERIAL_USED: Saying(
        _("Same serial number"),
        _("{about} is counted already. Take another unit, or look for its own number."),
        "barcode",
    ),
    Refusal.LOT_WANTED: Saying(
        _("Lot number"), _("Scan the lot number of this unit too."), "barcode"
    ),
    Refusal.PARCEL_EMPTY: Saying(
        _("Empty parcel"), _("Say what goes into this parcel first."), "package"
    ),
    Refusal.PARCEL_TOO_FULL: Saying(
        _("Not that many"), _("More than what lies here can't go into the parcel."), "package"
    ),
    Refusal.NOTHING_RETURNED: Saying(
        _("Nothing chosen"), _("Say first what came back, and in which condition."), "package"
    ),
    Refusal.RETURNED_TOO_MANY: Saying(
        _("More than was sent"),
        _("Of {about} so many can't come back: fewer were sent, or some came back before."),
        "alert-triangle",
    ),
    Refusal.NOT_REFUNDED: Saying(
        _("Refund it on Amazon first"),
        _("The money goes back in Seller Central, by hand. Say when that is done."),
        "info",
    ),
    Refusal.AMOUNT_MISSING: Saying(
        _("What is it worth?"), _("Amazon told no price for this: type the amount."), "pencil"
    ),
    Refusal.REVERSED_ALREADY: Saying(
        _("Reversed already"), _("This return was taken back before."), "info"
    ),
    Refusal.SHORT: Saying(
        _("Not enough here"),
        _("{about}. Hold the order, or let a supervisor send part now."),
        "boxes",
    ),
    Refusal.STOCK_GONE: Saying(
        _("The goods are gone"),
        _("{about}: fewer are free than this would take. Count them first."),
        "boxes",
    ),
    Refusal.STOCK_HELD: Saying(
        _("Set aside for orders"),
        _("{about}: more are set aside than you counted. Put one of those orders back first."),
        "boxes",
    ),
    Refusal.NO_ORDER_OPEN: Saying(
        _("No order is open"), _("Scan its picking note first, or take the next order."), "receipt"
    ),
    Refusal.BADGE_UNKNOWN: Saying(
        _("Nobody's badge"),
        _("This badge is not known here, or was taken away. Ask a supervisor."),
        "user",
    ),
    Refusal.PIN_WRONG: Saying(_("Wrong PIN"), _("Try once more."), "lock"),
    Refusal.WAIT: Saying(
        _("Wait a moment"), _("Too many were wrong. The next one is taken in {about}."), "hourglass"
    ),
    Refusal.LOCKED_OUT: Saying(
        _("Locked"),
        _("Ten in a row were wrong. Only a supervisor can open it again."),
        "lock",
    ),
    Refusal.NOT_ALLOWED: Saying(
        _("Ask a supervisor"), _("A supervisor can do this with badge and passphrase."), "lock"
    ),
    Refusal.NO_PHRASE: Saying(
        _("Not a supervisor's badge"),
        _("Scan the badge of a supervisor, or of the owner."),
        "user",
    ),
    Refusal.PHRASE_WRONG: Saying(
        _("That is not right"), _("Passphrase or code was wrong. Try once more."), "lock"
    ),
    Refusal.PIN_UNFIT: Saying(
        _("No such PIN"), _("A PIN has 4 to 8 digits, and is no row such as 1111 or 1234."), "lock"
    ),
    Refusal.PHRASE_UNFIT: Saying(
        _("No such passphrase"),
        _(
            "A passphrase has 12 characters or more: capitals, figures, space and hyphen, "
            "not always the same ones, and not the name in it."
        ),
        "lock",
    ),
    Refusal.PERSON_UNKNOWN: Saying(
        _("Nobody of this name"), _("Look at the list of people."), "user"
    ),
    Refusal.LAST_OWNER: Saying(
        _("The last owner stays"),
        _("Nobody else may say who signs in. Add another owner first."),
        "user",
    ),
    Refusal.PERSON_TOUCHED: Saying(
        _("This badge is blocked"),
        _("Somebody has changed this person in the database itself. Tell the owner."),
        "lock",
    ),
    Refusal.IN_OTHER_HANDS: Saying(
        _("In other hands"),
        _("{about} has this order open. Take another one, or ask a supervisor."),
        "user",
    ),
}
