"""Cold start of the kiosk until its list of orders is painted, against a bare Kivy window."""

from __future__ import annotations

import statistics
from operator import attrgetter

from tests.bench.figures import Figure
from tests.bench.programs import Program, stage

TIMES = 9
LIMIT = 1.5


def measure() -> list[Figure]:
    """Both in turns, as processes of their own."""
    ours: list[Program] = []
    floor: list[Program] = []
    with stage() as ready:
        for _ in range(TIMES):
            with ready.bare() as bare:
                floor.append(bare)
            with ready.kiosk() as kiosk:
                ours.append(kiosk)
    return [
        Figure(
            what=what,
            measured=statistics.median(map(amount, ours)),
            unit="s",
            floor=statistics.median(map(amount, floor)),
            floor_is="bare window",
            limit=limit,
        )
        for what, amount, limit in (
            ("cold start to the painted list", attrgetter("took"), LIMIT),
            ("  processor time of the kiosk until then", attrgetter("worked"), None),
        )
    ]
