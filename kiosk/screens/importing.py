"""The window of an import: which file, what it would change, and how far it is."""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.recycleview.views import RecycleDataViewBehavior

from kiosk.presenters.models_stock import ImportModel
from kiosk.screens.theme import theme
from kiosk.screens.widgets.rounded import Rounded
from kiosk.screens.widgets.stacks import Train
from kiosk.screens.widgets.surface import Surface
from kiosk.screens.widgets.tables import OfficeSheet


class ImportingView(OfficeSheet):
    """Built when the first file is imported."""

    model = ObjectProperty(ImportModel(), rebind=True)

    def show(self, model: ImportModel) -> None:
        """Show ``model``; other problems are shown from the first one."""
        other = model.problems != self.model.problems
        super().show(model)
        if other:
            self.to_top()


class ProblemRow(RecycleDataViewBehavior, Train):
    """A row of the file that can't be used, and why."""

    model = StringProperty("")
    presenter = ObjectProperty(None, allownone=True)


class FillBar(Surface, Train):
    """A bar that fills from the left; ``part`` from 0 to 1."""

    part = NumericProperty(0.0)

    def __init__(self, **properties: Any) -> None:
        self._filled = Rounded()
        super().__init__(**properties)
        self.canvas.add(self._filled.group)
        self.fbind("part", self._repaint)

    def _paint(self, *_: Any) -> None:
        super()._paint()
        wide = round(self.width * min(1.0, max(0.0, self.part)))
        box = (round(self.x), round(self.y), wide, round(self.height))
        self._filled.colour(theme.colour("next"), theme.colour(""))
        self._filled.place(box, theme.size_of(self.radius), 0)
