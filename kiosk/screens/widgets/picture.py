"""Pictures: a product's in a rounded frame, and the page of a paper."""

from __future__ import annotations

from functools import partial
from typing import Any

from kivy.graphics import Color, Rectangle, SmoothRoundedRectangle
from kivy.properties import ObjectProperty, StringProperty

from kiosk.screens.theme import theme
from kiosk.screens.widgets.buttons import Ground
from kiosk.screens.widgets.images import shelf
from kiosk.screens.widgets.themed import Themed

PAGE_SIDE = 2400
"""Pixels; a page is never shown larger."""


class Picture(Ground):
    """Shows the image file ``source``, or ``icon`` while there is none."""

    source = StringProperty("")
    icon = StringProperty("package")
    ink = StringProperty("ink_soft")
    texture = ObjectProperty(None, allownone=True)

    def __init__(self, **properties: Any) -> None:
        super().__init__(**properties)
        with self.canvas.after:
            self._tint = Color(rgba=(1, 1, 1, 0))
            self._image = SmoothRoundedRectangle(size=(0, 0))
        self.fbind("source", self._changed)
        for name in ("pos", "size", "texture"):
            self.fbind(name, self._fit)
        self._changed()

    def room(self, width: float) -> tuple[float, float]:
        """Return its fixed size: it never grows with what it shows."""
        side = theme.size_of(self.wide)
        return (side, side)

    def _changed(self, *_: Any) -> None:
        self.texture = None
        if self.source:
            side = theme.size_of(self.wide) * 2
            shelf().fetch(self.source, side, partial(self._arrived, self.source))

    def _arrived(self, source: str, texture: Any) -> None:
        if source == self.source:
            self.texture = texture

    def _fit(self, *_: Any) -> None:
        """Cover the frame with the middle of the image."""
        shown = self.texture is not None
        self._tint.rgba = (1, 1, 1, 1 if shown else 0)
        self._image.size = self.size if shown else (0, 0)
        self._image.pos = self.pos
        self._image.radius = [theme.size_of(self.radius) or 0.01]
        self._image.texture = _middle(self.texture) if shown else None


def _middle(texture: Any) -> Any:
    """Return the largest square in the middle of a texture."""
    width, height = texture.size
    side = min(width, height)
    return texture.get_region((width - side) // 2, (height - side) // 2, side, side)


class Page(Themed):
    """One page of a paper, as wide as its place; ``model`` is the path of its picture."""

    model = StringProperty("")
    wants = ObjectProperty((0, 0))

    def __init__(self, **properties: Any) -> None:
        self._texture: Any = None
        super().__init__(**properties)
        with self.canvas:
            Color(rgba=(1, 1, 1, 1))
            self._sheet = Rectangle(size=(0, 0))
        self.fbind("model", self._changed)
        for name in ("pos", "size"):
            self.fbind(name, self._fit)
        self._changed()

    def room(self, width: float) -> tuple[float, float]:
        """Return the width, and the height that keeps the page's proportions."""
        if self._texture is None:
            return (width, width * 1.4)
        return (width, round(width * self._texture.height / self._texture.width))

    def _changed(self, *_: Any) -> None:
        if self.model:
            shelf().fetch(self.model, PAGE_SIDE, partial(self._arrived, self.model))

    def _arrived(self, source: str, texture: Any) -> None:
        if source == self.model:
            self._texture = texture
            self.wants = tuple(texture.size) if texture is not None else (0, 0)
            self._fit()

    def _fit(self, *_: Any) -> None:
        self._sheet.texture = self._texture
        self._sheet.pos = self.pos
        self._sheet.size = self.size
