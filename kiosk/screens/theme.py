"""The theme: all colours and sizes by name, worked out in layouts/theme.kv.

A size is asked for in millimetres and comes out in pixels of the real panel, so that a finger
always finds the same key; text and spaces shrink on small panels, but never below their least.
"""

from __future__ import annotations

from functools import partial
from typing import Any
from weakref import WeakSet

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty
from kivy.uix.widget import Widget

from kiosk.screens.kv import load

DRAWN_LONG_MM, DRAWN_SHORT_MM = 323.0, 202.0
"""The 15 inch panel for which the sizes in theme.kv are drawn."""

CLEAR = (0.0, 0.0, 0.0, 0.0)

LEAST_FIT, MOST_FIT = 0.5, 1.1

LARGER = {"wide": 1.2, "tall": 1.2, "compact": 1.15}
"""How much larger words are for whoever likes them so; a small panel has no room for more."""

COMPACT_MM = 190.0
"""A panel narrower than this gives the steps the whole width and folds the side column."""

KNOWN_PANELS = ((800, 154.0), (1024, 223.0), (1280, 217.0), (1366, 344.0), (1920, 344.0))
"""Long side in pixels, and in millimetres on the panel mostly sold with it."""


def guess_panel_mm(width: int, height: int) -> float:
    """Guess a panel's width in millimetres from its pixels."""
    long = max(width, height)
    pixels, millimetres = min(KNOWN_PANELS, key=lambda known: abs(known[0] - long))
    return millimetres * width / pixels


def fit_of(width_mm: float, height_mm: float) -> float:
    """Return how far spaces and text are scaled from the panel they were drawn for."""
    long, short = max(width_mm, height_mm), min(width_mm, height_mm)
    return max(LEAST_FIT, min(MOST_FIT, long / DRAWN_LONG_MM, short / DRAWN_SHORT_MM))


def shape_of(width_mm: float, height_mm: float) -> str:
    """Return how the bench is laid out: ``wide``, ``compact`` or ``tall``."""
    if height_mm > width_mm:
        return "tall"
    return "compact" if width_mm < COMPACT_MM else "wide"


def pixels(mm: float, fit: float, drawn: float, least: float) -> int:
    """Return a size in pixels: ``drawn`` millimetres scaled to the panel, at least ``least``."""
    return round(mm * max(least, drawn * fit))


class Theme(Widget):
    """Colours and sizes as properties, most of them made by theme.kv; used as ``theme``.

    Widgets name what they want (``fill: 'card'``) and look it up again when ``revision`` changes.
    A .kv does not bind to the theme's colours, because Kivy keeps the bindings of a class's rule
    beside those of the place where it is used, and then the last to change would win.
    """

    dark = BooleanProperty(False)
    revision = NumericProperty(0)
    """Counts the changes of any colour or size."""
    mm = NumericProperty(4.0)
    """Pixels to the millimetre."""
    shape = OptionProperty("wide", options=("wide", "compact", "tall"))
    unit = ObjectProperty(partial(pixels, 4.0, 1.0))
    """Called with millimetres (drawn, least), returns pixels; a new one for each panel."""
    large = BooleanProperty(False)
    growth = NumericProperty(1.0)
    """How much larger than usual small words are set."""
    words = ObjectProperty(partial(pixels, 4.0, 1.0))
    """As ``unit``, for small words and for what must have room for them."""
    left_handed = BooleanProperty(False)
    """Whether what is touched most stands at the left (see ``Train.handed``)."""

    def __init__(self, **properties: Any) -> None:
        load("theme")
        self._followers: WeakSet[Any] = WeakSet()
        super().__init__(**properties)

    def follow(self, widget: Any) -> None:
        """Let ``widget.restyle()`` be called at every change, for as long as the widget lives.

        Not by ``bind``: with some hundred widgets bound, each more takes longer.
        """
        self._followers.add(widget)

    def suit(self, size: tuple[int, int], panel_mm: float) -> None:
        """Fit every size to a window of ``size`` pixels on a panel ``panel_mm`` wide."""
        width, height = size
        mm = width / (panel_mm or guess_panel_mm(width, height))
        sides = (width / mm, height / mm)
        fitted = (mm, fit_of(*sides))
        if (shape_of(*sides), fitted) == (self.shape, self.unit.args):
            return
        self.mm = mm
        self.shape = shape_of(*sides)
        self.unit = partial(pixels, *fitted)
        self._size_words()
        self._changed()

    def wear(self, *, dark: bool, large: bool = False, left_handed: bool = False) -> None:
        """Change to the colours, the words and the hand that somebody likes."""
        if (dark, large, left_handed) == (self.dark, self.large, self.left_handed):
            return
        self.dark, self.left_handed = dark, left_handed
        if large != self.large:
            self.large = large
            self._size_words()
        self._changed()

    def _size_words(self) -> None:
        mm, fit = self.unit.args
        self.growth = LARGER[self.shape] if self.large else 1.0
        self.words = partial(pixels, mm * self.growth, fit)

    def _changed(self) -> None:
        for widget in list(self._followers):
            widget.restyle()
        self.revision += 1

    def colour(self, name: str) -> tuple[float, float, float, float]:
        """Return a colour by its name; nothing at all for an empty one."""
        return tuple(getattr(self, name)) if name else CLEAR

    def size_of(self, name: str) -> int:
        """Return a size in pixels by its name; 0 for an empty one."""
        return int(getattr(self, name)) if name else 0

    def text(self, name: str) -> int:
        """Return a font size in pixels by its name without ``text_``."""
        return int(getattr(self, f"text_{name}"))


theme = Theme()
