"""Marks in a row: flags, chips and badges, all drawn by one light widget."""

from __future__ import annotations

from typing import Any, NamedTuple

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.properties import (
    BooleanProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)

from kiosk.presenters.marks import Mark
from kiosk.screens.text import Typeset, icon, typeset
from kiosk.screens.theme import CLEAR, theme
from kiosk.screens.widgets.rounded import Rounded
from kiosk.screens.widgets.themed import Themed
from kiosk.screens.widgets.words import texture_of


class Piece(NamedTuple):
    """One texture of a mark, and its colour."""

    texture: Any
    ink: Any


class Flags(Themed):
    """Draws ``marks`` from left to right; when room is short, icons alone, then fewer."""

    marks = ObjectProperty(())
    set_in = StringProperty("tiny")
    px = NumericProperty(16)
    bare = BooleanProperty(False)
    """Without a ground."""
    bold = BooleanProperty(True)
    told = OptionProperty("all", options=("all", "words", "icons"))
    """How much of each mark is told when there is room: ``words`` leaves out details."""
    halign = OptionProperty("left", options=("left", "right"))
    wants = ObjectProperty((0, 0))
    cut = BooleanProperty(False)
    """Whether words or marks had to be left out."""

    def __init__(self, **properties: Any) -> None:
        self._later = Clock.create_trigger(self._draw, -1)
        super().__init__(**properties)
        self._group = InstructionGroup()
        self.canvas.add(self._group)
        for name in ("marks", "px", "bare", "bold", "told"):
            self.fbind(name, self._measure)
        for name in ("marks", "px", "pos", "size", "halign", "bare", "told"):
            self.fbind(name, self._later)
        self.fbind("set_in", self._theme_changed)
        self.restyle()
        self._measure()

    def restyle(self) -> None:
        super().restyle()
        self.px = theme.text(self.set_in)
        self._later()

    def room(self, width: float) -> tuple[float, float]:
        """Return the width and height taken in a place so wide."""
        return (min(self.wants[0], width), self.wants[1])

    def texts(self) -> tuple[str, ...]:
        """Return what it says, for tests."""
        shown = {"all": ("word", "detail"), "words": ("word",), "icons": ("word",)}[self.told]
        return tuple(t for mark in self.marks for part in shown if (t := getattr(mark, part)))

    def _measure(self, *_: Any) -> None:
        self.wants = (self._wide(self._pieces(self.told)), self._high())
        if not self.marks:
            self.wants = (0, 0)

    def _high(self) -> float:
        return float(round(self.px * (1.25 if self.bare else 1.7)))

    def _wide(self, rows: list[list[Piece]]) -> float:
        return float(sum(map(self._width, rows)) + theme.near * max(0, len(rows) - 1))

    def _width(self, pieces: list[Piece]) -> float:
        space = self.px * 0.35
        inside = sum(piece.texture.width for piece in pieces) + space * (len(pieces) - 1)
        return float(round(inside + (0 if self.bare else 2 * theme.near)))

    def _pieces(self, told: str, shrunk: float = 1.0) -> list[list[Piece]]:
        return [self._of(mark, told, round(self.px / shrunk)) for mark in self.marks]

    def _of(self, mark: Mark, told: str, px: int) -> list[Piece]:
        icon_alone = told == "icons" and mark.icon
        ink = theme.colour(f"{mark.tone.value}_ink")
        found = []
        if icon(mark.icon):
            drawn = Typeset(icon(mark.icon), markup=False)
            found.append(Piece(texture_of(drawn, "icons", round(px * 1.1), "left", None), ink))
        if mark.word and not icon_alone:
            face = "semibold" if self.bold else "medium"
            found.append(Piece(texture_of(typeset(mark.word), face, px, "left", None), ink))
        if mark.detail and told == "all":
            soft = theme.colour("ink_soft") if self.bare else ink
            text = typeset(mark.detail)
            found.append(Piece(texture_of(text, "regular", px, "left", None), soft))
        return found

    def _draw(self, *_: Any) -> None:
        self._group.clear()
        self.cut = False
        if not self.marks or self.width < 1:
            return
        rows = self._pieces(self.told)
        if self._wide(rows) > self.width + 1 and theme.growth > 1:
            rows = self._pieces(self.told, theme.growth)
        if self._wide(rows) > self.width + 1:
            self.cut = True
            rows = self._pieces("icons")
        while rows and self._wide(rows) > self.width + 1:
            rows.pop()
        x = self.right - self._wide(rows) if self.halign == "right" else self.x
        for mark, pieces in zip(self.marks, rows, strict=False):
            self._draw_one(round(x), mark, pieces)
            x += self._width(pieces) + theme.near

    def _draw_one(self, x: float, mark: Mark, pieces: list[Piece]) -> None:
        high = self._high()
        y = round(self.center_y - high / 2)
        if not self.bare:
            ground = Rounded()
            ground.colour(theme.colour(f"{mark.tone.value}_soft"), CLEAR)
            ground.place((x, y, self._width(pieces), high), round(high * 0.28), 0)
            self._group.add(ground.group)
            x += theme.near
        for piece in pieces:
            texture = piece.texture
            self._group.add(Color(rgba=piece.ink))
            pos = (round(x), round(self.center_y - texture.height / 2))
            self._group.add(Rectangle(texture=texture, size=texture.size, pos=pos))
            x += texture.width + self.px * 0.35
