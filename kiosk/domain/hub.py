"""What the hub says of itself, for the strip at the top of every bench."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class HubState(Enum):
    """What the hub is doing about Amazon."""

    STARTING = "starting"
    READING = "reading"
    LISTENING = "listening"
    THROTTLED = "throttled"
    OFFLINE = "offline"
    TROUBLE = "trouble"
    """Amazon answers, but not as it should."""
    DENIED = "denied"


@dataclass(frozen=True, kw_only=True)
class HubReport:
    """The hub's own report; ``beat_at`` is renewed every few seconds while it lives."""

    state: HubState = HubState.STARTING
    beat_at: datetime | None = None
    heard_at: datetime | None = None
    """When Amazon last answered a search."""
    read: int = 0
    about: int = 0
    """Orders read in this pass, and about how many it will be (0: not known)."""
    detail: str = ""
    sending_denied: bool = False
    """Whether Amazon refuses confirmations altogether (not signed in, or no such role)."""
    skew_seconds: float = 0.0


HUB_NOTE = "hub"
"""The name under which the report is kept."""
