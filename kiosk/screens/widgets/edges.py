"""The patterns of a glowing edge, as boxes: plain arithmetic in pixels.

Each is told from the others by its shape alone, for colours are not seen alike by everybody:
``line`` is thin, ``band`` thick, ``double`` two lines, ``dots``, ``dashes`` and ``stripes`` are
what they are called.
"""

from __future__ import annotations

Box = tuple[float, float, float, float]
"""Left, bottom, width and height."""

LINE, OF_TWO = 0.42, 0.35
"""The thickness of a line alone, and of each of two, in the thickness of the whole edge."""

DOT, DOTS_APART = 0.84, 2.0
"""Width of a dot, and from the middle of one to the next, in the thickness of the edge."""

DASH, SPACE = 4.0, 2.5
"""Length of a dash and of the space after it, in the thickness of the edge."""


def pieces(pattern: str, area: Box, thick: float) -> list[Box]:
    """Return what is painted of an edge ``thick`` pixels wide along the inside of ``area``."""
    match pattern:
        case "line":
            return ring(area, thick * LINE)
        case "band" | "stripes":
            return ring(area, thick)
        case "double":
            inner = shrunk(area, thick * (1 - OF_TWO))
            return [*ring(area, thick * OF_TWO), *ring(inner, thick * OF_TWO)]
        case "dots":
            return _dots(area, thick)
        case "dashes":
            return _dashes(area, thick)
    return []


def ring(area: Box, thick: float) -> list[Box]:
    """Return four boxes along the inside of ``area`` that do not lie over one another."""
    x, y, width, height = area
    return [
        (x, y, width, thick),
        (x, y + height - thick, width, thick),
        (x, y + thick, thick, height - 2 * thick),
        (x + width - thick, y + thick, thick, height - 2 * thick),
    ]


def shrunk(area: Box, inset: float) -> Box:
    """Return ``area`` without a margin."""
    x, y, width, height = area
    return (x + inset, y + inset, width - 2 * inset, height - 2 * inset)


def _dots(area: Box, thick: float) -> list[Box]:
    """One in each corner, and the others as evenly as they go between."""
    x, y, width, height = area
    size, half = thick * DOT, thick / 2
    across = _spread(x + half, x + width - half, thick * DOTS_APART)
    upwards = _spread(y + half, y + height - half, thick * DOTS_APART)
    middles = [(place, edge) for edge in (upwards[0], upwards[-1]) for place in across]
    middles += [(edge, place) for edge in (across[0], across[-1]) for place in upwards[1:-1]]
    return [(left - size / 2, low - size / 2, size, size) for left, low in middles]


def _dashes(area: Box, thick: float) -> list[Box]:
    """An angle in each corner, and the others as evenly as they go between."""
    x, y, width, height = area
    found = []
    for left, wide in _runs(x, width, thick):
        found += [(left, y, wide, thick), (left, y + height - thick, wide, thick)]
    for low, high in _runs(y, height, thick):
        start, end = max(low, y + thick), min(low + high, y + height - thick)
        found += [(x, start, thick, end - start), (x + width - thick, start, thick, end - start)]
    return found


def _spread(first: float, last: float, apart: float) -> list[float]:
    steps = max(1, round((last - first) / apart))
    return [first + (last - first) * step / steps for step in range(steps + 1)]


def _runs(start: float, length: float, thick: float) -> list[tuple[float, float]]:
    """Return start and length of the dashes of one side; the first and last are half a dash."""
    dash, space = thick * DASH, thick * SPACE
    half = dash / 2
    between = max(0, round((length - 2 * half - space) / (dash + space)))
    gap = (length - 2 * half - between * dash) / (between + 1)
    whole = [(start + half + gap + place * (dash + gap), dash) for place in range(between)]
    return [(start, half), *whole, (start + length - half, half)]
