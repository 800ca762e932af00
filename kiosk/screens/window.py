"""The window, set up before Kivy is loaded: nothing is taken from its own configuration files."""

from __future__ import annotations

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol

STYLE = Path(__file__).parents[2] / "layouts" / "kivy"
"""Holds a style.kv with the few rules that the bench needs."""


class Panel(Protocol):
    """What must be known of the screen."""

    @property
    def full_screen(self) -> bool: ...
    @property
    def size(self) -> str: ...
    @property
    def video_driver(self) -> str: ...


ENVIRONMENT = {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_ENV_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_LOG_MODE": "PYTHON",
    "KIVY_WINDOW": "sdl2",
    "KIVY_TEXT": "sdl2",
}
"""No arguments, files or log of Kivy's own; one kind of window, so that a missing one is told."""

OPTIONS = (
    ("graphics", "multisamples", "0"),  # drawing is four times faster; curves smooth themselves
    ("graphics", "maxfps", "60"),
    ("graphics", "resizable", "0"),
    ("graphics", "show_cursor", "0"),
    ("graphics", "allow_screensaver", "0"),
    ("kivy", "exit_on_escape", "0"),
    ("kivy", "keyboard_mode", "system"),
    ("kivy", "desktop", "0"),
    ("input", "mouse", "mouse,disable_multitouch,disable_hover"),
    ("widgets", "scroll_timeout", "55"),
    ("widgets", "scroll_distance", "30"),
)


def set_up_window(panel: Panel) -> None:
    """Set the environment and Kivy's configuration; call it before anything else loads Kivy.

    The video driver is named, never guessed: a bench whose screen has gone would otherwise go on
    unseen on SDL's ``offscreen`` driver.
    """
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("KIVY_HOME", _home())
    if panel.video_driver:
        os.environ["SDL_VIDEODRIVER"] = panel.video_driver
    elif sys.platform == "linux":
        os.environ.setdefault("SDL_VIDEODRIVER", "x11")
    from kivy.config import Config  # noqa: PLC0415 - only now, with the environment set

    for section, key, value in OPTIONS:
        Config.set(section, key, value)
    # One source of touches: with the panel's own device beside the mouse, each tap comes twice.
    Config.remove_option("input", "%(name)s")
    width, height = panel.size.split("x")
    Config.set("graphics", "width", width)
    Config.set("graphics", "height", height)
    Config.set("graphics", "fullscreen", "auto" if panel.full_screen else "0")
    Config.set("graphics", "borderless", "1" if panel.full_screen else "0")


def load_kivy() -> None:
    """Load Kivy without what the bench never uses: a quarter of the time until the list is painted.

    While it is loaded, Kivy reads a style sheet for all its widgets, a second library for images,
    and asyncio. Call it after ``set_up_window`` and before any other module of Kivy is imported.
    """
    import kivy  # noqa: PLC0415 - only now, with the environment set

    kivy.kivy_options["image"] = ("sdl2",)
    _load_clock()
    import_module("kivy.resources")  # it finds Kivy's other files, and must find the true place
    data, kivy.kivy_data_dir = kivy.kivy_data_dir, str(STYLE)
    try:
        import_module("kivy.lang.builder")  # reads style.kv
    finally:
        kivy.kivy_data_dir = data


def _load_clock() -> None:
    """Load Kivy's clock without asyncio (and with it TLS), which only its other main loop uses."""
    if "asyncio" in sys.modules:
        return
    stand_in = ModuleType("asyncio")
    stand_in.wait_for = None  # type: ignore[attr-defined]
    sys.modules["asyncio"] = stand_in
    try:
        import_module("kivy.clock")
    finally:
        del sys.modules["asyncio"]


def _home() -> str:
    """Return a folder for what Kivy writes while it runs; nothing in it is needed again."""
    home = Path(tempfile.gettempdir()) / f"packbench-kivy-{os.getuid() if _posix() else 'user'}"
    home.mkdir(mode=0o700, exist_ok=True)
    return str(home)


def _posix() -> bool:
    return os.name == "posix"
