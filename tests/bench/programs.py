"""The kiosk and the bare window as programs on one screen, with the demo shop's orders."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

import psutil

from kiosk.demo import demo_settings, environment, simulated
from kiosk.settings.schema import Settings
from kiosk.tour.bench import MAIN, end
from kiosk.tour.display import NoScreen, virtual_screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZE = "1280x800"
ROWS = 5
"""Rows of orders on the glass that make the list usable."""
_ROW = re.compile(r"…\d{4,}")
PATIENCE = 60.0
"""Seconds until a program must be painted."""


@dataclass(frozen=True)
class Program:
    """A running program, and what it took to be painted: seconds from its very start."""

    process: subprocess.Popen[bytes]
    took: float
    worked: float
    """Processor seconds of it, without its children."""


@dataclass(frozen=True)
class Stage:
    """A screen, a simulated Amazon, and a data folder that holds its orders."""

    surroundings: dict[str, str]

    @contextmanager
    def kiosk(self) -> Iterator[Program]:
        """The whole kiosk with its hub, as a person starts it, from its painted list on."""
        with _program(
            lambda told: [sys.executable, str(MAIN), "run"], self.surroundings, _list_is_painted
        ) as program:
            yield program

    @contextmanager
    def bare(self) -> Iterator[Program]:
        """The bare window, from its painted label on."""
        driver = self.surroundings["PACKBENCH_BENCH_VIDEO_DRIVER"]
        with _program(
            lambda told: [sys.executable, "-m", "tests.bench.bare", SIZE, driver, str(told)],
            self.surroundings,
            lambda telling: bool(telling.read(1)),
        ) as program:
            yield program


@contextmanager
def stage() -> Iterator[Stage]:
    """Set everything up; the kiosk has run once already, so that orders and caches are there."""
    with (
        tempfile.TemporaryDirectory(prefix="packbench-bench-") as folder,
        _screen() as screen,
        simulated() as url,
    ):
        settings = demo_settings(Settings(), url, Path(folder))
        usual = str(Settings().amazon.poll_seconds)
        ready = Stage(
            {
                **environment(settings),
                **screen,
                "PACKBENCH_AMAZON_POLL_SECONDS": usual,
                "PACKBENCH_BENCH_FULL_SCREEN": "false",
                "PACKBENCH_BENCH_SIZE": SIZE,
                "PACKBENCH_LOG": "WARNING",
                "SDL_AUDIODRIVER": "dummy",
            }
        )
        with ready.kiosk():
            pass
        yield ready


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """A virtual screen; where none can be had, SDL's own, which nobody sees."""
    try:
        with virtual_screen(SIZE) as display:
            yield {"DISPLAY": display, "PACKBENCH_BENCH_VIDEO_DRIVER": "x11"}
    except NoScreen as why:
        print(f"{why} Without it SDL's offscreen driver stands in.")
        yield {"PACKBENCH_BENCH_VIDEO_DRIVER": "offscreen"}


@contextmanager
def _program(
    command: Callable[[int], list[str]],
    surroundings: dict[str, str],
    painted: Callable[[IO[str]], bool],
) -> Iterator[Program]:
    reading, writing = os.pipe()
    surroundings = {**os.environ, **surroundings, "PACKBENCH_OUTLINE_FD": str(writing)}
    with tempfile.TemporaryFile() as log, os.fdopen(reading, encoding="utf-8") as telling:
        began = time.perf_counter()
        process = subprocess.Popen(
            command(writing), pass_fds=(writing,), env=surroundings, stderr=log
        )
        os.close(writing)
        late = threading.Timer(PATIENCE, process.kill)
        late.start()
        try:
            if not painted(telling):
                log.seek(0)
                raise RuntimeError(f"it ended unpainted:\n{log.read().decode()[-2000:]}")
            took = time.perf_counter() - began
            late.cancel()
            times = psutil.Process(process.pid).cpu_times()
            yield Program(process, took, times.user + times.system)
            end(process)
        finally:
            late.cancel()
            process.kill()
            process.wait()


def _list_is_painted(telling: IO[str]) -> bool:
    return any(_is_usable(line) for line in telling)


def _is_usable(line: str) -> bool:
    words = [word for target in json.loads(line)["touchables"] for word in target["words"]]
    return sum(bool(_ROW.fullmatch(word)) for word in words) >= ROWS
