"""Placing things side by side, and in a further row when one is full."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def in_rows(widths: Sequence[float], room: float, gap: float) -> list[list[tuple[int, float]]]:
    """For each row, the index of each thing and its x from the left, in points."""
    rows: list[list[tuple[int, float]]] = []
    x = 0.0
    for index, width in enumerate(widths):
        if not rows or x + width > room:
            rows.append([])
            x = 0.0
        rows[-1].append((index, x))
        x += width + gap
    return rows
