"""How a bench's request to read one order afresh can end."""

from __future__ import annotations

from enum import Enum


class Outcome(Enum):
    """The hub's answer to a request."""

    WAITING = "waiting"
    FRESH = "fresh"
    OFFLINE = "offline"
    DENIED = "denied"
    UNKNOWN = "unknown"
    """Amazon does not know the order."""
    TROUBLE = "trouble"
