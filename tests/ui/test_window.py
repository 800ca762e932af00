"""The window is set up before Kivy is loaded, and is never an invisible one by accident."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = """
import os, sys
from types import SimpleNamespace
from kiosk.screens.window import set_up_window
assert "kivy" not in sys.modules
set_up_window(SimpleNamespace(full_screen={full}, size="1024x768", video_driver="{driver}"))
from kivy.config import Config
print(os.environ.get("SDL_VIDEODRIVER"), os.environ["KIVY_WINDOW"], Config.get("input", "mouse"))
print(Config.items("input"), [Config.get("graphics", key) for key in
      ("multisamples", "fullscreen", "borderless", "width", "height", "show_cursor")])
print(Config.get("kivy", "exit_on_escape"), Config.get("widgets", "scroll_timeout"))
{more}
"""


def run(*, full: bool, driver: str, more: str = "") -> subprocess.CompletedProcess[str]:
    unwanted = ("KIVY", "KCFG", "SDL", "DISPLAY", "WAYLAND")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT.format(full=full, driver=driver, more=more)],
        cwd=ROOT,
        env=clean,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_full_screen_takes_the_desktop_s_size_and_one_source_of_touches() -> None:
    done = run(full=True, driver="offscreen")

    assert done.returncode == 0, done.stderr
    first, second, third = done.stdout.splitlines()
    assert first.startswith("offscreen sdl2 mouse,disable_multitouch")
    assert second.startswith("[('mouse', 'mouse,disable_multitouch")
    assert second.count("('") == 1
    assert "['0', 'auto', '1', '1024', '768', '0']" in second
    assert third == "0 55"


def test_a_window_has_the_size_that_was_asked_for() -> None:
    more = "from kivy.core.window import Window; print(Window.size)"
    done = run(full=False, driver="offscreen", more=more)

    assert done.stdout.splitlines()[-1] == "(1024, 768)", done.stderr


def test_without_a_screen_the_bench_does_not_start_unseen() -> None:
    more = "from kivy.base import EventLoop; EventLoop.ensure_window()"
    done = run(full=True, driver="x11", more=more)

    assert done.returncode != 0
