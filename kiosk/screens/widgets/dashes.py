"""The dashed edge of a pending thing, as one mesh: Kivy dashes only lines one pixel wide."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, pi, sin

CORNER_STEPS = 6
DASH, SPACE = 4.0, 3.0
"""Length of a dash and of the space after it, in widths of the line."""

Point = tuple[float, float]


def dashes(
    box: tuple[float, float, float, float], radius: float, line: float
) -> tuple[list[float], list[int]]:
    """Return the vertices (x, y, u, v) and indices of dashes along a rounded box's inside."""
    vertices: list[float] = []
    indices: list[int] = []
    for (x0, y0), (x1, y1) in _pieces(_outline(box, radius, line / 2), line * DASH, line * SPACE):
        length = hypot(x1 - x0, y1 - y0) or 1
        nx, ny = (y1 - y0) / length * line / 2, (x0 - x1) / length * line / 2
        first = len(vertices) // 4
        for x, y in (
            (x0 + nx, y0 + ny),
            (x0 - nx, y0 - ny),
            (x1 - nx, y1 - ny),
            (x1 + nx, y1 + ny),
        ):
            vertices += (x, y, 0, 0)
        indices += (first, first + 1, first + 2, first, first + 2, first + 3)
    return vertices, indices


def _outline(box: tuple[float, float, float, float], radius: float, inset: float) -> list[Point]:
    x, y, width, height = box[0] + inset, box[1] + inset, box[2] - 2 * inset, box[3] - 2 * inset
    bend = max(0.0, radius - inset)
    corners = (
        (x + width - bend, y + bend, -pi / 2),
        (x + width - bend, y + height - bend, 0.0),
        (x + bend, y + height - bend, pi / 2),
        (x + bend, y + bend, pi),
    )
    points = [
        (cx + bend * cos(start + pi / 2 * step / CORNER_STEPS),
         cy + bend * sin(start + pi / 2 * step / CORNER_STEPS))
        for cx, cy, start in corners
        for step in range(CORNER_STEPS + 1)
    ]  # fmt: skip
    return [*points, points[0]]


def _pieces(points: list[Point], dash: float, space: float) -> list[tuple[Point, Point]]:
    """Return the straight parts of a path that lie in dashes."""
    found = []
    walked = 0.0
    for (x0, y0), (x1, y1) in pairwise(points):
        length = hypot(x1 - x0, y1 - y0)
        at = 0.0
        while at < length:
            phase = (walked + at) % (dash + space)
            step = min(length - at, (dash if phase < dash else dash + space) - phase)
            step = max(step, 0.01)
            if phase < dash:
                start, end = at / length, (at + step) / length
                found.append(
                    (
                        (x0 + (x1 - x0) * start, y0 + (y1 - y0) * start),
                        (x0 + (x1 - x0) * end, y0 + (y1 - y0) * end),
                    )
                )
            at += step
        walked += length
    return found
