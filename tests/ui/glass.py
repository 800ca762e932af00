"""Drives the glass frame by frame, without a main loop: presenters, touches, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Any

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels
from kivy.lang import Builder
from kivy.tests.common import UnitTestTouch
from kivy.uix.widget import Widget
from PIL import Image

from kiosk.presenters.models import CarrierModel, NoticeModel, PaperModel
from kiosk.presenters.models_count import CountModel, EchoModel
from kiosk.presenters.models_parcel import ParcelModel
from kiosk.presenters.models_people import LikeModel, SignModel
from kiosk.presenters.models_return import ReturnModel
from kiosk.presenters.models_stock import ImportModel, StockModel
from kiosk.presenters.models_till import TillModel
from kiosk.screens.bench import BenchScreen
from kiosk.screens.verbs import Presenters
from kiosk.screens.widgets.touch import Touchable
from tests.ui import examples

FIFTEEN_INCH = (1280, 800, 323.0)
LONGEST_WAIT = 20.0
"""Seconds; a guard, no measure."""

SURELY_OVER = 0.15
"""Seconds after which a finger that came up has done what it does, or does nothing."""
MOMENTS = count(1_000_000.0, 10.0)

MODELS: dict[str, Any] = {
    "strip": examples.STRIP,
    "queue": examples.QUEUE,
    "order": examples.ORDER,
    "carrier": CarrierModel(),
    "notice": NoticeModel(),
    "paper": PaperModel(),
    "parcelling": ParcelModel(),
    "signing": SignModel(),
    "liking": LikeModel(),
    "count": CountModel(),
    "returning": ReturnModel(),
    "tilling": TillModel(),
    "stocking": StockModel(),
    "importing": ImportModel(),
    "echo": EchoModel(),
    "bench": None,
}


class Recorder:
    """A presenter that remembers what it was asked; shows the models that it is given."""

    def __init__(self, model: Any, told: list[tuple[Any, ...]], name: str) -> None:
        self.model = model
        self._told = told
        self._name = name
        self._show: Any = lambda _: None

    def attach(self, show: Any) -> None:
        self._show = show
        show(self.model)

    def put(self, model: Any) -> None:
        self.model = model
        self._show(model)

    def __getattr__(self, verb: str) -> Any:
        if verb.startswith("_"):
            raise AttributeError(verb)
        if verb == "touched":  # said of every touch, whatever it meets
            return lambda: None
        return lambda *values: self._told.append((self._name, verb, *values))


class Hand:
    """A bench on the glass, and a finger to touch it. ``told`` is what presenters were asked."""

    def __init__(self, size: tuple[int, int, float] = FIFTEEN_INCH, **models: Any) -> None:
        EventLoop.ensure_window()
        self.told: list[tuple[Any, ...]] = []
        shown = MODELS | models
        self.presenters = {key: Recorder(shown[key], self.told, key) for key in shown}
        self.screen = BenchScreen(
            Presenters(**self.presenters),
            panel_mm=size[2],
            size=size[:2],
            size_hint=(None, None),
        )
        Window.add_widget(self.screen)
        idle(4)

    def come_back(self, panel: tuple[int, int, float] = FIFTEEN_INCH) -> None:
        """Show the bench again, with the models of the beginning."""
        Window.add_widget(self.screen)
        self.screen._panel_mm = panel[2]
        self.screen.size = panel[:2]
        self.screen._suit()
        for name, model in MODELS.items():
            self.presenters[name].put(model)
        idle(3)
        for listing in (self.screen.queue.ids.rows, self.screen.order.ids.lines):
            listing.scroll_y = 1
        idle()
        self.told.clear()

    def leave(self) -> None:
        """Take the bench off the glass, and the finger too."""
        self.screen.leave(Window)
        Window.remove_widget(self.screen)
        EventLoop.me_list.clear()
        idle()

    def put(self, name: str, model: Any) -> None:
        """Let a presenter show a model, and draw it."""
        self.presenters[name].put(model)
        idle(3)

    def find(self, words: str) -> Any:
        """Return the live thing to touch that bears exactly these words or this icon."""
        found = [
            widget
            for widget in seen(self.screen.over or self.screen)
            if isinstance(widget, Touchable) and widget.live and words in says(widget)
        ]
        assert found, f"nothing live says {words!r}"
        return min(found, key=lambda widget: float(widget.width * widget.height))

    def tap(self, target: str | Widget) -> None:
        """Touch something in its middle and let go."""
        widget = self.find(target) if isinstance(target, str) else target
        touch = self.down(middle(widget))
        idle(2)
        self.up(touch)

    def down(self, place: tuple[float, float], at: float = 0.0) -> Any:
        """Put a finger down; ``at`` is the moment, or 0 for one long after the last."""
        touch = UnitTestTouch(*place)
        touch.time_start = at or next(MOMENTS)
        touch.touch_down()
        return touch

    def up(self, touch: Any) -> None:
        """Take the finger off, and let what follows happen."""
        told = len(self.told)
        touch.touch_up()
        # A list hands a short touch on only when it is sure that nobody scrolls.
        wait(lambda: len(self.told) > told, seconds=SURELY_OVER, must=False)

    @property
    def over(self) -> Any:
        """The window over the bench."""
        assert self.screen.over is not None
        return self.screen.over

    def texts(self, within: Any = None) -> list[str]:
        """Return all that can be read, or what can be read on one part."""
        return [
            text
            for widget in seen(within or self.screen)
            for text in getattr(widget, "texts", tuple)()
        ]


def middle(widget: Any) -> tuple[float, float]:
    """Return where in the window the middle of a widget is."""
    x, y = widget.to_window(*widget.center)
    return (x, y)


def seen(widget: Widget) -> Iterator[Any]:
    """Yield a widget and all in it that have a place on the glass."""
    if widget.opacity == 0 or widget.width <= 1 or widget.height <= 1:
        return
    yield widget
    for child in widget.children:
        yield from seen(child)


def says(widget: Widget) -> list[str]:
    """Return the words and the names of icons on a widget."""
    found = []
    for part in seen(widget):
        found += [*getattr(part, "texts", tuple)(), getattr(part, "name", "")]
    return found


def idle(frames: int = 1) -> None:
    """Run frames, all but the drawing: what is to be seen is settled before."""
    for _ in range(frames):
        Clock.tick()
        EventLoop.dispatch_input()
        Builder.sync()
        Clock.tick_draw()
        Builder.sync()


def draw(frames: int = 1) -> None:
    """Run whole frames."""
    for _ in range(frames):
        EventLoop.idle()


def wait(happened: Callable[[], bool], seconds: float = LONGEST_WAIT, *, must: bool = True) -> None:
    """Run frames until something has happened."""
    end = monotonic() + seconds
    while not happened():
        if monotonic() > end:
            assert not must, "it has not happened"
            return
        idle()


def shoot(path: Path, size: tuple[int, int]) -> None:
    """Write the lower left corner of the window, ``size`` pixels large, as a picture."""
    width, height = Window.size
    pixels = glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE)
    whole = Image.frombytes("RGB", (width, height), pixels).transpose(
        Image.Transpose.FLIP_TOP_BOTTOM
    )
    whole.crop((0, height - size[1], size[0], height)).save(path)
