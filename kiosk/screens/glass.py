"""The Kivy application around the bench screen: its life, its crash screen, its lock-down."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable
from typing import Any

from kivy.app import App
from kivy.base import ExceptionHandler, ExceptionManager
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.presenters.bench import BenchPresenter
from kiosk.screens.bench import BenchScreen
from kiosk.screens.clock import every, post
from kiosk.screens.outline import tell_outline
from kiosk.screens.verbs import Presenters

log = logging.getLogger(__name__)

TICK_SECONDS = 1.0
LONGEST_BLANK = 2.0
"""Seconds after which what waits for the first picture begins without one."""
PREPARE_SECONDS = 1.0
"""After the first picture: what is wanted at once when it is wanted is built then."""
CRASHES_LIMIT = 50
"""Exceptions within a minute after which the program ends, to be started afresh."""
CRASHES_SECONDS = 60.0


class Glass(App):
    """Runs the bench screen."""

    def __init__(
        self,
        presenter: BenchPresenter,
        *,
        painted: Callable[[], None],
        panel_mm: float,
        prefix: str = "",
    ) -> None:
        """``painted`` is called once, after the first picture."""
        super().__init__()
        self.title = "Packbench"
        self.use_kivy_settings = False
        self._presenter = presenter
        self._painted = painted
        self._blank_long_enough = Clock.create_trigger(self._first_picture, LONGEST_BLANK)
        self._panel_mm = panel_mm
        self._prefix = prefix

    def build(self) -> Widget:
        """Make the bench screen."""
        parts = self._presenter
        screen = BenchScreen(
            Presenters(
                strip=parts.strip,
                queue=parts.queue,
                order=parts.order,
                carrier=parts.carrier,
                notice=parts.notice,
                paper=parts.paper,
                parcelling=parts.parcelling,
                count=parts.count,
                echo=parts.echo,
                returning=parts.returning,
                tilling=parts.tilling,
                stocking=parts.stocking,
                importing=parts.importing,
                signing=parts.signing,
                liking=parts.liking,
                bench=parts,
            ),
            panel_mm=self._panel_mm,
            prefix=self._prefix,
            whole=False,
        )
        self._furnish, self._prepare = screen.furnish, screen.overlays.prepare
        ExceptionManager.add_handler(_Calm(parts.failed))
        screen.listen(Window)
        tell_outline(screen)
        return screen

    def on_start(self) -> None:
        """Begin: the first frame can be drawn."""
        signal.signal(signal.SIGTERM, lambda *_: post(self.stop))
        self._blank_long_enough()
        Window.bind(on_flip=self._first_picture)
        every(TICK_SECONDS, self._presenter.tick)

    def _first_picture(self, *_: Any) -> None:
        Window.unbind(on_flip=self._first_picture)
        self._blank_long_enough.cancel()
        # Not now: Kivy tells of a picture just before it comes onto the glass.
        Clock.schedule_once(self._go_on, 0)

    def _go_on(self, _: float) -> None:
        self._furnish()
        self._painted()
        # The first answer to a scan must not wait until it has been built.
        Clock.schedule_once(lambda _: self._prepare(), PREPARE_SECONDS)

    def open_settings(self, *_: Any) -> bool:
        """Kivy's own settings panel never opens."""
        return False


class _Calm(ExceptionHandler):
    """Says that something went wrong, and lets the bench go on."""

    def __init__(self, failed: Callable[[Exception], None]) -> None:
        self._failed = failed
        self._count = 0
        self._since = 0.0

    def handle_exception(self, inst: Exception) -> int:
        """Log, show, and go on; end when it never stops."""
        if isinstance(inst, KeyboardInterrupt):
            return int(ExceptionManager.RAISE)
        now = Clock.get_time()
        if now - self._since > CRASHES_SECONDS:
            self._since, self._count = now, 0
        self._count += 1
        log.error("an error reached the glass", exc_info=inst)
        if self._count > CRASHES_LIMIT:
            return int(ExceptionManager.RAISE)
        post(lambda: self._failed(inst))
        return int(ExceptionManager.PASS)
