"""The real bench in this process: store, worker, presenters and screen, drawn where nobody sees it.

To be used once in a process, for Kivy has one window and the store one database.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.app import Kiosk, assemble
from kiosk.demo import demo_settings
from kiosk.ports.clock import SystemClock
from kiosk.screens.window import load_kivy, set_up_window
from kiosk.settings.schema import Hub, Settings
from kiosk.store.startup import Place, close_store, open_store
from tests.bench.bare import Panel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SIZE = "1280x800"
PATIENCE = 20.0
"""Seconds until what is waited for must have come."""


class Bench:
    """The bench, moved on by whoever measures it."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        set_up_window(Panel(SIZE, "offscreen"))
        load_kivy()
        logging.getLogger().setLevel(logging.WARNING)
        from kivy.base import EventLoop, runTouchApp
        from kivy.clock import Clock

        from kiosk.screens.glass import Glass

        Clock._max_fps = 0.0  # whoever measures waits, not the frames
        self._frame: Callable[[], None] = EventLoop.idle
        self._before_pixels: Callable[[], None] = Clock.tick_draw
        self._posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._place = Place(folder=folder, ballast_mb=0)
        self.store = open_store(self._place, SystemClock()).store
        self.kiosk: Kiosk = assemble(settings, self.store, self._posted.put, ())
        self.busy = 0.0
        """Processor seconds that presenters and widgets took on the thread of the glass."""
        screen = Glass(self.kiosk.presenter, painted=self.kiosk.go_on, panel_mm=0).build()
        screen.furnish()
        runTouchApp(screen, embedded=True)

    def stop(self) -> None:
        """End in good order."""
        self.kiosk.stop()
        close_store(self._place, self.store)

    def draw(self) -> None:
        """Lay out and draw what has changed: one frame."""
        self._frame()

    def lay_out(self) -> None:
        """As a frame does, but without its pixels: widgets get their places, texts are set."""
        self._before_pixels()

    def until(self, happened: Callable[[], Any]) -> None:
        """Carry out what the worker brings to the glass until something has happened."""
        end = time.monotonic() + PATIENCE
        while not happened():
            self._take_over()
            if time.monotonic() > end:
                notice = self.kiosk.presenter.notice.model
                raise TimeoutError(f"the bench does not go on: {notice.title} {notice.text}")

    def quiet(self) -> None:
        """Carry out all that the worker brings, and what it asks for in turn."""
        for _ in range(3):
            self._take_over()

    def measured(self, call: Callable[[], None]) -> None:
        """Call, and count its processor time in."""
        began = time.thread_time()
        call()
        self.busy += time.thread_time() - began

    def _take_over(self) -> None:
        done = threading.Event()
        self.kiosk.worker.do(done.set)
        done.wait(PATIENCE)
        while not self._posted.empty():
            self.measured(self._posted.get())


@contextmanager
def bench(folder: Path) -> Iterator[Bench]:
    """The bench as in the demo, with no orders yet and without a hub."""
    settings = msgspec.structs.replace(
        demo_settings(Settings(), "http://127.0.0.1:1", folder), hub=Hub(child=False)
    )
    made = Bench(settings, folder)
    try:
        yield made
    finally:
        made.stop()
