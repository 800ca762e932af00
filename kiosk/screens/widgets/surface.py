"""A surface: the rounded ground under everything, with an edge that may be dashed."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import BorderImage, Color, Mesh, SmoothRoundedRectangle
from kivy.properties import BooleanProperty, StringProperty

from kiosk.screens.theme import CLEAR, theme
from kiosk.screens.widgets.dashes import dashes
from kiosk.screens.widgets.textures import SHADOW, shadow
from kiosk.screens.widgets.themed import Themed


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
        with self.canvas.before:
            self._shade = Color(rgba=CLEAR)
            self._under = BorderImage(size=(0, 0), border=(SHADOW // 2 - 1,) * 4)
            self._edge_tint = Color(rgba=CLEAR)
            self._outer = SmoothRoundedRectangle(size=(0, 0))
            self._fill_tint = Color(rgba=CLEAR)
            self._inner = SmoothRoundedRectangle(size=(0, 0))
        self._dashes: Mesh | None = None
        for name in ("pos", "size", "fill", "edge", "line", "radius", "dent", "dashed", "lift"):
            self.fbind(name, self._repaint)
        self._repaint()

    def restyle(self) -> None:
        super().restyle()
        self._repaint()

    def _paint(self, *_: Any) -> None:
        dent = theme.size_of(self.dent)
        edge = theme.colour(self.edge)
        fill = theme.colour(self.fill)
        thick = theme.size_of(self.line)
        x, y = round(self.x + dent), round(self.y + dent)
        width, height = round(self.width - 2 * dent), round(self.height - 2 * dent)
        line = thick if edge[3] and not self.dashed else 0
        radius = max(0, min(theme.size_of(self.radius), width / 2, height / 2))
        self._fill_tint.rgba = fill
        self._edge_tint.rgba = edge if line else CLEAR
        _place(self._outer, (x, y, width if line else 0, height if line else 0), radius)
        inside = (x + line, y + line, width - 2 * line, height - 2 * line)
        _place(self._inner, inside if fill[3] else (x, y, 0, 0), max(0, radius - line))
        self._paint_shadow(x, y, width, height)
        self._paint_dashes((x, y, width, height), radius)

    def _paint_shadow(self, x: float, y: float, width: float, height: float) -> None:
        far = theme.size_of(self.lift)
        self._shade.rgba = (0, 0.03, 0.1, 0.3) if far else CLEAR
        self._under.texture = shadow() if far else None
        self._under.pos = (x - far, y - far * 1.5)
        self._under.size = (width + 2 * far, height + 2 * far) if far else (0, 0)
        self._under.display_border = (far * 2,) * 4

    def _paint_dashes(self, box: tuple[float, float, float, float], radius: float) -> None:
        if not self.dashed and self._dashes is None:
            return
        if self._dashes is None:
            with self.canvas.before:
                self._dash_tint = Color()
                self._dashes = Mesh(mode="triangles")
        self._dash_tint.rgba = theme.colour(self.edge) if self.dashed else CLEAR
        vertices, indices = dashes(box, radius, max(1, theme.size_of(self.line)))
        self._dashes.vertices = vertices
        self._dashes.indices = indices


def _place(shape: Any, box: tuple[float, float, float, float], radius: float) -> None:
    shape.pos = box[:2]
    shape.size = (max(0, box[2]), max(0, box[3]))
    shape.radius = [radius or 0.01]
