"""The window, set up before Kivy is loaded: nothing is taken from its own configuration files."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Protocol


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
    driver = panel.video_driver or ("x11" if sys.platform == "linux" else "")
    if driver:
        os.environ.setdefault("SDL_VIDEODRIVER", driver)
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


def _home() -> str:
    """Return a folder for what Kivy writes while it runs; nothing in it is needed again."""
    home = Path(tempfile.gettempdir()) / f"packbench-kivy-{os.getuid() if _posix() else 'user'}"
    home.mkdir(mode=0o700, exist_ok=True)
    return str(home)


def _posix() -> bool:
    return os.name == "posix"
