"""A bench that nobody touches: memory and processor time, against a bare window."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

from tests.bench.figures import Figure
from tests.bench.memory import pss
from tests.bench.programs import stage

if TYPE_CHECKING:
    from tests.bench.programs import Program

SETTLING, WATCHED = 3.0, 10.0
"""Seconds."""
MEMORY_LIMIT = 2.0
IDLE_LIMIT = 3.0


@dataclass(frozen=True)
class Rest:
    """One process at rest: MiB of memory, and percent of one processor."""

    memory: float
    busy: float


def measure() -> list[Figure]:
    """The kiosk with its hub, then the bare window, on the same screen."""
    with stage() as ready:
        with ready.kiosk() as program:
            kiosk, hub = _rests(program)
        with ready.bare() as program:
            (bare,) = _rests(program)
    return [
        Figure(
            what="memory of kiosk and hub at rest (PSS)",
            measured=kiosk.memory + hub.memory,
            unit="MiB",
            floor=bare.memory,
            floor_is="bare window",
            limit=MEMORY_LIMIT,
        ),
        Figure(what="  of it the kiosk", measured=kiosk.memory, unit="MiB"),
        Figure(what="  of it the hub", measured=hub.memory, unit="MiB"),
        Figure(
            what="processor at rest, kiosk and hub",
            measured=kiosk.busy + hub.busy,
            unit="%",
            limit=IDLE_LIMIT,
        ),
        Figure(what="  of it the kiosk", measured=kiosk.busy, unit="%"),
        Figure(what="  of it the hub", measured=hub.busy, unit="%"),
        Figure(what="  a bare window", measured=bare.busy, unit="%"),
    ]


def _rests(program: Program) -> list[Rest]:
    """The program's process first, then its children."""
    time.sleep(SETTLING)
    first = psutil.Process(program.process.pid)
    processes = [first, *first.children(recursive=True)]
    before = [_seconds(one) for one in processes]
    began = time.perf_counter()
    time.sleep(WATCHED)
    lasted = time.perf_counter() - began
    return [
        Rest(
            memory=pss(one.pid),
            busy=100 * (_seconds(one) - earlier) / lasted,
        )
        for one, earlier in zip(processes, before, strict=True)
    ]


def _seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
