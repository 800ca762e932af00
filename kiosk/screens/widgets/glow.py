"""The glowing edge: it reads from three metres, by its pattern as well as by its colour."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Mesh
from kivy.properties import BooleanProperty, StringProperty

from kiosk.screens.theme import theme
from kiosk.screens.widgets.edges import Box, pieces, ring
from kiosk.screens.widgets.textures import disc, stripes
from kiosk.screens.widgets.themed import Themed

ON_GROUND = ("double", "dots", "dashes", "stripes")
"""Patterns with holes: a ground of their own keeps what is beneath from showing through."""


class Glow(Themed):
    """A pattern along all four edges while ``lit``; it does not move."""

    lit = BooleanProperty(False)
    pattern = StringProperty("stripes")
    tone = StringProperty("stop")
    deep = StringProperty("glow")
    """The size of the theme that is its thickness."""

    def __init__(self, **properties: Any) -> None:
        self._later = Clock.create_trigger(self._draw, -1)
        super().__init__(**properties)
        self._group = InstructionGroup()
        self.canvas.add(self._group)
        for name in ("pos", "size", "lit", "pattern", "tone", "deep"):
            self.fbind(name, self._later)

    def restyle(self) -> None:
        super().restyle()
        self._later()

    def _draw(self, *_: Any) -> None:
        self._group.clear()
        if not self.lit:
            return
        thick = theme.size_of(self.deep)
        area = (self.x, self.y, self.width, self.height)
        if self.pattern in ON_GROUND:
            self._paint("glow_ground", ring(area, thick))
        self._paint(f"{self.tone}_glow", pieces(self.pattern, area, thick), self.pattern)

    def _paint(self, colour: str, boxes: list[Box], pattern: str = "") -> None:
        texture = {"stripes": stripes, "dots": disc}.get(pattern)
        corners = _striped if pattern == "stripes" else _whole
        vertices = [value for box in boxes for value in corners(box)]
        indices = [
            4 * place + corner for place in range(len(boxes)) for corner in (0, 1, 2, 0, 2, 3)
        ]
        self._group.add(Color(rgba=theme.colour(colour)))
        self._group.add(
            Mesh(
                vertices=vertices,
                indices=indices,
                mode="triangles",
                texture=texture() if texture else None,
            )
        )


def _whole(box: Box) -> list[float]:
    """Return the corners (x, y, u, v) of a box that shows a texture once."""
    x, y, width, height = box
    return [x, y, 0, 0, x + width, y, 1, 0, x + width, y + height, 1, 1, x, y + height, 0, 1]


def _striped(box: Box) -> list[float]:
    """Return the corners of a box with stripes that go on in the next box."""
    scale = theme.size_of("stripe")
    x, y, width, height = box
    right, top = x + width, y + height
    places = ((x, y), (right, y), (right, top), (x, top))
    return [value for px, py in places for value in (px, py, px / scale, py / scale)]
