"""The store's failures under their true names.

peewee answers a full disk or a broken one with "cannot rollback - no transaction is active",
because SQLite has already rolled back by itself; the cause stands further down the chain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ports.failures import NoRoom, NotKept, TooBusy

if TYPE_CHECKING:
    from collections.abc import Iterator


class StoreError(NotKept):
    """The store could not do its work; nothing of the transaction was kept."""


class StoreFull(StoreError, NoRoom):
    """The disk is full."""


class StoreBroken(StoreError):
    """The disk can't be read or written."""


class StoreBusy(StoreError, TooBusy):
    """Another process held the database longer than the time-out."""


class StoreDamaged(StoreError):
    """The file fails its integrity check, or its key does not fit."""


class StoreTooOld(StoreError):
    """The SQLite library has the WAL-reset bug (before 3.51.3, sqlite.org/wal.html)."""


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


def true_error(exc: BaseException) -> StoreError | None:
    """The true name of ``exc``, looked up along its whole chain; None if it is not the disk's."""
    for link in _chain(exc):
        text = str(link)
        for words, kind in _NAMES:
            if words in text:
                return kind(text)
    return None


def _chain(exc: BaseException | None) -> Iterator[BaseException]:
    for _ in range(20):
        if exc is None:
            return
        yield exc
        exc = exc.__cause__ or exc.__context__
