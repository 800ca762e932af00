"""What the window shows in which people sign in, and answer for what not everybody may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Asked(Enum):
    """What the window waits for."""

    BADGE = "badge"
    PIN = "pin"
    PHRASE = "phrase"


@dataclass(frozen=True, kw_only=True)
class SignModel:
    """The window; ``whole`` when nothing beneath it may be seen."""

    shown: bool = False
    whole: bool = True
    asked: Asked = Asked.BADGE
    icon: str = ""
    title: str = ""
    text: str = ""
    wrong: str = ""
    """What was wrong with the last try; empty when nothing was."""
    entry: str = ""
    """A dot for each character."""
    back_word: str = ""
    """Empty where there is no way back."""
    enter_word: str = ""
    enter_live: bool = False
