"""What can be touched: the one class that knows how a finger presses, slips and bounces."""

from __future__ import annotations

from typing import Any

from kivy.base import EventLoop
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.screens.theme import theme

BOUNCE = 0.150
"""Seconds in which a second touch of the same thing is a glove that bounced."""

SLIP_MM = 6.0
"""How far a finger may slip off and still have touched."""


class Touchable(Widget):
    """Calls ``on_touched`` when a finger comes up on it; pressed or not, it swallows the touch.

    ``subject`` is what the touch is about, such as the order's number: if it changes between
    finger-down and finger-up, nothing is called, for the finger meant something else.
    """

    live = BooleanProperty(True)
    pressed = BooleanProperty(False)
    subject = ObjectProperty(None, allownone=True)
    least = StringProperty("")
    """The size of the theme that its reach downwards has at least, however flat it is drawn."""

    __events__ = ("on_touched",)

    def __init__(self, **properties: Any) -> None:
        self._last_down = 0.0
        self._meant: Any = None
        super().__init__(**properties)

    def hit_box(self) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of where a finger finds it."""
        low = min(self.y, self.top - theme.size_of(self.least))
        return (self.x, low, self.right, self.top)

    def collide_point(self, x: float, y: float) -> bool:
        left, low, right, high = self.hit_box()
        return left <= x <= right and low <= y <= high

    def on_touched(self) -> None:
        """Answer a touch; bound in .kv."""

    def on_touch_down(self, touch: Any) -> bool:
        if not self.collide_point(*touch.pos) or _wheel(touch):
            return False
        if super().on_touch_down(touch):
            return True
        bounced = touch.time_start - self._last_down < BOUNCE
        self._last_down = touch.time_start
        if self.live and not bounced and not self.pressed:
            touch.grab(self)
            self._meant = self.subject
            self.pressed = True
        return True

    def on_touch_move(self, touch: Any) -> bool:
        return touch.grab_current is self

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self.pressed = False
        there = self.get_root_window() is not None
        if there and self.live and self._near(touch) and self._meant == self.subject:
            self.dispatch("on_touched")
        return True

    def _near(self, touch: Any) -> bool:
        slip = SLIP_MM * theme.mm
        return bool(
            self.x - slip <= touch.x <= self.right + slip
            and self.y - slip <= touch.y <= self.top + slip
        )


def let_go() -> None:
    """Forget what fingers hold: something has come between them and it."""
    for touch in EventLoop.touches:
        for held in [reference() for reference in touch.grab_list]:
            if isinstance(held, Touchable):
                touch.ungrab(held)
                held.pressed = False


def _wheel(touch: Any) -> bool:
    return "button" in touch.profile and bool(touch.is_mouse_scrolling)
