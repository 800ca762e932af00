"""The last steps of a restore on a file: cut off, they are finished at the next start.

A copy that was checked lies under a name of its own before anything is moved. As long as it lies
there, what was the store is set aside, log and all, and the copy put in its place.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from kiosk.store.errors import StoreBusy

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

LOGS = ("-wal", "-shm")
_READY = "bench.restoring-"
_ASIDE = "bench.before-restore-"
_WAIT_SECONDS = 30


def make_ready(fresh: Path, at: datetime) -> None:
    """Say of a copy that it was checked, and has no log: from now on it will be put in place."""
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())
    fresh.replace(fresh.with_name(f"{_READY}{at:%Y%m%d-%H%M%S}.db"))


def finish(file: Path) -> Path | None:
    """Put a copy that is ready in the place of ``file``; where lies now what was there, if any.

    Raises:
        StoreBusy: another process is at it, and does not end.
    """
    if not _ready(file.parent):
        return None
    try:
        with FileLock(file.with_name("restore.lock"), timeout=_WAIT_SECONDS):
            aside = _moved(file)
    except Timeout:
        raise StoreBusy("another process is finishing a restore: try again") from None
    if aside is None or not aside.exists():
        return None
    aside.chmod(0o600)
    return aside


def _moved(file: Path) -> Path | None:
    ready = _ready(file.parent)
    if ready is None:
        return None
    aside = file.with_name(ready.name.replace(_READY, _ASIDE))
    # The log first: without the file it is no use to anybody.
    for ending in (*LOGS, ""):
        there = file.with_name(file.name + ending)
        if there.exists():
            there.replace(aside.with_name(aside.name + ending))
    ready.replace(file)
    return aside


def _ready(folder: Path) -> Path | None:
    found = sorted(folder.glob(f"{_READY}*.db"))
    return found[-1] if found else None
