"""A virtual screen: Xvfb on a display of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

STOP_SECONDS = 5.0


class NoScreen(Exception):
    """No virtual screen can be had; says what is missing."""


@contextmanager
def virtual_screen(size: str) -> Iterator[str]:
    """Start a screen of ``size`` (such as ``1280x800``) and yield its name, such as ``:7``.

    Raises:
        NoScreen: Xvfb or xdotool is missing, or does not start.
    """
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    if missing:
        raise NoScreen(f"{' and '.join(missing)} must be installed for a virtual screen.")
    reading, writing = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],  # noqa: S607
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise NoScreen("Xvfb did not start.")
        yield f":{number}"
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(STOP_SECONDS)
