"""The words of returns; SUB, Rtn, Card and Cash are the till's own."""

from __future__ import annotations

from kiosk.domain.returns import Condition, Reason
from kiosk.domain.till import Tender
from kiosk.wording.language import _

SUB = _("SUB")
RTN = _("Rtn")
TITLE = _("Transaction {number}")
RETURN_TITLE = _("Return of {number}")
SUBTOTAL = _("Subtotal")
COMES_BACK = _("Comes back")
PRICE_UNKNOWN = _("price not known")
HINT_SUB = _("Rtn starts a return of what was sent.")
HINT_NOTHING = _("Nothing of this order can come back: nothing was sent, or all came back.")
HINT_LINES = _("All items, or how many of each; then what becomes of them.")
HINT_MONEY = _(
    "The money goes back in Seller Central, by hand. Do that first; then post it: Card or Cash."
)
REFUNDED = _("Refunded on Amazon")
NOT_REFUNDED = _("Not refunded yet")
ALL_ITEMS = _("All items")
NEXT = _("Next")
OTHER_AMOUNT = _("Other amount")
AMOUNT_TAKEN = _("Take this amount")
CARD = _("Card")
CASH = _("Cash")
SENT = _("{n} sent")
CAME_BACK = _("{n} came back before")
REVERSE = _("Reverse")
REVERSED = _("reversed")
REVERSAL = _("Reversal {number}")
PAST = _("Return {number}")
POSTED = _("Return {number} posted")
POSTED_TEXT = _("{amount} by {tender}. The receipt is on its way to {printer}.")
REVERSED_POSTED = _("Return {number} reversed")
REVERSED_TEXT = _("{amount} by {tender} is taken back. The receipt is on its way to {printer}.")
REVERSE_ASK = _("Reverse return {number}?")
REVERSE_TEXT = _("It is posted the other way, and the goods leave the stock again.")
REVERSE_YES = _("Reverse it")
REASON = _("Why did it come back?")

CONDITIONS = {
    Condition.BACK_TO_STOCK: _("Back to stock"),
    Condition.QUARANTINE: _("Quarantine"),
    Condition.WRITTEN_OFF: _("Written off"),
}
REASONS = {
    Reason.UNWANTED: _("Not wanted"),
    Reason.DAMAGED: _("Damaged"),
    Reason.WRONG_ITEM: _("Wrong item"),
    Reason.NOT_AS_DESCRIBED: _("Not as described"),
    Reason.UNDELIVERABLE: _("Not delivered"),
    Reason.OTHER: _("Other"),
}
TENDERS = {Tender.CARD: CARD, Tender.CASH: CASH, Tender.CHANNEL: _("Amazon")}
