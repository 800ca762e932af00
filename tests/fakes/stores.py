"""Real stores for tests, quickly: the first one is made, all others begin as its copy."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from kiosk.ports.clock import Clock
from kiosk.store.startup import Place, open_store
from kiosk.store.store import Store
from tests.fakes.clock import TurnableClock


def a_store(folder: Path, clock: Clock) -> Store:
    """An empty, encrypted store in ``folder``, open; a process has one at a time."""
    for name in ("bench.db", "bench.key"):
        shutil.copy2(_template() / name, folder / name)
    return open_store(Place(folder=folder, ballast_mb=0), clock).store


@cache
def _template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="packbench-tests-store-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    place = Place(folder=folder, ballast_mb=0)
    open_store(place, TurnableClock()).store.close()
    place.running.unlink()
    return folder
