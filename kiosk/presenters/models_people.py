"""What the windows show in which people sign in, answer for others, and set how they like it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.presenters.models import ChoiceModel


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


@dataclass(frozen=True, kw_only=True)
class LikeRowModel:
    """One thing that somebody may like otherwise, with all that it may be."""

    key: str
    icon: str
    word: str
    choices: tuple[ChoiceModel, ...]


@dataclass(frozen=True, kw_only=True)
class LikeModel:
    """The window *My bench*."""

    shown: bool = False
    title: str = ""
    hint: str = ""
    rows: tuple[LikeRowModel, ...] = ()
    close_word: str = ""
