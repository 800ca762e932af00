"""A paper on a roll, as strips from top to bottom; sent to a printer or shown as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from PIL import Image

    from kiosk.printing.escpos_profile import CodePage


@dataclass(frozen=True, kw_only=True)
class Look:
    """How the printer's own letters look; ``wide`` and ``high`` are 1 or 2."""

    wide: int = 1
    high: int = 1
    bold: bool = False
    inverse: bool = False


PLAIN = Look()
BOLD = Look(bold=True)
TALL = Look(high=2, bold=True)
BIG = Look(wide=2, high=2, bold=True)
LOUD = Look(bold=True, inverse=True)


@dataclass(frozen=True)
class Words:
    """Letters of one look."""

    text: str
    look: Look = PLAIN

    @property
    def columns(self) -> int:
        """How many columns of font A they take."""
        return len(self.text) * self.look.wide


@dataclass(frozen=True)
class Native:
    """One line in the printer's own letters, all from one page."""

    words: tuple[Words, ...]
    page: CodePage


@dataclass(frozen=True)
class Raster:
    """Dots: an image of mode ``1`` where 1 is ink, at most as wide as the roll."""

    image: Image.Image


@dataclass(frozen=True)
class Feed:
    """Empty lines."""

    lines: int = 1


@dataclass(frozen=True)
class Kick:
    """Opens the cash drawer; nothing of it is seen on paper."""


Strip: TypeAlias = Native | Raster | Feed | Kick
