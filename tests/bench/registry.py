"""Which benchmarks there are; each is a module of this folder whose ``measure`` finds figures."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.figures import Figure

BENCHMARKS = {
    "start": "cold start to a painted list",
    "rest": "memory and processor time of a bench that nobody touches",
    "sync": "the first reading of 10,000 orders from a throttled Amazon",
    "intake": "processor time of taking in 10,000 orders",
    "queue": "the queue beside 100,000 orders",
    "order": "opening an order",
    "note": "200 picking notes",
    "slip": "ESC/POS packing slips",
    "scan": "a scan beside 100,000 products",
    "last_scan": "the last scan to the printer's first byte",
    "stock": "the stock and the queue of an old shop",
    "people": "signing in, and the seals on buyers",
    "claims": "claims of eight benches on one server",
    "outage": "an order that outlives its server",
    "endurance": "memory after 2,000 orders",
}


def measure(name: str) -> list[Figure]:
    """Carry out one benchmark."""
    figures: list[Figure] = import_module(f"tests.bench.{name}").measure()
    return figures
