"""Collects what a scanner types, and lets no key act on the window.

Keys are read from ``on_key_down`` by their scancode: Kivy's text input goes dead for good after a
text field has lost focus, and its characters depend on the system's keyboard layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from kivy.clock import Clock

from kiosk.screens.scanner.hid import ENDS, character

GAP = 0.250
"""Seconds without a key after which a code without Enter is over; a busy machine stretches them."""

SHORTEST = 4
LONGEST = 500
"""Characters; what is shorter or longer is no code."""


class Wedge:
    """Calls ``scanned`` with each whole code."""

    def __init__(self, scanned: Callable[[str], object]) -> None:
        self._scanned = scanned
        self._typed: list[str] = []
        self._pause = Clock.create_trigger(self._paused, GAP)
        self._look_again = Clock.create_trigger(self._still_paused, 0)

    def listen(self, window: Any) -> None:
        """Take every key of ``window``, and its wish to close."""
        window.bind(
            on_key_down=self.key_down,
            on_key_up=self.swallow,
            on_keyboard=self.swallow,
            on_request_close=self.swallow,
        )

    def deaf(self, window: Any) -> None:
        """Let go of ``window``."""
        window.unbind(
            on_key_down=self.key_down,
            on_key_up=self.swallow,
            on_keyboard=self.swallow,
            on_request_close=self.swallow,
        )

    def key_down(
        self, _window: Any, _key: int, scancode: int, _char: str | None, modifiers: Iterable[str]
    ) -> bool:
        """Take one key; True always, so that it goes no further."""
        if scancode in ENDS:
            self._end()
            return True
        char = character(scancode, frozenset(modifiers))
        if char:
            if len(self._typed) <= LONGEST:
                self._typed.append(char)
            self._pause.cancel()
            self._pause()
        return True

    def swallow(self, *_: Any) -> bool:
        """Let an event go no further."""
        return True

    def _paused(self, *_: Any) -> None:
        # If the screen was busy, the rest of the code may still wait to be read: that happens
        # before the next frame's clock, so only a pause that outlives it is one.
        self._look_again()

    def _still_paused(self, *_: Any) -> None:
        if not self._pause.is_triggered:
            self._end()

    def _end(self) -> None:
        self._pause.cancel()
        self._look_again.cancel()
        text = "".join(self._typed)
        self._typed.clear()
        if SHORTEST <= len(text) <= LONGEST:
            self._scanned(text)
