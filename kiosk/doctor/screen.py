"""Whether a window can open, and whether there is something to draw with."""

from __future__ import annotations

import ctypes
import json
import os
import re
import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.doctor.finding import Finding, Grade, bad, look, ok
from kiosk.printing.fonts import FALLBACKS, Weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

SCREEN, OPENGL, FONTS = "screen", "OpenGL", "fonts and icons"
PATIENCE = 2.0
"""Seconds to wait for an X server."""

_LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")
_FONT_STARTS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_ELSEWHERE = (
    "Right for a hub, or when asking from afar. At the bench, ask from its own desktop or see "
    "docs/kiosk.md."
)


def screen(
    driver: str,
    environment: Mapping[str, str],
    platform: str,
    load: Callable[[str], object] = ctypes.CDLL,
) -> Iterator[Finding]:
    """Look at the screen and its OpenGL; ``driver`` is the setting ``bench.video_driver``."""
    if platform != "linux":
        yield ok(SCREEN, f"the window system of {platform}")
        return
    found = _screen(driver or "x11", environment)
    yield found
    yield _opengl(driver, load, at_the_bench=found.grade is Grade.OK)


def _screen(driver: str, environment: Mapping[str, str]) -> Finding:
    match driver:
        case "x11":
            return _x11(environment.get("DISPLAY", ""))
        case "KMSDRM":
            return _kmsdrm(Path("/dev/dri"))
        case "offscreen":
            return look(SCREEN, "drawn where nobody sees it", "Leave bench.video_driver empty.")
        case _:
            return bad(SCREEN, f"{driver} is not for Linux", "Leave bench.video_driver empty.")


def _x11(display: str) -> Finding:
    if not display:
        return look(SCREEN, "none from here: DISPLAY is not set", _ELSEWHERE)
    local = _LOCAL.fullmatch(display)
    if local and not _answers(f"/tmp/.X11-unix/X{local[1]}"):  # noqa: S108 - where X listens
        return bad(SCREEN, f"no X server answers at {display}", "Start it, or correct DISPLAY.")
    return ok(SCREEN, f"x11 at {display}")


def _answers(place: str) -> bool:
    for address in (f"\0{place}", place):  # Linux knows it without a file, too
        with socket.socket(socket.AF_UNIX) as line, suppress(OSError):
            line.settimeout(PATIENCE)
            line.connect(address)
            return True
    return False


def _kmsdrm(folder: Path) -> Finding:
    cards = sorted(folder.glob("card*"))
    if not cards:
        return bad(SCREEN, f"no graphics card in {folder}", "Is its driver loaded?")
    if not any(os.access(card, os.R_OK | os.W_OK) for card in cards):
        words = "the graphics card may not be used by this user"
        return bad(SCREEN, words, "Put the user into the groups video, render and input.")
    return ok(SCREEN, f"KMSDRM on {cards[0].name}")


def _opengl(driver: str, load: Callable[[str], object], *, at_the_bench: bool) -> Finding:
    name, package = ("libEGL.so.1", "libegl1") if driver == "KMSDRM" else ("libGL.so.1", "libgl1")
    try:
        load(name)
    except OSError:
        grade = Grade.BAD if at_the_bench else Grade.LOOK
        words = f"{name} is missing: no window can open"
        return Finding(grade, OPENGL, words, f"On Debian: sudo apt-get install {package}")
    return ok(OPENGL, name)


def drawings(folder: Path) -> Iterator[Finding]:
    """Look at the fonts that come along, the icons among them."""
    advice = "Get the program's files afresh: its folder assets/fonts is not whole."
    names = [f"{stem}.ttf" for stem in (*(w.value for w in Weight), *FALLBACKS, "icons")]
    try:
        for table in ("coverage.json", "icons.json"):
            json.loads((folder / table).read_text("utf-8"))
    except (OSError, ValueError):
        yield bad(FONTS, "the tables of fonts and icons can't be read", advice)
        return
    broken = [name for name in names if not _is_font(folder / name)]
    if broken:
        yield bad(FONTS, f"missing or broken: {', '.join(broken)}", advice)
    else:
        yield ok(FONTS, f"{len(names)} fonts")


def _is_font(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) in _FONT_STARTS
    except OSError:
        return False
