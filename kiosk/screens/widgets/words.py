"""Words on the glass: one text or icon, drawn in the theme's fonts and never wider than its place.

Lighter than Kivy's Label: textures are white, shared by all equal texts and tinted when drawn, so
that a row that changes its colour or moves costs no new rendering.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kivy.clock import Clock
from kivy.core.text import Label as PlainLabel
from kivy.core.text.markup import MarkupLabel
from kivy.graphics import Color, Rectangle
from kivy.properties import (
    BooleanProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)

from kiosk.screens.text import Typeset, fonts_of, icon, typeset
from kiosk.screens.theme import theme
from kiosk.screens.widgets.themed import Themed

SQUEEZES = (1.0, 0.92, 0.85, 0.78, 0.72)
"""How much smaller a text may be set, step by step, before it is cut."""

HINTING = "light"
"""Keeps Inter's own spacing."""

FAR_SQUEEZES = (1.0, 0.85, 0.72, 0.6, 0.5, 0.42, 0.35, 0.28)
"""The same for what is huge when it is short, and may be a longer word."""

ALMOST, SQUEEZED = 2, 4
"""So many of these sizes are tried on one line before a text is set on several."""

HEAD = 0.6
"""How much of what is kept of a cut text stands before the ellipsis; the end often differs."""


@lru_cache(maxsize=700)
def texture_of(text: Typeset, face: str, px: int, halign: str, width: int | None) -> Any:
    """Return the white texture of a text, wrapped at ``width`` pixels if given."""
    for font in fonts_of(text, face):
        _set_hinting(font, px)
    kind = MarkupLabel if text.markup else PlainLabel
    label = kind(
        text=text.text,
        font_name=face,
        font_size=px,
        font_hinting=HINTING,
        halign=halign,
        text_size=(width, None),
    )
    label.refresh()
    return label.texture


def _set_hinting(font: str, px: int) -> None:
    """Set the hinting of a font before it measures: Kivy sets it only when it draws.

    Measured with one hinting and drawn with another, a text would lose its last pixels.
    """
    label = PlainLabel(text="x", font_name=font, font_size=px, font_hinting=HINTING)
    label.resolve_font_name()
    label._size = (px, px)  # noqa: SLF001 - what refresh() would find by measuring
    label._render_begin()  # noqa: SLF001
    label._render_text("x", 0, 0)  # noqa: SLF001


