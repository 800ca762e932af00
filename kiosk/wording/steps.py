"""The words on the buttons, as packers know them."""

from __future__ import annotations

from kiosk.domain.order import Progress
from kiosk.domain.workflow import Move
from kiosk.wording.language import _

STEP_WORDS = {
    Move.PRINT: _("Print"),
    Move.ALLOCATE: _("Allocated"),
    Move.PICK: _("Picked"),
    Move.PACK: _("Packed"),
    Move.DESPATCH: _("Despatched"),
}

STEP_ICONS = {
    Move.PRINT: "printer",
    Move.ALLOCATE: "boxes",
    Move.PICK: "hand",
    Move.PACK: "package",
    Move.DESPATCH: "truck",
}

STEP_HINTS = {
    Move.PRINT: _("picking note"),
    Move.ALLOCATE: _("set the goods aside"),
    Move.PICK: _("goods gathered"),
    Move.PACK: _("carrier details"),
    Move.DESPATCH: _("tells Amazon"),
}

MOVE_WORDS = {
    **STEP_WORDS,
    Move.COUNT: _("Count"),
    Move.UNALLOCATE: _("Not allocated"),
    Move.UNPICK: _("Not picked"),
    Move.UNPACK: _("Not packed"),
    Move.PUT_BACK: _("Put back"),
    Move.HOLD: _("Hold"),
    Move.RELEASE: _("Release"),
    Move.WAIVE_CANCEL: _("Send anyway"),
    Move.CORRECT: _("Carrier details"),
}

PROGRESS_WORDS = {
    Progress.NEW: _("New"),
    Progress.ALLOCATED: _("Allocated"),
    Progress.PICKED: _("Picked"),
    Progress.PACKED: _("Packed"),
    Progress.DESPATCHED: _("Despatched"),
}

MORE_TO_SCAN = _("{n} more to scan")
MORE_TO_COUNT = _("{n} more")
UNDO = _("Undo")
HOLD = _("Hold")
RELEASE = _("Release")

HOLD_REASONS = {
    "short": _("Goods missing"),
    "damaged": _("Goods damaged"),
    "address": _("Address unclear"),
    "question": _("Question for the office"),
    "customer": _("Customer asked to wait"),
    "other": _("Something else"),
}


def hold_reason(kept: str) -> str:
    """Why an order waits: kept in English, and said in the language of now."""
    return next((word() for word in HOLD_REASONS.values() if word.english == kept), kept)


def copy(number: int) -> str:
    """How a reprint is marked: ``COPY 2``; empty for the first."""
    return "" if number <= 1 else _("COPY {n}").format(n=number)
