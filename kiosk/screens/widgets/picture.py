"""The picture of a product in a rounded frame, or an icon where there is none."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from kivy.clock import Clock
from kivy.core.image import Image as CoreImage
from kivy.graphics import Color, SmoothRoundedRectangle
from kivy.properties import ObjectProperty, StringProperty

from kiosk.screens.theme import theme
from kiosk.screens.widgets.buttons import Ground


@lru_cache(maxsize=64)
def picture(path: str) -> Any:
    """Return the texture of an image file, or None if it is missing or is no image."""
    try:
        return CoreImage(path, mipmap=True).texture if Path(path).is_file() else None
    except Exception:  # noqa: BLE001 - whatever a broken file raises, the icon stands in for it
        return None


class Picture(Ground):
    """Shows the image file ``source``; loaded in a frame of its own, after the words stand."""

    source = StringProperty("")
    icon = StringProperty("package")
    ink = StringProperty("ink_soft")
    texture = ObjectProperty(None, allownone=True)

    def __init__(self, **properties: Any) -> None:
        super().__init__(**properties)
        with self.canvas.after:
            self._tint = Color(rgba=(1, 1, 1, 0))
            self._image = SmoothRoundedRectangle(size=(0, 0))
        self._load = Clock.create_trigger(self._take, 0)
        self.fbind("source", self._changed)
        for name in ("pos", "size", "texture", "icon"):
            self.fbind(name, self._fit)
        self._changed()

    def room(self, width: float) -> tuple[float, float]:
        """Return its fixed size: it never grows with what it shows."""
        side = theme.size_of(self.wide)
        return (side, side)

    def _changed(self, *_: Any) -> None:
        self.texture = None
        if self.source:
            self._load()

    def _take(self, *_: Any) -> None:
        self.texture = picture(self.source)

    def _fit(self, *_: Any) -> None:
        """Cover the frame with the middle of the image."""
        shown = self.texture is not None
        self._tint.rgba = (1, 1, 1, 1 if shown else 0)
        self._image.size = self.size if shown else (0, 0)
        self._image.pos = self.pos
        self._image.radius = [theme.size_of(self.radius) or 0.01]
        self._image.texture = self.texture
