"""Cold start of the kiosk until its list of orders is painted, against a bare Kivy window."""

from __future__ import annotations

import statistics

from tests.bench.figures import Figure
from tests.bench.programs import stage

TIMES = 9
LIMIT = 1.5


def measure() -> list[Figure]:
    """Both in turns, as processes of their own."""
    ours, floor = [], []
    with stage() as ready:
        for _ in range(TIMES):
            with ready.bare() as bare:
                floor.append(bare.took)
            with ready.kiosk() as kiosk:
                ours.append(kiosk.took)
    return [
        Figure(
            what="cold start to the painted list",
            measured=statistics.median(ours),
            unit="s",
            floor=statistics.median(floor),
            floor_is="bare window",
            limit=LIMIT,
        )
    ]
