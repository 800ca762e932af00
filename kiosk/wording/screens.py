"""The words of the screens that belong to no step, refusal or time."""

from __future__ import annotations

from kiosk.domain.lists import ListName
from kiosk.wording.language import _

TABS = {
    ListName.TO_PACK: _("To pack"),
    ListName.LATE: _("Late"),
    ListName.NEEDS_YOU: _("Needs you"),
    ListName.DESPATCHED: _("Sent"),
}
NEXT_ORDER = _("Next order")
NOTHING_NEXT = _("nothing to pack")
LATE = _("late")
UNPAID = _("unpaid")
PENDING = _("address pending")
NO_DATE = _("no date")
MORE = _("{n} more: search or filter")

EMPTY = {
    ListName.TO_PACK: ("party", _("All packed"), _("New orders come in by themselves.")),
    ListName.LATE: ("check-check", _("Nothing is late"), _("Keep it up.")),
    ListName.NEEDS_YOU: ("check-circle", _("Nothing needs you"), _("Everything goes by itself.")),
    ListName.DESPATCHED: ("truck", _("Nothing has left yet"), _("Despatched orders stand here.")),
}
EMPTY_FIRST = ("inbox", _("No orders yet"), _("The first ones are being fetched from Amazon."))
EMPTY_OFFLINE = ("cloud-off", _("No orders yet"), _("Amazon can't be reached at the moment."))
EMPTY_DENIED = ("lock", _("No orders yet"), _("Amazon refuses our sign-in. Tell the office."))
EMPTY_SEARCH = ("search", _("Nothing found"), _("No order has “{words}” in it."))

AMAZON = _("Amazon")
SHIP_BY = _("Ship by {time}")
SHIP_BY_UNKNOWN = _("No ship-by time")
SHIP_TO = _("Ship to")
ADDRESS_PENDING = _("pending")
ADDRESS_PENDING_TEXT = _("The address comes once the buyer has paid.")
EMAIL_KNOWN = _("E-mail known")
ADDRESS_WITHHELD = _("Amazon does not show the address. It stands on the carrier's label.")
ADDRESS_FORGOTTEN = _("Forgotten, as Amazon asks, 14 days after the latest day of delivery.")
BUYER_FORGOTTEN = _("The buyer was forgotten")
BUYER_FORGOTTEN_TEXT = _(
    "Amazon allows no longer. To send it after all, ask again: the address is kept for a day then."
)
GIFT_CARD = _("Gift, no prices on paper")
GIFT_NO_MESSAGE = _("No message")
PO_CARD = _("Purchase order")
NOTE_CARD = _("Delivery note")
MUST_CARD = _("On delivery")
PARCEL_CARD = _("Parcel")
OF = _("of {n}")
UNITS_EACH = _("units")
TO_PUT_BACK = _("back")
NO_BIN = _("no bin")
SENT_ALREADY = _("{n} sent already")

WELCOME = ("scan", _("Ready"), _("Touch an order, scan a picking note, or take the next one."))
ASK_AMAZON = _("Ask Amazon now")
TAKE_OVER = _("Take over")
FRESH = _("checked {ago}")
CHECKING = _("checking")
UNCHECKED = _("not checked: Amazon is away, go on")

CARRIER_TITLE = _("Carrier details")
CARRIER_HINT = _("Scan the parcel's label, or touch the carrier and type the number.")
CARRIER_AGAIN = _("They were ignored before. Amazon needs them to despatch the order.")
CARRIER_CORRECT = _("Amazon is told again under the same parcel.")
LAST_USED = _("last used")
OTHER_CARRIER = _("Other…")
OTHER_DETAIL = _("name it")
MORE_CARRIERS = _("More…")
MORE_DETAIL = _("other carriers")
NUMBER_HINT = _("Tracking number")
NUMBER_RIGHT = _("check digit right")
NUMBER_GOOD = _("looks right")
NUMBER_ODD = _("not complete yet")
NUMBER_MISREAD = _("misread, scan again")
NUMBER_WRONG = _("check digit wrong")
NUMBER_UNUSUAL = _("unusual number")
NUMBER_ONCE_MORE = _("once more, to be sure")
NUMBER_DIFFERS = _("the two differ: type it afresh")
TYPE_AGAIN = _("Type it once more")
NUMBER_ORDER = _("this is an order")
LABEL_SAYS = _("The label is one of {carrier}.")
LABEL_LIKE = _("It looks like a label of {carrier}: touch the carrier.")
LABEL_EITHER = _("{others} or {carrier}? Touch whose label it is.")
LABEL_OTHER = _("The number looks like one of {carrier}. Touch that to change.")
IGNORE = _("Ignore")
KEYBOARD = _("Keyboard")
KEYBOARD_HIDE = _("Hide keyboard")
PACKED_WITH = _("Packed · {carrier}")
DESPATCH_WITH = _("Despatched · {carrier}")
CORRECT_WITH = _("Tell Amazon · {carrier}")
PACKED_WITHOUT = _("Packed")

GO_ON = _("Touch to go on")
CANCEL = _("Back")
HOLD_TITLE = _("Why does it wait?")
HOLD_TEXT = _("The order rests until somebody releases it.")
UNKNOWN_CODE = _("Nothing known by this code")
UNKNOWN_CODE_TEXT = _("It is no order of this shop. Scan the barcode of a picking note.")
DISK_FULL = _("The disk is full")
DISK_FULL_TEXT = _("Finish this order: room was kept for it. Then tell the office.")
DISK_FULL_HARD = _("Nothing could be kept of this touch. Tell the office now.")
DISK_BROKEN = _("The disk does not answer")
DISK_BROKEN_TEXT = _("Nothing could be kept of this touch. Touch again; then tell the office.")
BUSY = _("The database is busy")
BUSY_TEXT = _("Touch again in a moment.")
AWAY = _("The database can't be reached")
AWAY_TEXT = _("Nothing could be kept of this touch. It is tried anew; touch again in a moment.")
UNSURE = _("Look before you touch again")
UNSURE_TEXT = _("The database went away in the middle. Look whether this touch was kept.")
NEWS = _("Look at this first")
CRASH = _("Something went wrong here")
CRASH_TEXT = _("Your work is kept. Touch to go on; if it comes again, tell the office.")

PAPER_TITLE = _("Picking note")
PAPER_AGAIN = _("Print again")
PAPER_CLOSE = _("Close")
PAPER_WAITS = _("waits for {printer}")
PAPER_OUT = _("came out at {printer}")
PAPER_UNSURE = _("Did it come out? Look at {printer}, then print again if it did not.")
SHOW_PAPER = _("Show")
