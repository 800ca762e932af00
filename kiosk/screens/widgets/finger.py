"""Holds back what would move under a finger until the finger is up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.base import EventLoop
from kivy.clock import Clock

LONGEST_HOLD = 5.0
"""Seconds after which an update comes all the same: a panel may lose a finger-up."""


class WhenFingersAreUp:
    """Calls ``do`` with the newest value, at once or as soon as no finger is down."""

    def __init__(self, do: Callable[[Any], None]) -> None:
        self._do = do
        self._waiting: tuple[Any, ...] = ()
        self._since = 0.0
        self._again = Clock.create_trigger(self._try, 0)

    def __call__(self, value: Any) -> None:
        if not self._waiting:
            self._since = Clock.get_time()
        self._waiting = (value,)
        self._try()

    def _try(self, *_: Any) -> None:
        if not self._waiting:
            return
        if _finger_down() and Clock.get_time() - self._since < LONGEST_HOLD:
            self._again()
            return
        (value,) = self._waiting
        self._waiting = ()
        self._do(value)


def _finger_down() -> bool:
    # Kivy counts a mouse that merely rests over the window among its touches.
    return any(touch.is_touch for touch in EventLoop.touches)
