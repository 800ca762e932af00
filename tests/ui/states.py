"""Every state of the glass that is looked at, and every panel that it is looked at on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.ui import (
    abroad,
    counting,
    examples_office,
    examples_stock,
    papers,
    parcels,
    people,
    windows,
)
from tests.ui import examples as ex

PANELS = {
    "800x480": (800, 480, 154.0),
    "1280x800": (1280, 800, 323.0),
    "1280x800-10in": (1280, 800, 217.0),
    "1920x1080": (1920, 1080, 344.0),
    "1080x1920": (1080, 1920, 194.0),
}
"""Width and height in pixels, and the width in millimetres."""

STATES: dict[str, dict[str, Any]] = {
    "bench": {},
    "welcome": {"order": ex.WELCOME},
    "print-next": {"order": papers.PRINT_NEXT},
    "printed": {"order": papers.PRINTED},
    "unpaid": {"order": ex.UNPAID},
    "cancelled": {"order": ex.CANCELLED},
    "long": {"order": ex.LONG},
    "refused": {"order": ex.REFUSED},
    "held": {"order": replace(ex.REFUSED, hold_word="Release")},
    "abroad": {"order": abroad.ABROAD},
    "empty": {"queue": ex.EMPTY_QUEUE, "order": ex.WELCOME},
    "sync": {"queue": ex.FIRST_SYNC, "order": ex.WELCOME},
    "alarm": {"strip": ex.ALARM},
    "alarm-flags": {"strip": ex.ALARM, "order": counting.BY_HAND},
    "by-hand": {"order": counting.BY_HAND},
    "search": {"queue": ex.SEARCHING},
    "carrier": {"carrier": windows.CARRIER_EMPTY},
    "scanned": {"carrier": windows.CARRIER_SCANNED},
    "typing": {"carrier": windows.CARRIER_TYPING},
    "either": {"carrier": windows.CARRIER_EITHER},
    "misread": {"carrier": windows.CARRIER_MISREAD},
    "notice": {"notice": windows.NOTICE_REFUSAL},
    "hold": {"notice": windows.NOTICE_HOLD},
    "question": {"notice": windows.NOTICE_QUESTION},
    "wrong-size": {"notice": counting.WRONG_SIZE},
    "wrong-pictures": {"notice": counting.WRONG_SIZE_PICTURES},
    "wrong-long": {"notice": counting.WRONG_LONG},
    "wrong-item": {"notice": counting.WRONG_ITEM},
    "wrong-long-names": {"notice": counting.WRONG_LONG_NAMES},
    "too-many": {"notice": counting.TOO_MANY},
    "other-order": {"notice": counting.OTHER_ORDER},
    "unknown": {"notice": counting.UNKNOWN},
    "count": {"count": counting.COUNT},
    "count-many": {"count": counting.COUNT_MANY},
    "echo-counted": {"echo": counting.ECHO_COUNTED},
    "echo-last": {"order": ex.LONG, "echo": counting.ECHO_LAST},
    "echo-done": {"echo": counting.ECHO_DONE},
    "echo-attention": {"order": ex.WELCOME, "echo": counting.ECHO_ATTENTION},
    "echo-too-many": {"echo": counting.ECHO_TOO_MANY},
    "echo-wrong": {"strip": ex.ALARM, "echo": counting.ECHO_WRONG},
    "echo-window": {"count": counting.COUNT, "echo": replace(counting.ECHO_LAST, turn=7)},
    "paper": {"paper": papers.PAPER},
    "paper-roll": {"paper": papers.PAPER_ROLL},
    "paper-unknown": {"paper": papers.PAPER_UNKNOWN},
    **parcels.STATES,
    **people.STATES,
    **examples_office.STATES,
    **examples_stock.STATES,
}
