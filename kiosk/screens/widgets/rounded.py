"""Rounded rectangles, as nine patches of a small texture.

A fan of triangles over a large area is what a weak graphics driver draws slowest; nine rectangles
are quick, and their corners are smoothed once, when the texture is made.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kivy.graphics import Color, InstructionGroup, Mesh
from kivy.graphics.texture import Texture

Box = tuple[float, float, float, float]
"""Left, bottom, width and height in whole pixels."""

SAMPLES = 4
"""A pixel of a corner is looked at in so many squared places."""

PATCHES = [(column, row) for row in range(3) for column in range(3)]
RING = [patch for patch in PATCHES if patch != (1, 1)]


def _quads(patches: list[tuple[int, int]]) -> list[int]:
    indices: list[int] = []
    for column, row in patches:
        first = row * 4 + column
        indices += (first, first + 1, first + 5, first, first + 5, first + 4)
    return indices


WHOLE_QUADS, RING_QUADS = _quads(PATCHES), _quads(RING)


class Rounded:
    """A ground with an edge, in an instruction group of its own."""

    def __init__(self) -> None:
        self.group = InstructionGroup()
        self._fill = Color(rgba=(0, 0, 0, 0))
        self._ground = Mesh(mode="triangles")
        self._edge = Color(rgba=(0, 0, 0, 0))
        self._ring = Mesh(mode="triangles")
        for part in (self._fill, self._ground, self._edge, self._ring):
            self.group.add(part)

    def colour(self, fill: Any, edge: Any) -> None:
        """Set both colours."""
        self._fill.rgba = fill
        self._edge.rgba = edge

    def place(self, box: Box, radius: int, line: int) -> None:
        """Set the place; ``line`` is the width of the edge, 0 for none."""
        _, _, width, height = box
        shown = width > 1 and height > 1
        corner = max(1, min(max(radius, line), int(width // 2), int(height // 2)))
        vertices = grid(box, corner) if shown else []
        self._ground.texture = corner_texture(corner, line / 2, corner, bool(radius))
        self._ground.vertices = vertices
        self._ground.indices = WHOLE_QUADS if shown else []
        if line:
            self._ring.texture = corner_texture(corner, 0, line, bool(radius))
        self._ring.vertices = vertices if line else []
        self._ring.indices = RING_QUADS if line and shown else []


def grid(box: Box, corner: int) -> list[float]:
    """Return the 16 vertices (x, y, u, v) of nine patches."""
    x, y, width, height = box
    xs = (x, x + corner, x + width - corner, x + width)
    ys = (y, y + corner, y + height - corner, y + height)
    ends = (0.0, 1.0, 1.0, 0.0)
    return [
        value
        for row in range(4)
        for column in range(4)
        for value in (xs[column], ys[row], ends[column], ends[row])
    ]


@lru_cache(maxsize=200)
def corner_texture(corner: int, begins: float, thick: float, bent: bool) -> Any:
    """Return the lower left corner of a shape: from ``begins`` pixels inwards, ``thick`` deep."""
    data = bytearray()
    for y in range(corner):
        for x in range(corner):
            inside = sum(
                begins <= _depth(x + sx, y + sy, corner, bent) < begins + thick
                for sx in STEPS
                for sy in STEPS
            )
            data += bytes((255, 255, 255, inside * 255 // SAMPLES**2))
    texture = Texture.create(size=(corner, corner), colorfmt="rgba")
    texture.wrap = "clamp_to_edge"
    texture.blit_buffer(bytes(data), colorfmt="rgba", bufferfmt="ubyte")
    return texture


STEPS = [(step + 0.5) / SAMPLES for step in range(SAMPLES)]


def _depth(x: float, y: float, corner: int, bent: bool) -> float:
    """Return how far a point lies inside of the outline."""
    if not bent:
        return min(x, y)
    return corner - float(((corner - x) ** 2 + (corner - y) ** 2) ** 0.5)
