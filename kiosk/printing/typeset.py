"""Text into lines: which font draws what, where a line breaks, and how wide it becomes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from kiosk.printing.fonts import Glyph, Weight, glyph
from kiosk.printing.rtl import is_rtl, joined, mirror, order

if TYPE_CHECKING:
    from collections.abc import Sequence

ELLIPSIS = "\u2026"
_AFTER = frozenset(" -/,;|")
"""A line may break after these."""


@dataclass(frozen=True, kw_only=True)
class Style:
    """How text looks; sizes are points, ``grey`` goes from 0 (black) to 1 (white)."""

    size: float
    weight: Weight = Weight.REGULAR
    leading: float = 0.0
    grey: float = 0.0
    tracking: float = 0.0
    """Points added between characters."""

    @property
    def cap(self) -> float:
        """The height of a capital, in points."""
        return self.size * 0.7275

    @property
    def step(self) -> float:
        """From one baseline to the next, in points."""
        return self.leading or self.size * 1.25


@dataclass(frozen=True)
class Run:
    """A stretch of text that one font draws."""

    font: str
    text: str


@dataclass(frozen=True)
class Line:
    """Runs side by side; ``width`` in points."""

    runs: tuple[Run, ...]
    width: float


def line(text: str, style: Style) -> Line:
    """``text`` as one line, however wide."""
    return _line(_glyphs(text, style), style)


def wrap(text: str, style: Style, width: float, most: int) -> tuple[Line, ...]:
    """``text`` in at most ``most`` lines of ``width`` points; an ellipsis ends what is cut."""
    rest: Sequence[Glyph] = _glyphs(text.strip(), style)
    lines: list[Line] = []
    while rest:
        if len(lines) == most - 1:
            return (*lines, _line(_cut(rest, style, width), style))
        end = _break(rest, style, width)
        lines.append(_line(rest[:end], style))
        rest = rest[end:]
    return tuple(lines)


def fitted(text: str, style: Style, width: float, least: float) -> tuple[Line, Style]:
    """``text`` in one line, smaller if need be down to ``least`` points, and cut after that."""
    wide = line(text, style).width
    if wide > width:
        style = replace(style, size=max(least, style.size * width / wide), tracking=0.0)
    return _line(_cut(_glyphs(text, style), style, width), style), style


def _glyphs(text: str, style: Style) -> list[Glyph]:
    shaped = joined(text) if is_rtl(text) else text
    return [glyph(character, style.weight) for character in shaped]


def _width(glyphs: Sequence[Glyph], style: Style) -> float:
    return sum(each.width for each in glyphs) * style.size + len(glyphs) * style.tracking


def _line(glyphs: Sequence[Glyph], style: Style) -> Line:
    while glyphs and glyphs[-1].character == " ":
        glyphs = glyphs[:-1]
    glyphs = _as_seen(glyphs, style)
    runs = tuple(
        Run(font, "".join(each.character for each in group))
        for font, group in groupby(glyphs, key=lambda each: each.font)
    )
    return Line(runs, _width(glyphs, style))


def _as_seen(glyphs: Sequence[Glyph], style: Style) -> Sequence[Glyph]:
    """The glyphs of one line from left to right, whichever way they are read."""
    text = "".join(each.character for each in glyphs)
    if not is_rtl(text):
        return glyphs
    positions, mirrored = order(text)
    return [
        glyph(mirror(text[at]), style.weight) if at in mirrored else glyphs[at] for at in positions
    ]


def _break(glyphs: Sequence[Glyph], style: Style, width: float) -> int:
    """How many glyphs stand on the first line: at least one, whole words if possible.

    An accent is no wider than nothing, so a line never overflows between it and its letter.
    """
    used, last = 0.0, 0
    for at, each in enumerate(glyphs):
        if at and _may_break(glyphs[at - 1].character, each.character):
            last = at
        used += each.width * style.size + style.tracking
        if used > width and each.character != " ":
            return last or max(1, at)
    return len(glyphs)


def _may_break(before: str, after: str) -> bool:
    if before in _AFTER:
        return True
    return _ideograph(before) or _ideograph(after)


def _ideograph(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}


def _cut(glyphs: Sequence[Glyph], style: Style, width: float) -> Sequence[Glyph]:
    """As many glyphs as fit, the last one an ellipsis if any had to go."""
    if _width(glyphs, style) <= width + 0.01:
        return glyphs
    dots = glyph(ELLIPSIS, style.weight)
    used, kept = dots.width * style.size, 0
    for each in glyphs:
        used += each.width * style.size + style.tracking
        if used > width:
            break
        kept += 1
    return [*glyphs[:kept], dots]
