"""A list of recycled rows, with the room it shows told in rows."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.recycleview import RecycleView

from kiosk.screens.theme import theme
from kiosk.screens.widgets.themed import Themed


class Listing(Themed, RecycleView):
    """Shows ``items`` by the rows of ``viewclass``, each with ``model`` and ``presenter``."""

    items = ObjectProperty(())
    presenter = ObjectProperty(None, allownone=True)
    row_h = StringProperty("row_h")
    gap = StringProperty("near")
    row_px = NumericProperty(50)
    gap_px = NumericProperty(0)
    show_bar = BooleanProperty(True)
    grow = BooleanProperty(True)
    columns = NumericProperty(1)
    hidden_above = NumericProperty(0)
    hidden_below = NumericProperty(0)

    def __init__(self, **properties: Any) -> None:
        self._top = 0.0
        super().__init__(**properties)
        for name in ("items", "presenter"):
            self.fbind(name, self._fill)
        for name in ("scroll_y", "items", "row_px", "columns"):
            self.fbind(name, self._count)
        self.fbind("size", self._keep)
        for name in ("row_h", "gap"):
            self.fbind(name, self._theme_changed)
        self.restyle()
        self._fill()

    def room(self, width: float) -> tuple[float, float]:
        """Return what lets it grow, or nothing: a list takes what is left over."""
        return (width, 1) if self.grow else (0, 0)

    def restyle(self) -> None:
        self.row_px = theme.size_of(self.row_h)
        self.gap_px = theme.size_of(self.gap)

    @property
    def pitch(self) -> float:
        """Pixels from the top of a row to the top of the next."""
        return float(self.row_px + self.gap_px)

    def _fill(self, *_: Any) -> None:
        top = self._top
        self.data = [{"model": item, "presenter": self.presenter} for item in self.items]
        self._scroll_to(top)

    def _keep(self, *_: Any) -> None:
        """Let the topmost row stay where it is when there is more room, or less."""
        self._scroll_to(self._top)
        self._count()

    def _count(self, *_: Any) -> None:
        self._top = self._offset()
        slack = self._slack()
        above = slack * (1 - self.scroll_y)
        self.hidden_above = round(above / self.pitch) * int(self.columns)
        self.hidden_below = round((slack - above) / self.pitch) * int(self.columns)

    def turn(self, pages: int) -> None:
        """Scroll by whole pages, down if positive; always ends on a whole row."""
        rows = max(1, int((self.height + self.gap_px) // self.pitch))
        self.show_from(round(self._offset() / self.pitch) + pages * rows)

    def show_row(self, place: int) -> None:
        """Bring the row at ``place`` wholly into sight, under the one before it."""
        place //= int(self.columns)
        top = place * self.pitch
        offset = self._offset()
        if top < offset - 1 or top + self.row_px > offset + self.height + 1:
            self.show_from(max(0, place - 1))

    def show_from(self, place: int) -> None:
        """Scroll so that the row at ``place`` is the topmost, as far as the list goes."""
        self._scroll_to(place * self.pitch)

    def _slack(self) -> float:
        rows = -(-len(self.items) // int(self.columns))
        return max(0.0, float(rows * self.pitch - self.gap_px - self.height))

    def _offset(self) -> float:
        return self._slack() * float(1 - self.scroll_y)

    def _scroll_to(self, offset: float) -> None:
        slack = self._slack()
        self.scroll_y = 1 - min(1.0, max(0.0, offset / slack)) if slack else 1
