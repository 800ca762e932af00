"""The last steps of a restore on a file: cut off, they are finished at the next start.

A copy that was checked lies under a name of its own before anything is moved. As long as it lies
there, what was the store is set aside, log and all, and the copy put in its place.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from filelock import FileLock

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kiosk.store.startup import Place

LOGS = ("-wal", "-shm")
_READY = "bench.restoring-"
_ASIDE = "bench.before-restore-"
_WAIT_SECONDS = 30


def make_ready(place: Place, fresh: Path, at: datetime) -> None:
    """Say of a copy that it was checked, and has no log: from now on it will be put in place."""
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())
    fresh.replace(place.folder / f"{_READY}{at:%Y%m%d-%H%M%S}.db")


def finish(place: Place) -> Path | None:
    """Put a copy that is ready in place; where the store lies now that was there, if one was."""
    if not _ready(place):
        return None
    with FileLock(place.folder / "restore.lock", timeout=_WAIT_SECONDS):
        ready = _ready(place)
        if ready is None:
            return None
        aside = place.folder / ready.name.replace(_READY, _ASIDE)
        # The log first: without the file it is no use to anybody.
        for ending in (*LOGS, ""):
            there = place.file.with_name(place.file.name + ending)
            if there.exists():
                there.replace(aside.with_name(aside.name + ending))
        ready.replace(place.file)
    if not aside.exists():
        return None
    aside.chmod(0o600)
    return aside


def _ready(place: Place) -> Path | None:
    found = sorted(place.folder.glob(f"{_READY}*.db"))
    return found[-1] if found else None
