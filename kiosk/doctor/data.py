"""Whether the data folder can be used, and whether the database in it is sound."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.doctor.finding import Finding, bad, look, ok
from kiosk.domain.hub import HubReport, HubState
from kiosk.store.errors import (
    StoreAddress,
    StoreAway,
    StoreBroken,
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreTooNew,
    StoreTooOld,
)
from kiosk.store.inspection import Inspection, inspect
from kiosk.store.moments import from_ms
from kiosk.wording.hub import STATES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.ports.clock import Clock
    from kiosk.store.startup import Place

FOLDER, DISK, RESERVE = "data folder", "disk", "reserve"
KEY, MASTER, BACKUP = "key file", "master key", "backup"
PEOPLE = "people"
DATABASE, HUB, CONNECTIONS = "database", "background client", "connections"
MEGABYTE = 1024 * 1024
LITTLE, TOO_LITTLE = 1000, 200
"""Free megabytes: a bench writes about one a day, but other programs share the disk."""
SILENT_AFTER = timedelta(seconds=20)

OLD_DAYS = 2
FEW = 15
"""Connections: a bench takes three to six, and one for each of its printers."""
_ADVICE: tuple[tuple[type[StoreError], str], ...] = (
    (StoreTooOld, "Install what requirements.txt pins: make demo does."),
    (StoreTooNew, "All benches of one database run the same version."),
    (StoreAddress, "Look at storage.url, or at DATABASE_URL."),
    (StoreAway, "Is the server on, and this machine in its network?"),
    (StoreDamaged, "Put bench.key back beside bench.db from a backup."),
    (StoreLocked, "Put master.key back, or copy it from a bench that works."),
    (StoreBroken, "Ask as the user who runs the bench; look at the disk."),
)
_RESTORE = (
    "Do not delete anything. Stop the bench and copy the data folder; then put the last backup "
    "back, or start the bench, which sets a damaged file aside and fetches the orders again."
)


def folder(place: Place) -> Iterator[Finding]:
    """Look at the folder, its disk and what is kept in reserve."""
    if not place.folder.is_dir():
        advice = "The bench makes it when it first starts. If it has, ask as the user who runs it."
        yield look(FOLDER, f"{place.folder} is not there", advice)
        return
    yield _folder(place.folder)
    if place.key.exists():
        yield _key(place.key)
    free = shutil.disk_usage(place.folder).free // MEGABYTE
    yield _disk(free)
    if not place.url:
        yield _reserve(place)


def database(place: Place, clock: Clock) -> Iterator[Finding]:
    """Look at the database and, through it, at the hub."""
    try:
        found = inspect(place, clock)
    except StoreError as error:
        yield _unopened(error, place)
    else:
        yield from _database(found, clock)


def writable(path: Path) -> bool:
    """Whether this user can write into a folder; tried with a file that has no name."""
    try:
        with tempfile.TemporaryFile(dir=path):
            return True
    except OSError:
        return False


def open_to_others(path: Path) -> str:
    """The mode of a file or folder that others can look into, such as ``755``; else empty."""
    mode = stat.S_IMODE(path.stat().st_mode)
    return f"{mode:o}" if os.name == "posix" and mode & 0o077 else ""


def _unopened(error: StoreError, place: Place) -> Finding:
    if isinstance(error, StoreTooOld) and place.url:
        return bad(DATABASE, str(error), "Have the server updated.")
    for kind, advice in _ADVICE:
        if isinstance(error, kind):
            return bad(DATABASE, str(error), advice)
    return look(DATABASE, str(error), "The bench is busy: ask again in a minute.")


def _folder(path: Path) -> Finding:
    if not writable(path):
        advice = "Ask as the user who runs the bench; if that is you, the folder needs its rights."
        return bad(FOLDER, f"{path} can't be written to", advice)
    if mode := open_to_others(path):
        words = f"{path} can be looked into by others (mode {mode})"
        return look(FOLDER, words, f"Addresses stand on the papers in it: chmod 700 {path}")
    return ok(FOLDER, str(path))


def _key(path: Path) -> Finding:
    if mode := open_to_others(path):
        return bad(KEY, f"can be read by others (mode {mode})", f"Say: chmod 600 {path}")
    return ok(KEY, "its owner's alone")


def _disk(free: int) -> Finding:
    words = f"{free:,} MB free"
    if free < TOO_LITTLE:
        return bad(DISK, words, "Make room: a bench that can't write can't pack.")
    if free < LITTLE:
        return look(DISK, words, "Make room before long.")
    return ok(DISK, words)


def _reserve(place: Place) -> Finding:
    if place.ballast_mb <= 0:
        return ok(RESERVE, "none wanted (storage.ballast_mb is 0)")
    if not (place.folder / "ballast").exists():
        advice = "It is made when the background client starts, if the disk has room."
        return look(RESERVE, f"{place.ballast_mb} MB are not set by", advice)
    return ok(RESERVE, f"{place.ballast_mb} MB set by for a full disk")


def _database(found: Inspection | None, clock: Clock) -> Iterator[Finding]:
    if found is None:
        yield look(DATABASE, "not there yet", "The bench makes it when it first starts.")
        return
    if found.complaint:
        yield bad(DATABASE, f"damaged: {found.complaint}", _RESTORE)
        return
    if not found.begun:
        yield look(DATABASE, "empty", "Start the bench once: it makes the tables.")
        return
    size = f"{found.size / MEGABYTE:,.1f} MB"
    yield ok(DATABASE, f"sound, {size}, {found.engine}")
    if found.locked:
        yield bad(MASTER, found.locked, "Without it no address can be read: never make a new one.")
    else:
        yield ok(MASTER, "opens what is sealed")
    yield from (_touched(person) for person in found.touched)
    yield _backup(found.backed_up, clock)
    if found.free is not None and found.free < FEW:
        words = f"the server has {found.free} left"
        yield look(CONNECTIONS, words, "Raise its max_connections: six for each bench.")
    if found.set_aside:
        words = f"{found.set_aside} from Amazon could not be read"
        yield look("orders set aside", words, "They are asked for again; see Seller Central.")
    yield _hub(found.hub, clock)


def _touched(person: str) -> Finding:
    words = f"{person} is not as Packbench wrote it, or gone, and can't sign in"
    advice = f"Who could get at the database? Then: main.py people leave {person}, and add anew."
    return bad(PEOPLE, words, advice)


def _backup(made: int | None, clock: Clock) -> Finding:
    advice = "Say: main.py backup, best by a timer, every day."
    if made is None:
        return look(BACKUP, "never made by command", advice)
    days = (clock.now() - from_ms(made)).days
    age = "today" if days < 1 else f"{days} days ago"
    return look(BACKUP, f"last made {age}", advice) if days > OLD_DAYS else ok(BACKUP, age)


def _hub(report: HubReport | None, clock: Clock) -> Finding:
    if report is None or report.beat_at is None:
        return look(HUB, "has never run", "It starts with the bench, or as a service of its own.")
    if abs(clock.now() - report.beat_at) > SILENT_AFTER:
        words = f"not running; last seen {report.beat_at:%Y-%m-%d %H:%M} UTC"
        return look(HUB, words, "It starts with the bench, or as a service of its own.")
    if report.state is HubState.DENIED:
        return bad(HUB, "runs, but Amazon refuses its sign-in", "See the lines on Amazon below.")
    if report.sending_denied:
        advice = "Does the application have the role Inventory and Order Tracking?"
        return bad(HUB, "runs, but Amazon refuses to be told of parcels", advice)
    if report.state in {HubState.OFFLINE, HubState.TROUBLE}:
        words = f"runs; Amazon {STATES[report.state]}"
        return look(HUB, words, "It tries again by itself; nothing is lost.")
    return ok(HUB, f"runs; {STATES[report.state]() or 'listening'}")
