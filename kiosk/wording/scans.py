"""The words for what a scan has led to."""

from __future__ import annotations

from kiosk.wording.language import _
from kiosk.wording.refusals import Saying

OF = _("{have} of {want}")
ORDER_PICKED = _("All picked")
SAME_TWICE = _("Counted once")
SAME_TWICE_TEXT = _("The same code came twice at once. Scan it again if there are two.")
TOO_FAST = _("Too fast")
TOUCH_FIRST = _("Touch the panel first")
TOUCH_FIRST_TEXT = _("This scan did not count.")
OPENED = _("Opened")
WRONG_SIZE = _("Wrong size")
YOU_SCANNED = _("You scanned")
ORDER_WANTS = _("This order wants")
PUT_BACK_IN = _("Put it back in {bin}.")
BELONGS_IN = _("belongs in {bin}")
LIES_IN = _("lies in {bin}")
ALL_COUNTED = _("{want} of {want} are counted already. Put this one back.")
CASE_HOLDS = _("This case holds {units}; the order wants {want} more.")
NO_TITLE = _("Item {sku}")
NOT_A_LABEL = Saying(
    _("Not a label"), _("That is the barcode of goods. Scan the label of the parcel."), "package"
)
NOT_NOW = Saying(
    _("Not now"), _("This bar code does nothing while a window is open. Close it first."), "info"
)
NOTHING_NEXT = Saying(
    _("Nothing is next"), _("No order waits to be taken. Look at the list."), "info"
)
PAPER_OUT = _("Paper confirmed")
NOT_READY = Saying(
    _("Not ready for its label"),
    _("A label was scanned, but the goods of this order are not picked yet."),
    "package",
)
COUNT_REST = _("{n} not scanned yet")
COUNT_REST_TEXT = _("Count them by hand? It is recorded that nobody scanned them.")
COUNT_REST_YES = _("Count by hand")
HAND_HINT = _("Scan its barcode, or count by hand: that is recorded.")
HAND_HINT_NO_CODE = _("It has no barcode here: count it by hand.")
ALL_OF_IT = _("All {n}")
COUNT_N = _("Count {n}")
BY_HAND = _("{n} by hand")
NO_CODE = {
    "too-long": (_("Too long"), _("That was no code of a product, order or label.")),
    "no-prefix": (
        _("Scanner set otherwise"),
        _("Its codes come without the prefix that this bench expects. Tell the office."),
    ),
}
STILL_HERE = _("{n} still to put back")
ALL_BACK = _("All put back")
