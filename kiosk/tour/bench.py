"""The real program on a virtual screen, in a process of its own, with a hand on its glass."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.tour.hand import Hand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAIN = Path(__file__).resolve().parents[2] / "main.py"
STOP_SECONDS = 20.0


@contextmanager
def bench(display: str, size: str, environment: Mapping[str, str]) -> Iterator[Hand]:
    """Start the bench on ``display`` with settings from ``environment``; yields a hand on it."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [sys.executable, str(MAIN), "run"],
        pass_fds=(writing,),
        env={
            **os.environ,
            "DISPLAY": display,
            "PACKBENCH_BENCH_VIDEO_DRIVER": "x11",
            "PACKBENCH_BENCH_FULL_SCREEN": "false",
            "PACKBENCH_BENCH_SIZE": size,
            "SDL_AUDIODRIVER": "dummy",
            **environment,
            "PACKBENCH_OUTLINE_FD": str(writing),
        },
    )
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as telling:
        hand = Hand(display, telling, process)
        try:
            yield hand
            end(process)
        finally:
            process.kill()
            process.wait(STOP_SECONDS)
            hand.rest()


def end(process: subprocess.Popen[bytes]) -> None:
    """End the bench as a system does: it may put things in order first."""
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
