"""What the bench shows while goods are counted: the window for one line, and its last answer."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.presenters.marks import Tone


@dataclass(frozen=True, kw_only=True)
class CountModel:
    """The window in which a line is counted by hand."""

    shown: bool = False
    line_id: str = ""
    bin: str = ""
    title: str = ""
    sku: str = ""
    picture: str = ""
    """Path of the product's picture, or empty for the icon."""
    hint: str = ""
    """Such as ``Scan its barcode, or count by hand: that is recorded.``"""
    count: str = ""
    """The number that is being entered, the largest word of the window."""
    of: str = ""
    """Such as ``of 3``."""
    less_live: bool = False
    more_live: bool = False
    all_word: str = ""
    """One touch for the whole line, such as ``All 3``."""
    all_live: bool = False
    confirm_word: str = ""
    """Such as ``Count 2``."""
    confirm_live: bool = False
    close_word: str = ""


@dataclass(frozen=True, kw_only=True)
class EchoModel:
    """The bench's answer to the last scan, in colour, pattern, icon and words, for a moment."""

    turn: int = 0
    """Counts up with every answer, so that the same answer twice is seen twice; 0 shows nothing."""
    tone: Tone = Tone.PLAIN
    pattern: str = ""
    """Of the glowing edge: line, band, double, dots, dashes or stripes; empty for none."""
    icon: str = ""
    word: str = ""
    """Such as ``2 of 3``."""
    detail: str = ""
    """Such as ``Cotton T-shirt, navy, M``."""
    seconds: float = 0.0
    """How long the edge glows; the words stay until the next answer or touch."""
