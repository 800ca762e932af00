"""The whole glass: strip, list, order and steps, and the windows that come over them.

    BenchScreen(presenters, panel_mm=344.0)

``presenters`` is a ``kiosk.screens.verbs.Presenters``; ``panel_mm`` is the width of the panel in
millimetres, 0 to guess it from the window. The screen attaches itself to every presenter while it
is made, so that each shows its present model at once, and is Kivy's root widget. After the window
is there: ``screen.listen(window)`` for the scanner (a keyboard wedge) and the lock-down.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.presenters.models import OrderModel, StripModel
from kiosk.screens.kv import load
from kiosk.screens.order import OrderView, StepBar
from kiosk.screens.places import Box, Measures, places
from kiosk.screens.queue import QueueView
from kiosk.screens.strip import AlarmView, StripView
from kiosk.screens.text import register_fonts
from kiosk.screens.theme import theme
from kiosk.screens.verbs import Presenters


class BenchScreen(Widget):
    """The root widget."""

    def __init__(self, presenters: Presenters, *, panel_mm: float = 0.0, **properties: Any) -> None:
        super().__init__(**properties)
        register_fonts()
        for stem in ("widgets", "strip", "queue", "order"):
            load(stem)
        self._panel_mm = panel_mm
        self._presenters = presenters
        self._place = Clock.create_trigger(self._place_all, -1)
        self._suit()
        self.strip = StripView(presenter=presenters.strip)
        self.alarm = AlarmView(presenter=presenters.strip)
        self.queue = QueueView(presenter=presenters.queue)
        self.order = OrderView(presenter=presenters.order)
        self.steps = StepBar(presenter=presenters.order)
        for part in (self.queue, self.order, self.steps, self.strip, self.alarm):
            self.add_widget(part)
        self.fbind("size", self._suit)
        theme.bind(revision=self._page)
        self._page()
        presenters.strip.attach(self._show_strip)
        presenters.queue.attach(self.queue.show)
        presenters.order.attach(self._show_order)
        self._place()

    def _show_strip(self, model: StripModel) -> None:
        theme.darken(model.dark)
        self.strip.show(model)
        self.alarm.show(model)
        self._place()

    def _show_order(self, model: OrderModel) -> None:
        self.order.show(model)
        self.steps.show(model)

    def _page(self, *_: Any) -> None:
        Window.clearcolor = theme.colour("page")
        self._place()

    def _suit(self, *_: Any) -> None:
        size = (int(self.width), int(self.height)) if self.width > 100 else Window.size
        theme.suit(size, self._panel_mm)
        self._place()

    def _place_all(self, *_: Any) -> None:
        measures = Measures(
            shape=theme.shape,
            strip=theme.strip_h,
            alarm=theme.alarm_h if self.alarm.model.alarm else 0,
            list_wide=theme.list_w,
            steps=theme.step_h + 2 * theme.column,
        )
        found = places(self.width, self.height, measures)
        for part, box in (
            (self.strip, found.strip),
            (self.alarm, found.alarm),
            (self.queue, found.queue),
            (self.order, found.order),
            (self.steps, found.steps),
        ):
            _put(part, box)


def _put(part: Widget, box: Box) -> None:
    part.size = box[2:]
    part.pos = box[:2]
