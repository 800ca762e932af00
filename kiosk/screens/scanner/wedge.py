"""Collects what a scanner types, and lets no key act on the window.

Keys are read from ``on_key_down`` by their scancode: Kivy's text input goes dead for good after a
text field has lost focus, and its characters depend on the system's keyboard layout.

A code is what was written quickly and ends with enter, tab or a pause. What a person types is none,
unless enter ends it: so can an order's number be given where no scanner is at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

from kivy.clock import Clock

from kiosk.screens.scanner.hid import ENDS, TAB, character
from kiosk.screens.scanner.keys import LONGEST, SHORTEST, Held, Keys, Moment, Written

GAP = 0.250
"""Seconds without a key after which a code without Enter is over; a busy machine stretches them."""

Unheard = Literal["too-long", "no-prefix"]
"""Why a scan was dropped: longer than any code, or without the prefix that was agreed on."""


class Wedge:
    """Calls ``scanned`` with each whole code, and ``refused`` for a scan that is dropped.

    With a ``prefix`` only what begins with it is a scan, and the prefix is taken off.
    """

    def __init__(
        self,
        scanned: Callable[[str], object],
        *,
        prefix: str = "",
        refused: Callable[[Unheard], object] | None = None,
    ) -> None:
        self._scanned = scanned
        self._prefix = prefix
        self._refused = refused
        self._keys = Keys()
        self._held = Held()
        self._pause = Clock.create_trigger(self._paused, GAP)
        self._look_again = Clock.create_trigger(self._still_paused, 0)

    def listen(self, window: Any) -> None:
        """Take every key of ``window``, and its wish to close."""
        window.bind(
            on_key_down=self.key_down,
            on_key_up=self.key_up,
            on_keyboard=self.swallow,
            on_request_close=self.swallow,
        )

    def deaf(self, window: Any) -> None:
        """Let go of ``window``."""
        window.unbind(
            on_key_down=self.key_down,
            on_key_up=self.key_up,
            on_keyboard=self.swallow,
            on_request_close=self.swallow,
        )

    def key_down(
        self, _window: Any, _key: int, scancode: int, _char: str | None, modifiers: Iterable[str]
    ) -> bool:
        """Take one key; True always, so that it goes no further."""
        now = Moment(Clock.get_time(), Clock.frames)
        if self._held.repeats(scancode, now):
            return True
        if scancode in ENDS:
            self._rest()
            self._give(self._keys.tab() if scancode == TAB else self._keys.enter(now))
        elif char := character(scancode, frozenset(modifiers)):
            self._keys.write(char, now)
            self._rest()
            self._pause()
        return True

    def key_up(self, _window: Any, _key: int, scancode: int = 0, *_: Any) -> bool:
        """Take a key that came up; True always, so that it goes no further."""
        self._held.released(scancode)
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
            self._rest()
            self._give(self._keys.pause())

    def _rest(self) -> None:
        self._pause.cancel()
        self._look_again.cancel()

    def _give(self, written: Written) -> None:
        if len(written.text) > LONGEST:
            self._refuse("too-long")
        elif not written.text.startswith(self._prefix):
            # A person's keys lack it often enough; a scanner's only if it was set up otherwise.
            if written.quick:
                self._refuse("no-prefix")
        elif len(code := written.text.removeprefix(self._prefix)) >= SHORTEST:
            self._scanned(code)

    def _refuse(self, why: Unheard) -> None:
        if self._refused is not None:
            self._refused(why)
