"""Boxes of like widgets, one for each item: widgets are kept and only their models change."""

from __future__ import annotations

from typing import Any

from kivy.factory import Factory
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.screens.theme import theme
from kiosk.screens.widgets.themed import Themed


class Pool(Themed):
    """Shows ``items`` by widgets of the class ``kind``, in equal cells of ``columns``.

    ``presenter`` is handed to each; ``on_choice`` tells the key of the one that was chosen.
    """

    items = ObjectProperty(())
    kind = StringProperty("")
    presenter = ObjectProperty(None, allownone=True)
    columns = NumericProperty(0)
    """Cells side by side; 0 for as many as there are items."""
    cell_h = StringProperty("")
    """Height of a cell; empty to share the height."""
    gap = StringProperty("")
    grow = BooleanProperty(False)
    subject = ObjectProperty(None, allownone=True)
    """What every cell is about (see Touchable)."""
    wants = ObjectProperty((0, 0))

    __events__ = ("on_choice",)

    def __init__(self, **properties: Any) -> None:
        super().__init__(**properties)
        for name in ("items", "presenter", "subject"):
            self.fbind(name, self._fill)
        for name in ("pos", "size", "columns", "cell_h", "gap", "children"):
            self.fbind(name, self._place)
        self._fill()

    def on_choice(self, key: str) -> None:
        """Answer a choice; bound in .kv."""

    def room(self, width: float) -> tuple[float, float]:
        """Return the room that all cells take."""
        rows = self._rows()
        if not self.items:
            return (0, 0)
        high = theme.size_of(self.cell_h)
        return (width, rows * high + (rows - 1) * theme.size_of(self.gap) if high else 1)

    def restyle(self) -> None:
        super().restyle()
        self._place()

    def _rows(self) -> int:
        columns = int(self.columns) or len(self.items) or 1
        return -(-len(self.items) // columns)

    def _fill(self, *_: Any) -> None:
        while len(self.children) > len(self.items):
            self.remove_widget(self.children[0])
        while len(self.children) < len(self.items):
            cell = Factory.get(self.kind)()
            if cell.is_event_type("on_choice"):
                cell.bind(on_choice=lambda _, key: self.dispatch("on_choice", key))
            self.add_widget(cell)
        for cell, item in zip(reversed(self.children), self.items, strict=True):
            if hasattr(cell, "presenter"):
                cell.presenter = self.presenter
            cell.subject = self.subject
            cell.model = item
        self.wants = (len(self.items), 0)

    def _place(self, *_: Any) -> None:
        columns = int(self.columns) or len(self.items) or 1
        rows = self._rows() or 1
        gap = theme.size_of(self.gap)
        wide = (self.width - gap * (columns - 1)) / columns
        high = theme.size_of(self.cell_h) or (self.height - gap * (rows - 1)) / rows
        for place, cell in enumerate(reversed(self.children)):
            row, column = divmod(place, columns)
            x = round(self.x + column * (wide + gap))
            end = round(self.x + column * (wide + gap) + wide)
            cell.size = (end - x, round(high))
            cell.pos = (x, round(self.top - (row + 1) * high - row * gap))
