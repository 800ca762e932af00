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

from kiosk.app import Kiosk, Outside, assemble
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
LULL = 0.02
"""Seconds in which nothing comes, and no thread works, after which all has been done."""
WORK = 0.1
"""The share of a lull in which threads may work all the same: they look whether there is any."""


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
        self.folder = folder
        self._place = Place(folder=folder, ballast_mb=0)
        self.store = open_store(self._place, SystemClock()).store
        self.kiosk: Kiosk = assemble(settings, self.store, Outside(post=self._posted.put), ())
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
                raise self._stuck()

    def react(self, happened: Callable[[], Any]) -> None:
        """Carry out whatever comes from any thread, as it comes, until something has happened."""
        end = time.monotonic() + PATIENCE
        while not happened():
            try:
                call = self._posted.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                raise self._stuck() from None
            self.measured(call)

    def settle(self) -> None:
        """Carry out whatever comes until all threads rest, as they do between two scans."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            worked = time.process_time()
            try:
                self.measured(self._posted.get(timeout=LULL))
            except queue.Empty:
                if time.process_time() - worked < LULL * WORK:
                    return
        raise self._stuck()

    def quiet(self) -> None:
        """Carry out all that the worker brings, and what it asks for in turn."""
        for _ in range(3):
            self._take_over()

    def measured(self, call: Callable[[], None]) -> None:
        """Call, and count its processor time in."""
        began = time.thread_time()
        call()
        self.busy += time.thread_time() - began

    def _stuck(self) -> TimeoutError:
        notice = self.kiosk.presenter.notice.model
        return TimeoutError(f"the bench does not go on: {notice.title} {notice.text}")

    def _take_over(self) -> None:
        done = threading.Event()
        self.kiosk.worker.do(done.set)
        done.wait(PATIENCE)
        while not self._posted.empty():
            self.measured(self._posted.get())


@contextmanager
def bench(folder: Path, **sections: Any) -> Iterator[Bench]:
    """The bench as in the demo, with no orders yet and without a hub.

    ``sections`` of the settings stand in place of the demo's.
    """
    demo = demo_settings(Settings(), "http://127.0.0.1:1", folder)
    settings = msgspec.structs.replace(demo, hub=Hub(child=False), **sections)
    made = Bench(settings, folder)
    try:
        yield made
    finally:
        made.stop()
