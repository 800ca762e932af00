"""A window that listens to a scanner, and what it has heard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.screens.scanner.wedge import Wedge
from tests.ui import keyboard
from tests.ui.glass import wait
from tests.ui.keyboard import ENTER, Keyboard


@dataclass
class Ear(Keyboard):
    """A keyboard at a window that listens, and what was heard and refused."""

    heard: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def scan(self, text: str, end: int | None = ENTER) -> None:
        """Write at once, and let the window read it."""
        self.write(text, end)
        keyboard.read()

    def hears(self, count: int = 1) -> None:
        """Wait until that many codes were heard."""
        wait(lambda: len(self.heard) >= count)


@contextmanager
def listening(prefix: str = "") -> Iterator[Ear]:
    """Let the window listen for a while."""
    EventLoop.ensure_window()
    keyboard.read()
    ear = Ear()
    wedge = Wedge(ear.heard.append, prefix=prefix, refused=ear.refused.append)
    wedge.listen(Window)
    try:
        yield ear
    finally:
        wedge.deaf(Window)


def let_pass(seconds: float) -> None:
    """Run frames for a while."""
    end = Clock.get_time() + seconds
    wait(lambda: bool(Clock.get_time() >= end))
