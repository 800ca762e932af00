"""The whole glass: strip, list, order and steps, and the windows that come over them.

    screen = BenchScreen(presenters, panel_mm=344.0)
    screen.listen(window)

``presenters`` is a ``kiosk.screens.verbs.Presenters``; ``panel_mm`` is the width of the panel in
millimetres, 0 to guess it from the window. The screen attaches itself to every presenter while it
is made, so that each shows its present model at once, and is Kivy's root widget. ``listen`` lets
the scanner (a keyboard wedge) speak and takes the keys and the wish to close from the window.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.presenters.models import OrderModel, QueueModel, StripModel
from kiosk.screens.kv import load
from kiosk.screens.order import OrderView, StepBar
from kiosk.screens.overlays import Overlays
from kiosk.screens.places import Box, Echo, Measures, places
from kiosk.screens.queue import QueueView
from kiosk.screens.scanner.wedge import Wedge
from kiosk.screens.strip import AlarmView, StripView
from kiosk.screens.text import register_fonts
from kiosk.screens.theme import theme
from kiosk.screens.verbs import Presenters
from kiosk.screens.widgets.touch import BOUNCE, SLIP_MM

UNPLACED = 100
"""Kivy's width, in pixels, for a widget that has not been given its place yet."""


class BenchScreen(Widget):
    """The root widget."""

    order: Any = None
    steps: Any = None

    def __init__(
        self,
        presenters: Presenters,
        *,
        panel_mm: float = 0.0,
        prefix: str = "",
        whole: bool = True,
        **properties: Any,
    ) -> None:
        """``prefix`` is what the scanner puts before each code.

        Without ``whole`` the open order and its steps wait until ``furnish`` is called.
        """
        super().__init__(**properties)
        register_fonts()
        for stem in ("widgets", "strip", "queue"):
            load(stem)
        self._presenters = presenters
        self._panel_mm = panel_mm
        self._last_touch = (0.0, 0.0, 0.0)
        self._wedge = Wedge(
            presenters.bench.scanned, prefix=prefix, refused=presenters.bench.scan_refused
        )
        self._place = Clock.create_trigger(self._place_all, -1)
        self._suit()
        self.strip = StripView(presenter=presenters.strip)
        self.alarm = AlarmView(presenter=presenters.strip)
        self.queue = QueueView(presenter=presenters.queue)
        for part in (self.queue, self.strip, self.alarm):
            self.add_widget(part)
        self.overlays = Overlays(self, presenters)
        self.fbind("size", self._suit)
        theme.bind(revision=self._page)
        self._page()
        presenters.strip.attach(self._show_strip)
        presenters.queue.attach(self._show_queue)
        self.overlays.attach()
        if whole:
            self.furnish()

    def furnish(self) -> None:
        """Build what nobody waits for when the bench starts: all but the strip and the list."""
        load("order")
        self.order = OrderView(presenter=self._presenters.order)
        self.steps = StepBar(presenter=self._presenters.order)
        for part in (self.order, self.steps):
            self.add_widget(part, index=len(self.children))
        self._presenters.order.attach(self._show_order)
        self._place()

    @property
    def over(self) -> Widget | None:
        """The window that takes every touch while it is open, if one is."""
        return self.overlays.top

    def on_touch_down(self, touch: Any) -> bool:
        """Let a glove that bounces not touch what has just opened under it."""
        self.overlays.touched()
        self._presenters.bench.touched()
        x, y, moment = self._last_touch
        self._last_touch = (touch.x, touch.y, touch.time_start)
        near = abs(touch.x - x) + abs(touch.y - y) < SLIP_MM * theme.mm
        if near and 0 <= touch.time_start - moment < BOUNCE:
            return True
        return bool(super().on_touch_down(touch))

    def listen(self, window: Any) -> None:
        """Hear the scanner through ``window``, and let no key act on it."""
        self._wedge.listen(window)

    def leave(self, window: Any) -> None:
        """Let go of ``window``."""
        self._wedge.deaf(window)

    def _show_strip(self, model: StripModel) -> None:
        theme.wear(dark=model.dark, large=model.large, left_handed=model.left_handed)
        self.strip.show(model)
        self.alarm.show(model)
        self.overlays.cover(self.alarm, over=model.alarm_over)
        self._place()

    def _show_queue(self, model: QueueModel) -> None:
        self.queue.show(model)
        self.overlays.show_search(model)
        self._place()

    def _show_order(self, model: OrderModel) -> None:
        self.order.show(model)
        self.steps.show(model)

    def _page(self, *_: Any) -> None:
        Window.clearcolor = theme.colour("page")
        self._place()

    def _suit(self, *_: Any) -> None:
        size = (int(self.width), int(self.height)) if self.width > UNPLACED else Window.size
        theme.suit(size, self._panel_mm)

    def _place_all(self, *_: Any) -> None:
        measures = Measures(
            shape=theme.shape,
            strip=theme.strip_h,
            alarm=theme.alarm_h if self.alarm.model.alarm else 0,
            list_wide=theme.list_w,
            steps=theme.step_h + 2 * theme.column,
            echo=echo_place(),
            searching=self.overlays.searching,
            left_handed=theme.left_handed,
        )
        found = places(self.width, self.height, measures)
        put(self.strip, found.strip)
        put(self.alarm, found.alarm)
        put(self.queue, found.queue)
        if self.order is not None:
            put(self.order, found.order)
            put(self.steps, found.steps)
            self.order.opacity = self.steps.opacity = 0 if measures.searching else 1
        self.overlays.place((0, 0, self.width, self.height), found.search, found.echo)


def echo_place() -> Echo:
    """Return where the answer to a scan stands, as order.kv leaves room for it."""
    beside = theme.pad
    if theme.shape != "compact":
        beside += theme.far + theme.side_w
    return Echo(
        tall=theme.echo_h,
        left=theme.pad,
        right=beside,
        below=theme.column,
        second=theme.column + theme.head_h + theme.gap + theme.meta_h / 2,
    )


def put(part: Widget, box: Box) -> None:
    """Give ``part`` its place."""
    part.size = box[2:]
    part.pos = box[:2]
