"""Why the bench says no; every reason has a sentence and a next step in wording."""

from __future__ import annotations

from enum import Enum


class Refusal(Enum):
    """A reason why a move can't be made."""

    NOT_PAID = "not_paid"
    CANCELLED = "cancelled"
    STATUS_UNKNOWN = "status_unknown"
    NO_LINES = "no_lines"
    NOTHING_TO_SEND = "nothing_to_send"
    HELD = "held"
    NOT_HELD = "not_held"
    CANCEL_ASKED = "cancel_asked"
    NOT_YET = "not_yet"
    ALREADY_DONE = "already_done"
    DESPATCHED = "despatched"
    NO_CARRIER_DETAILS = "no_carrier_details"
    SOMEONE_ELSE = "someone_else"
    NOT_UNDERSTOOD = "not_understood"
    ORDER_UNKNOWN = "order_unknown"
    TRACKING_EMPTY = "tracking_empty"
    TRACKING_MALFORMED = "tracking_malformed"
    TRACKING_USED = "tracking_used"
    CARRIER_NAME_MISSING = "carrier_name_missing"
    NO_ADDRESS = "no_address"
    WRONG_ITEM = "wrong_item"
    OTHER_ORDER = "other_order"
    LINE_COMPLETE = "line_complete"
    CODE_UNKNOWN = "code_unknown"
    MISREAD = "misread"
    CASE_UNKNOWN = "case_unknown"
    CASE_TOO_LARGE = "case_too_large"
    LINE_UNKNOWN = "line_unknown"
    NOT_COUNTED = "not_counted"
    SERIAL_WANTED = "serial_wanted"
    SERIAL_USED = "serial_used"
    LOT_WANTED = "lot_wanted"
    PARCEL_EMPTY = "parcel_empty"
    PARCEL_TOO_FULL = "parcel_too_full"
    NOTHING_RETURNED = "nothing_returned"
    RETURNED_TOO_MANY = "returned_too_many"
    NOT_REFUNDED = "not_refunded"
    AMOUNT_MISSING = "amount_missing"
    REVERSED_ALREADY = "reversed_already"
    SHORT = "short"
    STOCK_GONE = "stock_gone"
    STOCK_HELD = "stock_held"
    NO_ORDER_OPEN = "no_order_open"
    BADGE_UNKNOWN = "badge_unknown"
    PIN_WRONG = "pin_wrong"
    WAIT = "wait"
    LOCKED_OUT = "locked_out"
    NOT_ALLOWED = "not_allowed"
    NO_PHRASE = "no_phrase"
    PHRASE_WRONG = "phrase_wrong"
    PIN_UNFIT = "pin_unfit"
    PHRASE_UNFIT = "phrase_unfit"
    PERSON_UNKNOWN = "person_unknown"
    LAST_OWNER = "last_owner"
    PERSON_TOUCHED = "person_touched"
    IN_OTHER_HANDS = "in_other_hands"


class Refused(Exception):
    """The bench says no; carries the reason and, where it helps, what it is about."""

    def __init__(self, reason: Refusal, about: str = "") -> None:
        super().__init__(reason.value if not about else f"{reason.value}: {about}")
        self.reason = reason
        self.about = about
