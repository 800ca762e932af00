"""Measures the bench against its floors: ``python -m tests.bench [names]``.

Each benchmark runs in a fresh process. The exit code is 0 when everything could be measured, also
when a limit was missed: how fast a machine is fails no build.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from tests.bench.registry import BENCHMARKS, measure
from tests.bench.table import table

if TYPE_CHECKING:
    from tests.bench.figures import Figure


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(BENCHMARKS))
    names = parser.parse_args().names or list(BENCHMARKS)
    if unknown := sorted(set(names) - set(BENCHMARKS)):
        parser.error(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    print(f"{os.cpu_count()} processors, load {_load()}, Python {sys.version.split()[0]}")
    figures, broken = _measured(names)
    print(f"\n{table(figures)}\n")
    missed = sum(not figure.reached for figure in figures)
    print(f"{missed} of {len(figures)} figures MISSED" if missed else "no limit was missed")
    if broken:
        print(f"could not be measured: {', '.join(broken)}")
    return 1 if broken else 0


def _measured(names: list[str]) -> tuple[list[Figure], list[str]]:
    figures: list[Figure] = []
    broken: list[str] = []
    for name in names:
        print(f"{name}: {BENCHMARKS[name]} ...", end=" ", flush=True)
        began = time.monotonic()
        try:
            with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as fresh:
                figures += fresh.submit(measure, name).result()
        except Exception:  # noqa: BLE001 - whatever it is, the others are measured all the same
            traceback.print_exc()
            broken.append(name)
        print(f"{time.monotonic() - began:.0f} s", flush=True)
    return figures, broken


def _load() -> str:
    return " ".join(f"{share:.1f}" for share in os.getloadavg())


if __name__ == "__main__":
    sys.exit(main())
