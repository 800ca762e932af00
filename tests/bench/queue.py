"""Opening the queue beside 100,000 orders, against the same beside 1,000."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.actions import queries
from kiosk.actions.desk import Desk
from kiosk.domain.lists import ListName
from tests.bench.figures import Figure
from tests.bench.repeating import in_turns
from tests.bench.stores import OPEN, a_store, fill_shop, use

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.store.store import Store

FEW, MANY = 1_000, 100_000
TIMES = 25
LIMIT = 1.5


def measure() -> list[Figure]:
    """The queue beside a long history, and a queue that is itself long."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="packbench-bench-")))
        works = {}
        for kind in ("despatched", "to pack"):
            for count in (FEW, MANY):
                store = stack.enter_context(a_store(folder / f"{kind}-{count}"))
                fill_shop(store, count, still_open=OPEN if kind == "despatched" else count)
                works[f"{count} {kind}"] = _opening(store)
        found = in_turns(works, TIMES)
    return [
        Figure(
            what=f"the queue, {MANY:,} orders, {words}",
            measured=found[f"{MANY} {kind}"] * 1000,
            unit="ms",
            floor=found[f"{FEW} {kind}"] * 1000,
            floor_is=f"with {FEW:,}",
            limit=LIMIT,
        )
        for kind, words in (("despatched", "most despatched"), ("to pack", "all to pack"))
    ]


def _opening(store: Store) -> Callable[[], object]:
    desk = Desk(store=store, clock=store.clock, bench="Bench 1")

    def work() -> object:
        use(store)
        return queries.queue(desk, ListName.TO_PACK, "", opened=None)

    return work
