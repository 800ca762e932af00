"""What doctor asks of the store: joined as by any other process, read through, left as it is."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.hub import HUB_NOTE, HubReport
from kiosk.store.database import check
from kiosk.store.errors import StoreDamaged
from kiosk.store.startup import join_store

if TYPE_CHECKING:
    from peewee import Database

    from kiosk.ports.clock import Clock
    from kiosk.store.startup import Place
    from kiosk.store.store import Store

LOOKS = 2
"""Pages are read from the file itself, and one that is being written just then looks damaged."""


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """The findings; ``size`` is in bytes, the write-ahead log included."""

    sqlite: str
    size: int
    complaint: str = ""
    """The first complaint of the integrity check; empty when every page is sound."""
    begun: bool = True
    """Whether the tables stand; the bench makes them when it starts."""
    hub: HubReport | None = None
    set_aside: int = 0
    """Orders of a shape that could not be read."""


def inspect(place: Place, clock: Clock) -> Inspection | None:
    """Look at the store while a bench may be working on it; None when there is none yet.

    Raises:
        StoreError: it can't be opened: no key, the wrong key, no permission, too old a SQLite.
    """
    if not place.file.exists():  # opening would make one
        return None
    store = join_store(place, clock)
    try:
        return store.read(lambda: _inspected(store, place))
    finally:
        store.close()


def _inspected(store: Store, place: Place) -> Inspection:
    database = store._database
    version = database.execute_sql("SELECT sqlite_version()").fetchone()[0]
    size = _size(place)
    complaint = _complaint(database)
    if complaint or not database.table_exists("notes"):
        return Inspection(sqlite=version, size=size, complaint=complaint, begun=False)
    return Inspection(
        sqlite=version,
        size=size,
        hub=store.notes.get(HUB_NOTE, HubReport),
        set_aside=store.set_aside.count(),
    )


def _size(place: Place) -> int:
    size = place.file.stat().st_size
    with suppress(FileNotFoundError):  # folded back into the file just now
        size += place.file.with_name(place.file.name + "-wal").stat().st_size
    return size


def _complaint(database: Database) -> str:
    complaint = ""
    for _ in range(LOOKS):
        try:
            check(database)
        except StoreDamaged as damage:
            complaint = str(damage)
        else:
            return ""
    return complaint
