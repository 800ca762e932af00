"""The small shared pieces of models: tones, chips and flags.

Every mark carries colour (as a tone), icon and word, so that none is told by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Tone(Enum):
    """What a colour means; theme.kv gives each its colours, light and dark."""

    PLAIN = "plain"
    QUIET = "quiet"
    GO = "go"
    LOOK = "look"
    STOP = "stop"
    INFO = "info"
    GIFT = "gift"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A chip, flag or badge: ``icon`` is a name of assets/fonts/icons.json or empty."""

    word: str
    tone: Tone = Tone.PLAIN
    icon: str = ""
    detail: str = ""
