"""Repeats what is measured, in turns with its floor, so that both meet the same machine."""

from __future__ import annotations

import gc
import math
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ALMOST_ALL = 0.99


@dataclass(frozen=True)
class Spread:
    """What lies in the middle, and what 99 of 100 do not exceed."""

    median: float
    most: float

    @classmethod
    def of(cls, found: Sequence[float]) -> Spread:
        """Of all that was found; nothing is left out."""
        place = math.ceil(ALMOST_ALL * len(found)) - 1
        return cls(statistics.median(found), sorted(found)[place])


def in_turns(works: Mapping[str, Callable[[], object]], times: int) -> dict[str, float]:
    """Do every work ``times`` times in turns; the median of each in seconds.

    Every work is done once before, unmeasured. The garbage collector waits until a round is over.
    """
    for work in works.values():
        work()
    found: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(times):
        gc.collect()
        gc.disable()
        for name, work in works.items():
            began = time.perf_counter()
            work()
            found[name].append(time.perf_counter() - began)
        gc.enable()
    return {name: statistics.median(seconds) for name, seconds in found.items()}
