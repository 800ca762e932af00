"""What it costs that the open order outlives the server, and what its return takes."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.actions.count import set_count
from tests.bench.figures import Figure, in_ms
from tests.bench.repeating import in_turns
from tests.contract.outage import ID, LINE, an_outpost, with_an_order_open
from tests.fakes.postgres import NoPostgres, server

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk

TIMES = 200
STEPS = 100
"""Done without the server, then told."""


def measure() -> list[Figure]:
    """Count goods with and without the bridge, then let the server go and come back."""
    try:
        server()
    except NoPostgres as why:
        print(f"left out, {why}", end=" ")
        return []
    with (
        tempfile.TemporaryDirectory(prefix="packbench-bench-") as name,
        an_outpost(Path(name)) as bench,
    ):
        with_an_order_open(bench)
        units = cycle((1, 2))

        def counted(desk: Desk) -> None:
            set_count(desk, ID, LINE, next(units))

        def copied() -> None:
            counted(bench.desk)
            began = time.perf_counter()
            bench.copy()
            copies.append(time.perf_counter() - began)

        copies: list[float] = []
        bare = replace(bench.desk, bridge=None)
        took = in_turns(
            {"bridged": lambda: counted(bench.desk), "bare": lambda: counted(bare)}, TIMES
        )
        for _ in range(TIMES):
            copied()
        bench.cable.pull()
        for _ in range(STEPS):
            counted(bench.desk)
        bench.cable.plug()
        began = time.perf_counter()
        told = bench.bridge.come_back(bench.desk).told
        took["home"] = time.perf_counter() - began
    return [
        Figure(
            what="a count on the server, with an id of its own",
            measured=took["bridged"] * 1000,
            unit="ms",
            floor=took["bare"] * 1000,
            floor_is="without one",
        ),
        in_ms("  the copy of the open order, beside it", sorted(copies)[len(copies) // 2]),
        in_ms(f"  a server that is back is told {told} operations", took["home"]),
    ]
