"""Every state of the glass that is looked at, and every panel that it is looked at on."""

from __future__ import annotations

from typing import Any

from tests.ui import examples as ex
from tests.ui import windows

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
    "unpaid": {"order": ex.UNPAID},
    "cancelled": {"order": ex.CANCELLED},
    "long": {"order": ex.LONG},
    "refused": {"order": ex.REFUSED},
    "abroad": {"order": ex.ABROAD},
    "empty": {"queue": ex.EMPTY_QUEUE, "order": ex.WELCOME},
    "sync": {"queue": ex.FIRST_SYNC, "order": ex.WELCOME},
    "alarm": {"strip": ex.ALARM},
    "search": {"queue": ex.SEARCHING},
    "carrier": {"carrier": windows.CARRIER_EMPTY},
    "scanned": {"carrier": windows.CARRIER_SCANNED},
    "typing": {"carrier": windows.CARRIER_TYPING},
    "notice": {"notice": windows.NOTICE_REFUSAL},
    "hold": {"notice": windows.NOTICE_HOLD},
    "question": {"notice": windows.NOTICE_QUESTION},
    "paper": {"paper": windows.PAPER},
}
