"""What scrolls but is no list of rows, and the large buttons that turn its pages."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.scrollview import ScrollView

from kiosk.screens.theme import theme
from kiosk.screens.widgets.picture import Page
from kiosk.screens.widgets.rows import SideCard
from kiosk.screens.widgets.stacks import Box, Pile, Room


class Scroller(ScrollView):
    """Scrolls one pile up and down."""

    grow = BooleanProperty(True)

    def room(self, width: float) -> tuple[float, float]:
        """Return what lets it grow, or nothing."""
        return (width, 1) if self.grow else (0, 0)


class Cards(Pile):
    """Side cards one under another, as many as there are items."""

    kind = SideCard
    items = ObjectProperty(())

    def __init__(self, **properties: Any) -> None:
        super().__init__(**properties)
        self.fbind("items", self._fill)
        self._fill()

    def _fill(self, *_: Any) -> None:
        while len(self.children) > len(self.items):
            self.remove_widget(self.children[0])
        while len(self.children) < len(self.items):
            self.add_widget(self.kind())
        for card, item in zip(reversed(self.children), self.items, strict=True):
            card.model = item


class Sheets(Cards):
    """The pages of a paper one under another, in the middle."""

    kind = Page
    widest = StringProperty("")
    """The size of the theme that no page is wider than; empty for no limit."""

    def __init__(self, **properties: Any) -> None:
        super().__init__(**properties)
        self.fbind("widest", self._trigger_layout)

    def rooms(self, width: float) -> list[Room]:
        return super().rooms(self._within(width))

    def inside(self) -> Box:
        left, bottom, width, height = super().inside()
        within = self._within(width)
        return (left + (width - within) / 2, bottom, within, height)

    def _within(self, width: float) -> float:
        return min(width, theme.size_of(self.widest) or width)


class Pager(Pile):
    """Two buttons that turn the pages of a list, and tell what is out of sight.

    Where two would be too small, there is one, which begins again after the last page.
    """

    listing = ObjectProperty(None, rebind=True, allownone=True)
    single = BooleanProperty(False)

    def do_layout(self, *args: Any) -> None:
        self.single = self.height < 2 * theme.size_of("small") + theme.size_of("gap")
        super().do_layout(*args)

    def turn(self) -> None:
        """Turn to the next page, or begin again."""
        if self.listing.hidden_below:
            self.listing.turn(1)
        else:
            self.listing.show_from(0)
