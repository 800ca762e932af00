"""SQLite for one bench: opening its file; the one place that speaks its own dialect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import OperationalError
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as driver

from kiosk.store.engine import Engine
from kiosk.store.errors import StoreDamaged, StoreTooOld

if TYPE_CHECKING:
    from pathlib import Path

    from peewee import Database

_OLDEST_SAFE = (3, 51, 3)
_BUSY_MS = 5000
_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "FULL",
    "foreign_keys": 1,
    "secure_delete": 1,
    "wal_autocheckpoint": 1000,
    "journal_size_limit": 67108864,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "mmap_size": 0,
    "cipher_log_level": "NONE",
}


class Sqlite(SqlCipherDatabase, Engine):
    """One encrypted file; a transaction is alone among those that write, as it is IMMEDIATE."""

    def scrub(self) -> bool:
        # The pragma secure_delete has overwritten the rows; the log still has them as they were.
        return fold_wal(self)


def open_sqlite(path: Path, key: str) -> Engine:
    """A database on one encrypted file; ``key`` is 64 hex digits.

    Raises:
        StoreTooOld: the SQLite library has the WAL-reset bug, which two processes would meet.
    """
    if driver.sqlite_version_info < _OLDEST_SAFE:
        msg = f"SQLite {driver.sqlite_version} is too old: 3.51.3 or newer is needed"
        raise StoreTooOld(msg)
    return Sqlite(
        str(path),
        passphrase=f"x'{key}'",
        lock_type="IMMEDIATE",
        # First of all, and as a pragma: SqlCipherDatabase does not hand its time-out on.
        pragmas={"busy_timeout": _BUSY_MS, **_PRAGMAS},
    )


def check(db: Database) -> None:
    """Read every page and compare its checksum.

    Raises:
        StoreDamaged: with the first complaint.
    """
    for pragma in ("cipher_integrity_check", "quick_check"):
        complaints = [row[0] for row in db.execute_sql(f"PRAGMA {pragma}") if row[0] != "ok"]
        if complaints:
            raise StoreDamaged(str(complaints[0]))


def back_up(db: Database, target: Path) -> None:
    """Write a whole, encrypted copy to ``target`` while others go on working."""
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    db.execute_sql("VACUUM INTO ?", (str(partial),))
    partial.replace(target)


def fold_wal(db: Database) -> bool:
    """Bring the write-ahead log back into the file; False as long as a reader holds it."""
    try:
        busy, *_ = db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except OperationalError:
        return False
    return not busy
