"""Backups of the whole store, made while benches work, and put back; none is kept for long."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from peewee import PeeweeException

from kiosk.store import key as key_file
from kiosk.store.database import back_up, check, fold_wal, open_sqlite
from kiosk.store.errors import StoreBusy, StoreDamaged, StoreError, StoreLocked
from kiosk.store.restoring import LOGS, finish, make_ready
from kiosk.store.sole import HUB, sole
from kiosk.store.unlocking import unlock
from kiosk.vault.master import load_master

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime, timedelta

    from kiosk.store.sole import Sole
    from kiosk.store.startup import Place

BACKUP_NOTE = "last backup"
"""When it was made, in ms since 1970; ``doctor`` tells its age."""
_WHOLE = (
    *("--clean", "--if-exists", "--no-owner"),
    *("--single-transaction", "--exit-on-error", "--dbname="),
)
_SECONDS = 3600
"""The longest that a server's own tools may take."""
_LOOK_SECONDS = 2.0
"""Between two looks at them; less than a server waits for a holder of a right."""
_PREFIX = "packbench-"
_COPIES = ("bench.damaged-*", "bench.before-restore-*", "bench.restoring*", "before-*.backup")


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
        part = target.with_suffix(".partial")
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        try:
            _run(place, "pg_dump", "--format=custom", "--no-owner", f"--file={part}")
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        part.replace(target)
        return target
    database = open_sqlite(place.file, key_file.load_or_make(place.key, may_make=False))
    try:
        back_up(database, target)
    except PeeweeException as exc:
        raise database.named(exc) from exc
    finally:
        database.close()
    target.chmod(0o600)
    try:
        _sound(place, target)
    except BaseException:
        target.unlink()
        raise
    finally:
        _without_log(target)
    return target


def thin_out(place: Place, folder: Path, now: datetime, kept: timedelta) -> list[Path]:
    """Delete the copies of the database that are older than ``kept``; which they were."""
    oldest = now.timestamp() - kept.total_seconds()
    old = [path for path in copies(place, folder) if made_at(path) < oldest]
    for path in old:
        path.unlink(missing_ok=True)
    return old


def copies(place: Place, folder: Path) -> list[Path]:
    """Everything that holds what the database held: backups, and what was set aside."""
    inside = [path for pattern in _COPIES for path in place.folder.glob(pattern)]
    return sorted({*backups(folder), *folder.glob(f"{_PREFIX}*.partial"), *inside})


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
    rights = [sole(place, what) for what in (HUB, "bench")]
    try:
        if not all(right.take() for right in rights):
            raise StoreBusy("a bench or a hub is at work: end it first")
        if not backup.is_file() or not backup.stat().st_size:
            raise NoBackup(f"{backup} is not there, or empty")
        if place.url:
            hold = partial(_hold, rights)
            _check_dump(place, backup, hold)
            _run(place, "pg_restore", *_WHOLE, str(backup), meanwhile=hold)
            return None
        finish(place.file)
        return _swap(place, backup, at)
    finally:
        for right in rights:
            right.give_up()


def _hold(rights: Iterable[Sole]) -> None:
    """Show the server that we are there: a restore may take longer than it waits for a word."""
    if not all(right.held() for right in rights):
        raise StoreBusy("the server has lost sight of this restore: nothing was put back")


def _swap(place: Place, backup: Path, at: datetime) -> Path | None:
    """Check a copy, and put it in the place of the file; the backup itself is never opened."""
    fresh = place.file.with_suffix(".restoring")
    _without_log(fresh)  # of a restore that was killed
    for ending in ("", LOGS[0]):
        beside = backup.with_name(backup.name + ending)
        if beside.exists():
            copy = Path(shutil.copyfile(beside, fresh.with_name(fresh.name + ending)))
            copy.chmod(0o600)
    try:
        _sound(place, fresh)
    except NoBackup as why:
        fresh.unlink()
        raise NoBackup(f"{backup}: {why}") from why
    finally:
        _without_log(fresh)
    make_ready(fresh, at)
    return finish(place.file)


def _sound(place: Place, file: Path) -> None:
    """Read every page with this bench's keys."""
    database = open_sqlite(file, key_file.load_or_make(place.key, may_make=False))
    try:
        check(database)
        if not database.table_exists("orders"):
            raise NoBackup("it holds no orders: it is no backup of Packbench")
        unlock(database, place.master, may_make=False)
        fold_wal(database)
    except (PeeweeException, StoreDamaged, StoreLocked) as exc:
        raise NoBackup("it can't be read with the keys of this bench") from exc
    finally:
        database.close()


def _without_log(file: Path) -> None:
    for ending in LOGS:
        file.with_name(file.name + ending).unlink(missing_ok=True)


def _check_dump(place: Place, dump: Path, hold: Callable[[], None]) -> None:
    """See that a dump was sealed with this bench's master key."""
    asked = ("--data-only", "--table=notes", "--file=-", str(dump))
    notes = _run(place, "pg_restore", *asked, meanwhile=hold)
    master = load_master(place.master, may_make=False)
    if master.fingerprint not in notes:
        raise NoBackup(f"{dump}: it can't be read with the keys of this bench")


def _run(
    place: Place, tool: str, *arguments: str, meanwhile: Callable[[], None] = lambda: None
) -> str:
    """Run one of PostgreSQL's own tools; no password stands in the list of processes.

    ``meanwhile`` is called again and again; what it raises ends the tool, which keeps nothing.
    """
    from kiosk.store.address import parameters  # noqa: PLC0415 - psycopg is slow to load

    found = shutil.which(tool) or _usual(tool)
    if found is None:
        raise NoBackup(f"{tool} is not installed here: it comes with PostgreSQL's client")
    given = parameters(place.url)
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
    names |= {"dbname": "PGDATABASE", "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT"}
    address = {names[name]: value for name, value in given.items() if name in names}
    name = f"--dbname={given.get('dbname', '')}"
    line = [argument.replace("--dbname=", name) for argument in arguments]
    with subprocess.Popen(
        [found, *line], env=os.environ | address, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            said, complaint = _heard(process, tool, meanwhile)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise NoBackup(f"{tool} failed: {complaint.decode(errors='replace').strip()[:300]}")
    return said.decode(errors="replace")


def _heard(
    process: subprocess.Popen[bytes], tool: str, meanwhile: Callable[[], None]
) -> tuple[bytes, bytes]:
    """What a tool has said in the end."""
    for _ in range(int(_SECONDS / _LOOK_SECONDS)):
        try:
            return process.communicate(timeout=_LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            meanwhile()
    raise NoBackup(f"{tool} took longer than {_SECONDS} s")


def _usual(tool: str) -> str | None:
    """Debian keeps each version's tools in a folder of its own."""
    found: list[Path] = []
    with suppress(OSError):
        found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{tool}"))
    return str(found[-1]) if found else None
