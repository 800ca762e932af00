"""What the window of the till shows: a reading, the drawer, and the readings before."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.presenters.marks import Tone
from kiosk.presenters.models import ChoiceModel


@dataclass(frozen=True, kw_only=True)
class FigureModel:
    """One row of figures."""

    label: str
    count: str = ""
    amount: str = ""
    strong: bool = False
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, kw_only=True)
class TillModel:
    """The window of the till."""

    shown: bool = False
    title: str = ""
    """Such as ``Till, Bench 1`` or ``Z reading 17``."""
    period: str = ""
    """Since when, until when."""
    figures: tuple[FigureModel, ...] = ()
    nothing: str = ""
    """A sentence where there is nothing to read yet."""
    past: tuple[ChoiceModel, ...] = ()
    """Z readings before, to look at again."""
    drawers: tuple[ChoiceModel, ...] = ()
    """The currencies that can be typed: their float, or what was counted."""
    entry_title: str = ""
    """What is being typed, such as ``Cash counted, £``; empty while nothing is."""
    entry: str = ""
    entry_live: bool = False
    entry_word: str = ""
    """Takes what was typed."""
    float_word: str = ""
    count_word: str = ""
    print_word: str = ""
    print_detail: str = ""
    """The printer's name."""
    save_word: str = ""
    """Writes the reading as CSV."""
    close_till_word: str = ""
    """*Z: close the till*; empty while an old reading is shown."""
    close_till_live: bool = False
    close_word: str = ""
