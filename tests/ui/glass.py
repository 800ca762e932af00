"""Drives the glass frame by frame, without a main loop: presenters, touches, pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kivy.base import EventLoop
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels
from PIL import Image


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
        return lambda *values: self._told.append((self._name, verb, *values))


def idle(frames: int = 1) -> None:
    """Run whole frames."""
    for _ in range(frames):
        EventLoop.idle()


def shoot(path: Path, size: tuple[int, int]) -> None:
    """Write the lower left corner of the window, ``size`` pixels large, as a picture."""
    width, height = Window.size
    pixels = glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE)
    whole = Image.frombytes("RGB", (width, height), pixels).transpose(Image.FLIP_TOP_BOTTOM)
    whole.crop((0, height - size[1], size[0], height)).save(path)
