"""The list of orders at the left: filters, rows, search, and the button for the next order."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import AliasProperty, ObjectProperty

from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import QueueModel, TabModel
from kiosk.screens.widgets.buttons import Ground
from kiosk.screens.widgets.finger import WhenFingersAreUp
from kiosk.screens.widgets.stacks import Train
from kiosk.screens.widgets.surface import Surface
from kiosk.screens.widgets.touch import Touchable
from kiosk.screens.widgets.view import View

SET_OUT = 0.05
"""Seconds after which the list surely stands in its place."""

BLANK_TAB = TabModel(key="", count="", word="")


class QueueView(View, Ground):
    """The list. A new model waits while a finger is down, so that no row slips away from it."""

    model = ObjectProperty(QueueModel(), rebind=True)

    def __init__(self, **properties: Any) -> None:
        self._when_up = WhenFingersAreUp(self._show_now)
        self._selected = ""
        super().__init__(**properties)

    def show(self, model: QueueModel) -> None:
        """Show ``model`` as soon as no finger is down."""
        self._when_up(model)

    def _show_now(self, model: QueueModel) -> None:
        super().show(model)
        places = {row.order_id: place for place, row in enumerate(model.rows) if row.selected}
        selected = next(iter(places), "")
        if selected != self._selected:
            self._selected = selected
            if selected:
                Clock.schedule_once(lambda _: self.ids.rows.show_row(places[selected]), SET_OUT)


class SearchView(View, Ground):
    """The keyboard of the search, in the place of the order; built when it is first opened."""

    model = ObjectProperty(QueueModel(), rebind=True)

    def on_touch_down(self, touch: Any) -> bool:
        """Let no touch through to the order beneath."""
        return bool(super().on_touch_down(touch) or self.collide_point(*touch.pos))


class TabTurner(View, Touchable, Surface, Train):
    """On a small panel: the list that is shown, and a touch shows the next one.

    The others stand there as counts; as buttons they would be too small for a glove.
    """

    model = ObjectProperty(QueueModel(), rebind=True)

    def _place(self) -> int:
        return next((n for n, tab in enumerate(self.model.tabs) if tab.chosen), 0)

    def _chosen(self) -> TabModel:
        return self.model.tabs[self._place()] if self.model.tabs else BLANK_TAB

    def _following(self) -> str:
        tabs = self.model.tabs
        return tabs[(self._place() + 1) % len(tabs)].key if tabs else ""

    def _others(self) -> tuple[Mark, ...]:
        return tuple(
            Mark(word=tab.count, tone=tab.tone)
            for tab in self.model.tabs
            if not tab.chosen and tab.count and tab.tone is not Tone.PLAIN
        )

    chosen = AliasProperty(_chosen, None, bind=("model",), rebind=True)
    following = AliasProperty(_following, None, bind=("model",))
    others = AliasProperty(_others, None, bind=("model",))
