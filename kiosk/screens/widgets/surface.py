"""A surface: the rounded ground under everything, with an edge that may be dashed."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Mesh
from kivy.properties import BooleanProperty, StringProperty

from kiosk.screens.theme import CLEAR, theme
from kiosk.screens.widgets.dashes import dashes
from kiosk.screens.widgets.rounded import WHOLE_QUADS, Rounded, grid
from kiosk.screens.widgets.textures import shadow
from kiosk.screens.widgets.themed import Themed

SHADE = 0.3
"""How dark the shadow is at its deepest."""


class Surface(Themed):
    """Draws its ground behind its children, in colours and sizes of the theme."""

    fill = StringProperty("")
    edge = StringProperty("")
    line = StringProperty("")
    """Width of the edge."""
    radius = StringProperty("")
    dent = StringProperty("")
    """How far the ground is drawn inside of its place."""
    dashed = BooleanProperty(False)
    lift = StringProperty("")
    """How far a shadow reaches out."""

    def __init__(self, **properties: Any) -> None:
        self._repaint = Clock.create_trigger(self._paint, -1)
        super().__init__(**properties)
        self._shape = Rounded()
        self._under: tuple[Color, Mesh] | None = None
        self._dashes: tuple[Color, Mesh] | None = None
        self.canvas.before.add(self._shape.group)
        for name in ("pos", "size", "fill", "edge", "line", "radius", "dent", "dashed", "lift"):
            self.fbind(name, self._repaint)
        self._repaint()

    def restyle(self) -> None:
        super().restyle()
        self._repaint()

    def _paint(self, *_: Any) -> None:
        dent = theme.size_of(self.dent)
        x, y = round(self.x + dent), round(self.y + dent)
        box = (x, y, round(self.right - dent) - x, round(self.top - dent) - y)
        edge = theme.colour(self.edge)
        line = theme.size_of(self.line) if edge[3] and not self.dashed else 0
        radius = theme.size_of(self.radius)
        self._shape.colour(theme.colour(self.fill), edge)
        self._shape.place(box, radius, line)
        if self.lift or self._under:
            self._paint_shadow(*box)
        if self.dashed or self._dashes:
            self._paint_dashes(box, radius)

    def _paint_shadow(self, x: float, y: float, width: float, height: float) -> None:
        if self._under is None:
            self._under = (Color(), Mesh(mode="triangles", texture=shadow()))
            group = InstructionGroup()
            for part in self._under:
                group.add(part)
            self.canvas.before.insert(0, group)
        tint, mesh = self._under
        far = theme.size_of(self.lift)
        tint.rgba = (0, 0.03, 0.1, SHADE) if far else CLEAR
        box = (x - far, y - far * 1.5, width + 2 * far, height + 2 * far)
        mesh.vertices = grid(box, 2 * far) if far else []
        mesh.indices = WHOLE_QUADS if far else []

    def _paint_dashes(self, box: tuple[float, float, float, float], radius: float) -> None:
        if self._dashes is None:
            self._dashes = (Color(), Mesh(mode="triangles"))
            for part in self._dashes:
                self.canvas.before.add(part)
        tint, mesh = self._dashes
        tint.rgba = theme.colour(self.edge) if self.dashed else CLEAR
        vertices, indices = dashes(box, radius, max(1, theme.size_of(self.line)))
        mesh.vertices = vertices
        mesh.indices = indices
