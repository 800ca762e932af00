"""The journal: who did what, at which bench, when, by scan or by hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.values import OrderId


class Event(Enum):
    """What happened; the words for a screen stand in wording."""

    HEARD = "heard"
    CHANGED = "changed"
    OPENED = "opened"
    PRINTED = "printed"
    ALLOCATED = "allocated"
    COUNTED = "counted"
    UNCOUNTED = "uncounted"
    PICKED = "picked"
    PACKED = "packed"
    DESPATCHED = "despatched"
    UNALLOCATED = "unallocated"
    UNPICKED = "unpicked"
    UNPACKED = "unpacked"
    PUT_BACK = "put_back"
    HELD = "held"
    RELEASED = "released"
    CANCEL_WAIVED = "cancel_waived"
    CORRECTED = "corrected"
    AMAZON_ACCEPTED = "amazon_accepted"
    AMAZON_SHOWED = "amazon_showed"
    AMAZON_REFUSED = "amazon_refused"
    AMAZON_UNSURE = "amazon_unsure"
    SETTLED_BY_HAND = "settled_by_hand"
    ASKED_AGAIN = "asked_again"
    PAPER = "paper"
    PRODUCTS = "products"
    STOCK = "stock"
    RETURNED = "returned"
    RETURN_REVERSED = "return_reversed"
    TILL_CLOSED = "till_closed"
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    SIGN_IN_REFUSED = "sign_in_refused"
    LOCKED_OUT = "locked_out"
    UNLOCKED = "unlocked"
    APPROVED = "approved"
    PERSON_ADDED = "person_added"
    PERSON_CHANGED = "person_changed"
    PERSON_LEFT = "person_left"
    PERSON_BOUND = "person_bound"
    TAKEN_OVER = "taken_over"
    CLAIM_LAPSED = "claim_lapsed"
    NOT_TAKEN_IN = "not_taken_in"
    PURGED = "purged"
    ERASED = "erased"
    BACKED_UP = "backed_up"
    LEFT_KIOSK = "left_kiosk"


class Means(Enum):
    """How a gesture came in."""

    TOUCH = "touch"
    SCAN = "scan"
    ITSELF = "itself"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the journal; ``note`` holds ids and numbers, never personal data."""

    at: datetime
    bench: str
    person: str
    event: Event
    order: OrderId | None = None
    means: Means = Means.TOUCH
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Chain:
    """What a look through the whole journal has found."""

    unlinked: int
    """Lines of a version that linked none."""
    linked: int
    """Lines that are as they were written."""
    broken_at: int | None
    """The number of the first line that is not; None when all are."""
    head: str
    """The newest link: as long as it is known elsewhere, no line can be cut off at the end."""
