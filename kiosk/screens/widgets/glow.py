"""The striped edge of a refusal: it reads from three metres, and does not move."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.properties import BooleanProperty

from kiosk.screens.theme import theme
from kiosk.screens.widgets.textures import STRIPE, stripes
from kiosk.screens.widgets.themed import Themed


class Glow(Themed):
    """Stripes along all four edges while ``lit``."""

    lit = BooleanProperty(False)

    def __init__(self, **properties: Any) -> None:
        self._later = Clock.create_trigger(self._draw, -1)
        super().__init__(**properties)
        self._group = InstructionGroup()
        self.canvas.add(self._group)
        for name in ("pos", "size", "lit"):
            self.fbind(name, self._later)

    def restyle(self) -> None:
        super().restyle()
        self._later()

    def _draw(self, *_: Any) -> None:
        self._group.clear()
        if not self.lit:
            return
        edge = theme.size_of("glow")
        x, y, width, height = self.x, self.y, self.width, self.height
        boxes = (
            (x, y, width, edge),
            (x, y + height - edge, width, edge),
            (x, y + edge, edge, height - 2 * edge),
            (x + width - edge, y + edge, edge, height - 2 * edge),
        )
        for box in boxes:
            self._strip(box)

    def _strip(self, box: tuple[float, float, float, float]) -> None:
        x, y, width, height = box
        self._group.add(Color(rgba=theme.colour("stop_fill")))
        self._group.add(Rectangle(pos=(x, y), size=(width, height)))
        self._group.add(Color(rgba=theme.colour("slab_ink")))
        scale = theme.size_of("stripe") / STRIPE
        u, v = x / STRIPE / scale, y / STRIPE / scale
        du, dv = width / STRIPE / scale, height / STRIPE / scale
        corners = (u, v, u + du, v, u + du, v + dv, u, v + dv)
        self._group.add(
            Rectangle(pos=(x, y), size=(width, height), texture=stripes(), tex_coords=corners)
        )
