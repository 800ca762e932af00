"""The words of the till."""

from __future__ import annotations

from kiosk.domain.till import EntryKind, Tender
from kiosk.wording.language import _

TILL = _("Till, {bench}")
Z_TITLE = _("Z reading {number}")
SINCE = _("Since {since}")
SINCE_EVER = _("Since the beginning")
UNTIL = _("From the beginning to {at}")
FROM_TO = _("{since} to {at}")
NOTHING = _("Nothing was posted yet.")
FLOAT = _("Float")
MOVED = _("Cash in and out")
EXPECTED = _("Should be in the drawer")
COUNTED = _("Counted")
DIFFERENCE = _("Difference")
NOT_COUNTED = _("not counted")
FLOAT_ENTRY = _("Float, {currency}")
COUNT_ENTRY = _("Cash counted, {currency}")
TAKE = _("Enter")
SET_FLOAT = _("Float")
COUNT_CASH = _("Count cash")
PRINT_X = _("Print X")
PRINT_Z = _("Print again")
SAVE_CSV = _("Save CSV")
SAVED = _("Saved")
SAVED_TEXT = _("The reading was written to {file}.")
NOT_SAVED = _("Not saved")
NOT_SAVED_TEXT = _("Nothing can be written to {folder}: {why}. The reading itself is safe.")
CLOSE_TILL = _("Z: close till")
CLOSE_ASK = _("Close the till with Z {number}?")
CLOSE_TEXT = _("The reading is kept for ever. The next one starts with no entry, and this float.")
CLOSE_UNCOUNTED = _("Nobody has counted the drawer. The reading will say so, for ever.")
CLOSE_YES = _("Close the till")
MENU = _("What next?")
MENU_TILL = _("Till")
MENU_STOCK = _("Stock")

KINDS = {
    (EntryKind.SALE, Tender.CHANNEL): _("Sent, {channel}"),
    (EntryKind.RETURN, Tender.CARD): _("Returns, card"),
    (EntryKind.RETURN, Tender.CASH): _("Returns, cash"),
    (EntryKind.REVERSAL, Tender.CARD): _("Reversed, card"),
    (EntryKind.REVERSAL, Tender.CASH): _("Reversed, cash"),
}
CHANNELS = {"amazon": _("Amazon")}
