"""The store's failures under their true names.

peewee answers a full disk or a broken one with "cannot rollback - no transaction is active",
because SQLite has already rolled back by itself; the cause stands further down the chain.
PostgreSQL's failures are told by their codes: its words repeat what stood in the row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ports.failures import Away, NoRoom, NotKept, TooBusy, Unsure, Waits

if TYPE_CHECKING:
    from collections.abc import Iterator


class StoreError(NotKept):
    """The store could not do its work; nothing of the transaction was kept."""


class StoreFull(StoreError, NoRoom):
    """The disk is full."""


class StoreBroken(StoreError):
    """The disk can't be read or written."""


class StoreBusy(StoreError, TooBusy):
    """Somebody else held the database longer than the time-out."""


class StoreClash(StoreBusy):
    """The server gave this transaction up for another's sake: the same again will do."""


class StoreDamaged(StoreError):
    """The file fails its integrity check, or its key does not fit."""


class StoreLocked(StoreError):
    """The master key is missing, or is another one than the data was sealed with."""


class StoreTooOld(StoreError):
    """SQLite before 3.51.3 (the WAL-reset bug, sqlite.org/wal.html), PostgreSQL before 15."""


class StoreTooNew(StoreError):
    """A newer Packbench has made tables that this one does not know."""


class StoreAddress(StoreError):
    """The address of the server can't be used."""


class StoreAway(StoreError, Away):
    """The server can't be reached, or does not let us in."""


class StoreCut(StoreAway):
    """The connection was found cut before anything was kept: a new one may do."""


class StoreWaits(StoreAway, Waits):
    """The server is away, and this is nothing that the spare may take in its stead."""


class StoreUnsure(StoreAway, Unsure):
    """The connection was cut while the work was being kept, and nobody can tell how it went."""


_NAMES: tuple[tuple[str, type[StoreError]], ...] = (
    ("disk is full", StoreFull),
    ("disk I/O error", StoreBroken),
    ("unable to open database", StoreBroken),
    ("readonly database", StoreBroken),
    ("read-only", StoreBroken),
    ("database is locked", StoreBusy),
    ("malformed", StoreDamaged),
    ("not a database", StoreDamaged),
    ("hmac check failed", StoreDamaged),
)

_CODES: tuple[tuple[str, type[StoreError]], ...] = (
    ("25006", StoreCut),  # read-only: this server has become a standby, another one writes
    ("25P03", StoreCut),  # we were silent within a transaction for too long
    ("28", StoreAway),  # user or password
    ("3D000", StoreAway),  # no such database
    ("40", StoreClash),  # deadlock, serialisation
    ("42501", StoreAway),  # a right is missing
    ("53100", StoreFull),
    ("53", StoreBusy),  # memory, connections
    ("55P03", StoreBusy),  # a lock was not to be had in time
    ("57014", StoreBusy),  # a statement took too long
    ("57P", StoreCut),  # the server stops, starts, or crashed
    ("58", StoreBroken),
    ("XX001", StoreDamaged),
    ("XX002", StoreDamaged),
    ("08", StoreCut),
)
"""Beginnings of PostgreSQL's codes (its manual, appendix A); the first that fits."""


def true_error(exc: BaseException) -> StoreError | None:
    """The true name of ``exc``, looked up along its whole chain; None if it is not the disk's."""
    for link in _chain(exc):
        if isinstance(link, StoreError):
            return link
        text = str(link)
        for words, kind in _NAMES:
            if words in text:
                return kind(text)
    return None


def of_code(code: str) -> StoreError | None:
    """What a code of PostgreSQL means; None for a mistake of our own."""
    for beginning, kind in _CODES:
        if code.startswith(beginning):
            return kind(f"PostgreSQL {code}")
    return None


def _chain(exc: BaseException | None) -> Iterator[BaseException]:
    for _ in range(20):
        if exc is None:
            return
        yield exc
        exc = exc.__cause__ or exc.__context__
