"""What the windows with long lists share: whole rows in pages, columns, and two halves."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.recycleview.views import RecycleDataViewBehavior

from kiosk.screens.kv import load
from kiosk.screens.theme import theme
from kiosk.screens.widgets.buttons import ChoiceButton
from kiosk.screens.widgets.listing import Listing
from kiosk.screens.widgets.sheet import Sheet
from kiosk.screens.widgets.stacks import Box, Room, Stack, Train
from kiosk.screens.widgets.words import FAR_SQUEEZES, Words

LAYOUTS = ("order", "carrier", "tables")
"""The buttons that turn pages, the field to type into, and the rules of this module."""

BOTH = 2

STRETCH = 1.35
"""A row of a list that is not full is at most so much higher than it must be."""


class OfficeSheet(Sheet):
    """A window over the whole bench, for work that is done seldom and with both eyes."""

    def __init__(self, **properties: Any) -> None:
        for stem in LAYOUTS:
            load(stem)
        super().__init__(**properties)

    def to_top(self) -> None:
        """Show every list from its first row."""
        for part in self.walk(restrict=True):
            if isinstance(part, Rows):
                part.show_from(0)


class Rows(Listing):
    """A list that shows whole rows: they are a little higher where a part of one would be seen."""

    def __init__(self, **properties: Any) -> None:
        super().__init__(**properties)
        self.fbind("height", self._theme_changed)
        self.fbind("items", self._theme_changed)

    def restyle(self) -> None:
        super().restyle()
        least, gap = self.row_px, self.gap_px
        rows = int((self.height + gap) // (least + gap)) if least else 0
        if rows:
            shared = (self.height + gap) / rows - gap
            full = len(self.items) > rows
            self.row_px = shared if full else min(shared, least * STRETCH)


class Paged(Train):
    """Rows of the class ``kind``, and two large buttons beside them while some are out of sight."""

    kind = StringProperty("Spacer")
    items = ObjectProperty(())
    presenter = ObjectProperty(None, allownone=True)
    row_h = StringProperty("row_h")
    row_gap = StringProperty("near")
    paging = BooleanProperty(False)
    """Whether the buttons are shown."""


class Cell(Words):
    """A text in a column: as wide as the column, however short the text."""

    squeezes = FAR_SQUEEZES
    """A figure is rather small than cut."""

    wide = StringProperty("")

    def room(self, width: float) -> tuple[float, float]:
        """Return the width of the column, and the height of what stands in it."""
        side = theme.size_of(self.wide)
        return (side, super().room(side)[1] or 1) if side else super().room(width)


class ChoiceRow(RecycleDataViewBehavior, ChoiceButton):
    """One of many choices in a list."""

    presenter = ObjectProperty(None, allownone=True)

    def on_choice(self, key: str) -> None:
        """Tell the presenter."""
        if self.presenter is not None:
            self.presenter.choose(key)


class Split(Stack):
    """Two parts side by side, the second as wide as it says; one under the other if upright.

    For a left-handed person the second stands at the left. A part that shows nothing leaves all
    room to the other.
    """

    share = NumericProperty(0.5)
    """The part of the height that the second one takes on an upright panel."""

    def together(self, rooms: list[Room]) -> tuple[float, float]:
        """Return what both take side by side."""
        wide = sum(wide for _, wide, _ in rooms) + self.gaps(rooms)
        return (wide, max((high for _, _, high in rooms), default=0))

    def place(self, rooms: list[Room], box: Box) -> None:
        """Give each part its place."""
        parts = [child for child, _, _ in rooms]
        for part, (x, y, wide, high) in zip(parts, self._boxes(rooms, box), strict=True):
            part.size = (round(wide), round(high))
            part.pos = (round(x), round(y))

    def _boxes(self, rooms: list[Room], box: Box) -> list[Box]:
        x, y, wide, high = box
        gap = theme.size_of(self.gap)
        if len(rooms) != BOTH:
            return [box for _ in rooms]
        if theme.shape == "tall":
            below = (high - gap) * self.share
            return [(x, y + below + gap, wide, high - gap - below), (x, y, wide, below)]
        beside = min(rooms[1][1], wide)
        if theme.left_handed:
            return [(x + beside + gap, y, wide - gap - beside, high), (x, y, beside, high)]
        return [(x, y, wide - gap - beside, high), (x + wide - beside, y, beside, high)]
