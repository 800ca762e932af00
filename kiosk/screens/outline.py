"""What is on the glass, as data: for the guided tour, and for tests that touch it from outside.

One JSON line for each new picture goes to the file descriptor that ``PACKBENCH_OUTLINE_FD`` names.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.screens.widgets.picture import Page
from kiosk.screens.widgets.touch import Touchable

VARIABLE = "PACKBENCH_OUTLINE_FD"


def tell_outline(root: Widget) -> None:
    """Begin to tell, if anybody has asked."""
    if VARIABLE not in os.environ:
        return
    channel = os.fdopen(int(os.environ[VARIABLE]), "w", encoding="utf-8")
    last = ""

    def tell(*_: Any) -> None:
        nonlocal last
        line = json.dumps(outline(root))
        if line != last:
            last = line
            # This runs just before the picture is shown, so it is told a moment later.
            Clock.schedule_once(lambda _: send(line), 0)

    def send(line: str) -> None:
        channel.write(line + "\n")
        channel.flush()

    Window.bind(on_flip=tell)


def outline(root: Widget) -> dict[str, Any]:
    """All that can be touched (words, centre in pixels from the top left, live), texts, pages."""
    touchables = [_target(w) for w in _visible(_topmost(root)) if isinstance(w, Touchable)]
    texts = [text for w in _visible(root) for text in getattr(w, "texts", tuple)()]
    pages = sum(isinstance(w, Page) and w.wants != (0, 0) for w in _visible(root))
    return {"touchables": touchables, "texts": texts, "pages": pages}


def _topmost(root: Widget) -> Widget:
    """The window over the bench while one is open, for it takes every touch; else the bench."""
    return getattr(root, "over", None) or root


def _visible(widget: Widget) -> Iterator[Widget]:
    if widget.opacity == 0 or widget.width <= 1 or widget.height <= 1:
        return
    yield widget
    for child in widget.children:
        yield from _visible(child)


def _target(widget: Touchable) -> dict[str, Any]:
    x, y = widget.to_window(*widget.center)
    words = [words for w in _visible(widget) if (words := getattr(w, "words", ""))]
    words += [name for w in _visible(widget) if (name := getattr(w, "name", ""))]
    return {
        "words": words,
        "at": [round(x), round(Window.height - y)],
        "live": bool(widget.live),
    }