class Words(Themed):
    """One text. ``lines`` is how many lines it may take, ``squeeze`` if it may be set smaller."""

    on_baseline = True
    larger = 1.0
    wraps_soon = False
    """Whether it rather takes another line than is set smaller."""
    squeezes: tuple[float, ...] = SQUEEZES

    words = StringProperty("")
    face = StringProperty("medium")
    set_in = StringProperty("body")
    """The size of the theme, without its ``text_``."""
    ink = StringProperty("ink")
    px = NumericProperty(20)
    """The size of the font in pixels; follows ``set_in``."""
    halign = OptionProperty("left", options=("left", "center", "right"))
    valign = OptionProperty("center", options=("top", "center", "bottom"))
    lines = NumericProperty(1)
    squeeze = BooleanProperty(False)
    head = NumericProperty(HEAD)
    grow = BooleanProperty(False)
    yields = BooleanProperty(False)
    """Whether it gives way to its neighbours when room is short."""
    wants = ObjectProperty((0, 0))
    """Width and height in pixels when set on one line."""
    cut = BooleanProperty(False)
    """Whether a part had to be left out."""

    def __init__(self, **properties: Any) -> None:
        self._later = Clock.create_trigger(self._draw, -1)
        super().__init__(**properties)
        with self.canvas:
            self._tint = Color()
            self._patch = Rectangle(size=(0, 0))
        for name in ("set_in", "ink"):
            self.fbind(name, self._theme_changed)
        self.restyle()
        for name in ("words", "face", "px"):
            self.fbind(name, self._measure)
        for name in ("words", "face", "px", "pos", "size", "halign", "valign", "lines", "squeeze"):
            self.fbind(name, self._later)
        self._measure()
        self._later()

    def restyle(self) -> None:
        self.px = round(theme.text(self.set_in) * self.larger)
        self._tint.rgba = theme.colour(self.ink)

    def room(self, width: float) -> tuple[float, float]:
        """Return the width and height in pixels that the text takes in a place so wide."""
        natural = self.wants
        if not self.words or self.lines == 1 or (natural[0] <= width and "\n" not in self.words):
            return (min(natural[0], width), natural[1])
        return tuple(self._wrapped(width).size)

    def texts(self) -> tuple[str, ...]:
        """Return what it says, for tests."""
        return (self.words,) if self.words else ()

    def typeset(self, words: str) -> Typeset:
        return typeset(words)

    def _texture(self, words: str, width: int | None = None, scale: float = 1) -> Any:
        px = max(1, round(self.px * scale))
        return texture_of(self.typeset(words), self.face, px, self.halign, width)

    def _scales(self) -> tuple[float, ...]:
        """Return the sizes to try; large words are rather as small as usual than cut."""
        usual = self.squeezes if self.squeeze else self.squeezes[:1]
        if theme.growth == 1:
            return usual
        return (1.0, *(scale / theme.growth for scale in usual))

    def _measure(self, *_: Any) -> None:
        self.wants = tuple(self._texture(self.words).size) if self.words else (0, 0)

    def _draw(self, *_: Any) -> None:
        if not self.words or self.width < 1:
            self._patch.size = (0, 0)
            return
        texture = self._wrapped(self.width) if self.lines > 1 else self._line(self.width)
        width, height = texture.size
        x = {"left": 0.0, "center": (self.width - width) / 2, "right": self.width - width}
        y = {"top": self.height - height, "center": (self.height - height) / 2, "bottom": 0.0}
        self._patch.texture = texture
        self._patch.size = texture.size
        self._patch.pos = (round(self.x + x[self.halign]), round(self.y + y[self.valign]))

    def _line(self, width: float) -> Any:
        """Return the texture of one line, squeezed and then cut until it fits."""
        self.cut = False
        scales = self._scales()
        texture: Any
        for scale in scales:
            texture = self._texture(self.words, None, scale)
            if texture.width <= width + 1:
                return texture
        self.cut = True
        keep = len(self.words)
        while texture.width > width + 1 and keep > 1:
            keep = min(keep - 1, int(keep * width / texture.width) + 1)
            texture = self._texture(shortened(self.words, keep, self.head), None, scales[-1])
        return texture

    def _wrapped(self, width: float) -> Any:
        """Return the texture of the text on as many lines as it may take, cut if it needs more."""
        self.cut = False
        if "\n" not in self.words:
            tried = SQUEEZED if self.squeeze and not self.wraps_soon else ALMOST
            for scale in SQUEEZES[:tried]:
                texture = self._texture(self.words, None, scale)
                if texture.width <= width:
                    return texture
        room = max(1, int(width))
        most = self.lines * self._texture("X").height + 2
        for scale in self._scales():
            texture = self._texture(self.words, room, scale)
            if texture.height <= most:
                return texture
        keep = len(self.words)
        while texture.height > most and keep > 1:
            self.cut = True
            keep = min(keep - 1, int(keep * max(0.9, most / texture.height)))
            texture = self._texture(shortened(self.words, keep, self.head), room, scale)
        return texture


def shortened(words: str, keep: int, part: float = HEAD) -> str:
    """Return ``words`` with the middle left out, ``keep`` characters long, ``part`` as its head."""
    head = max(1, round((keep - 1) * part))
    tail = max(0, keep - 1 - head)
    return f"{words[:head].rstrip()}…{words[len(words) - tail :].lstrip() if tail else ''}"


class Figure(Words):
    """What is to be read from afar: as large as its place allows, and cut only if it must be."""

    squeezes = FAR_SQUEEZES

    def __init__(self, **properties: Any) -> None:
        super().__init__(squeeze=True, face="extrabold", **properties)


class Icon(Words):
    """One drawing of the icon font, by its name in assets/fonts/icons.json."""

    on_baseline = False
    larger = 1.2
    """An icon is drawn so much larger than the words beside it."""

    name = StringProperty("")

    def __init__(self, **properties: Any) -> None:
        self.fbind("name", self._named)
        super().__init__(face="icons", **properties)

    def _named(self, *_: Any) -> None:
        self.words = icon(self.name)

    def typeset(self, words: str) -> Typeset:
        return Typeset(words, markup=False)

    def texts(self) -> tuple[str, ...]:
        return ()
