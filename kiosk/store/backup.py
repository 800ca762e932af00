"""Backups of the whole store, made while benches work, and put back; none is kept for long."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from peewee import PeeweeException

from kiosk.store import key as key_file
from kiosk.store.database import back_up, check, open_sqlite
from kiosk.store.errors import StoreBusy, StoreDamaged, StoreError
from kiosk.store.sole import HUB, sole

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from kiosk.store.startup import Place

BACKUP_NOTE = "last backup"
"""When it was made, in ms since 1970; ``doctor`` tells its age."""
_SECONDS = 3600
"""The longest that a server's own tools may take."""
_PREFIX = "packbench-"


class NoBackup(StoreError):
    """A backup can't be made, or put back; says why."""


def make_backup(place: Place, folder: Path, at: datetime) -> Path:
    """Write a whole copy into ``folder``; it can be read with this bench's keys alone.

    Raises:
        NoBackup: the server's tools are missing, or fail.
        StoreError: the disk can't be written.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    ending = "dump" if place.url else "db"
    target = folder / f"{_PREFIX}{at:%Y%m%d-%H%M%S}.{ending}"
    if place.url:
        partial = target.with_suffix(".partial")
        _run(place, "pg_dump", "--format=custom", "--no-owner", f"--file={partial}")
        partial.chmod(0o600)
        partial.replace(target)
        return target
    database = open_sqlite(place.file, key_file.load_or_make(place.key, may_make=False))
    try:
        back_up(database, target)
    except PeeweeException as exc:
        raise database.named(exc) from exc
    finally:
        database.close()
    target.chmod(0o600)
    _sound(place, target)
    return target


def thin_out(folder: Path, now: datetime, kept: timedelta) -> list[Path]:
    """Delete the backups that are older than ``kept``; which they were."""
    oldest = now.timestamp() - kept.total_seconds()
    old = [path for path in backups(folder) if made_at(path) < oldest]
    for path in old:
        path.unlink(missing_ok=True)
    return old


def backups(folder: Path) -> list[Path]:
    """All backups in a folder, the oldest first."""
    return sorted(path for ending in ("db", "dump") for path in folder.glob(f"{_PREFIX}*.{ending}"))


def made_at(path: Path) -> float:
    """When a backup was made, in seconds since 1970."""
    return path.stat().st_mtime


def put_back(place: Place, backup: Path, at: datetime) -> Path | None:
    """Put a backup in the place of the store; where the store lies now that was there, if a file.

    Raises:
        NoBackup: it can't be read with this bench's keys, or the server's tools fail.
        StoreBusy: a hub, and so a bench, is at work.
    """
    right = sole(place, HUB)
    if not right.take():
        raise StoreBusy("a bench or a hub is at work: end it first")
    try:
        if place.url:
            _run(
                place,
                "pg_restore",
                "--clean",
                "--if-exists",
                "--no-owner",
                "--single-transaction",
                "--exit-on-error",
                "--dbname=",
                str(backup),
            )
            return None
        _sound(place, backup)
        return _swap(place, backup, at)
    finally:
        right.give_up()


def _swap(place: Place, backup: Path, at: datetime) -> Path:
    aside = place.folder / f"bench.before-restore-{at:%Y%m%d-%H%M%S}.db"
    fresh = place.file.with_suffix(".restoring")
    shutil.copyfile(backup, fresh)
    fresh.chmod(0o600)
    for ending in ("-wal", "-shm"):
        beside = place.file.with_name(place.file.name + ending)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + ending))
    if place.file.exists():
        place.file.replace(aside)
        aside.chmod(0o600)
    fresh.replace(place.file)
    return aside


def _sound(place: Place, backup: Path) -> None:
    """Read every page of a backup with this bench's key."""
    database = open_sqlite(backup, key_file.load_or_make(place.key, may_make=False))
    try:
        check(database)
        if not database.table_exists("orders"):
            raise NoBackup(f"{backup} holds no orders: it is no backup of Packbench")
    except (PeeweeException, StoreDamaged) as exc:
        raise NoBackup(f"{backup} can't be read with the key of this bench") from exc
    finally:
        database.close()
        for ending in ("-wal", "-shm"):
            backup.with_name(backup.name + ending).unlink(missing_ok=True)


def _run(place: Place, tool: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own tools; no password stands in the list of processes."""
    from kiosk.store.address import parameters  # noqa: PLC0415 - psycopg is slow to load

    found = shutil.which(tool) or _usual(tool)
    if found is None:
        raise NoBackup(f"{tool} is not installed here: it comes with PostgreSQL's client")
    given = parameters(place.url)
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
    names |= {"dbname": "PGDATABASE", "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT"}
    environment = os.environ | {
        names[name]: value for name, value in given.items() if name in names
    }
    line = [argument.replace("--dbname=", f"--dbname={given['dbname']}") for argument in arguments]
    done = subprocess.run(
        [found, *line], env=environment, capture_output=True, timeout=_SECONDS, check=False
    )
    if done.returncode:
        raise NoBackup(f"{tool} failed: {done.stderr.decode(errors='replace').strip()[:300]}")


def _usual(tool: str) -> str | None:
    """Debian keeps each version's tools in a folder of its own."""
    found: list[Path] = []
    with suppress(OSError):
        found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{tool}"))
    return str(found[-1]) if found else None
