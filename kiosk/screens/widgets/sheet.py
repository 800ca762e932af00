"""A window over the bench: it dims what is beneath, and takes every touch."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import StringProperty

from kiosk.screens.theme import theme
from kiosk.screens.widgets.surface import Surface
from kiosk.screens.widgets.view import View


class Sheet(View, Surface):
    """Holds one pile in its middle, as high as it needs; nothing beneath can be touched."""

    widest = StringProperty("sheet_w")
    """The size of the theme that its pile is never wider than."""
    margin = StringProperty("sheet_margin")
    """The size of the theme that stays free around its pile."""

    def __init__(self, **properties: Any) -> None:
        self._arrange = Clock.create_trigger(self._place, -1)
        super().__init__(**properties)
        for name in ("pos", "size", "children", "model"):
            self.fbind(name, self._arrange)
        for child in self.children:
            child.fbind("wants", self._arrange)
        self._arrange()

    def on_touch_down(self, touch: Any) -> bool:
        super().on_touch_down(touch)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        super().on_touch_move(touch)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        super().on_touch_up(touch)
        return True

    def restyle(self) -> None:
        super().restyle()
        self._arrange()

    def _place(self, *_: Any) -> None:
        margin = theme.size_of(self.margin)
        width = min(self.width - 2 * margin, theme.size_of(self.widest))
        for child in self.children:
            height = min(self.height - 2 * margin, child.room(width)[1])
            child.size = (round(width), round(height))
            child.pos = (round(self.center_x - width / 2), round(self.center_y - height / 2))
