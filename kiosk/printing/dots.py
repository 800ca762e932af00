"""The dots of a 203-dpi printer, on which bars and squares must stand."""

from __future__ import annotations

DOT = 72 / 203
"""One dot, in points; finer printers draw it with several."""


def on_dots(x: float) -> float:
    """``x`` moved to the nearest dot, so that no bar is smeared over two."""
    return round(x / DOT) * DOT
