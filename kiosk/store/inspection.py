"""What doctor asks of the store: joined as by any other process, read through, left as it is."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.domain.hub import HUB_NOTE, HubReport
from kiosk.store.backup import BACKUP_NOTE
from kiosk.store.database import check
from kiosk.store.errors import StoreDamaged, StoreLocked
from kiosk.store.people import PeopleStore
from kiosk.store.startup import look_into
from kiosk.store.unlocking import unlock

if TYPE_CHECKING:
    from kiosk.ports.clock import Clock
    from kiosk.store.engine import Engine
    from kiosk.store.startup import Place
    from kiosk.store.store import Store

LOOKS = 2
"""Pages are read from the file itself, and one that is being written just then looks damaged."""


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """The findings; ``size`` is in bytes, the write-ahead log included."""

    engine: str
    """Which database it is, in which version, and how it is kept from others' eyes."""
    size: int
    complaint: str = ""
    """The first complaint of the integrity check; empty when every page is sound."""
    begun: bool = True
    """Whether the tables stand; the bench makes them when it starts."""
    locked: str = ""
    """Why addresses can't be unsealed; empty when they can."""
    touched: tuple[str, ...] = ()
    """Ids of people whose rows are not what Packbench wrote, or are gone."""
    hub: HubReport | None = None
    backed_up: int | None = None
    """When the last backup was made, in ms since 1970; None when there was none."""
    set_aside: int = 0
    """Orders of a shape that could not be read."""
    free: int | None = None
    """Connections that the server has left for benches; None where nothing counts them."""


def inspect(place: Place, clock: Clock) -> Inspection | None:
    """Look at the store while a bench may be working on it; None when there is none yet.

    Raises:
        StoreError: it can't be opened: no key, the wrong key, no permission, too old a SQLite;
            the server is away, too old, or its address can't be used.
    """
    if not place.url and not place.file.exists():  # opening would make one
        return None
    store = look_into(place, clock)
    try:
        found = store.read(lambda: _told(store, _looked(store, place)))
        return _unlocked(store, place, found) if _readable(found) else found
    finally:
        store.close()


def _told(store: Store, found: Inspection) -> Inspection:
    """Add what the tables themselves say, if they stand."""
    if not _readable(found):
        return found
    return replace(
        found,
        hub=store.notes.get(HUB_NOTE, HubReport),
        backed_up=store.notes.get(BACKUP_NOTE, int),
        set_aside=store.set_aside.count(),
    )


def _readable(found: Inspection) -> bool:
    return found.begun and not found.complaint


def _unlocked(store: Store, place: Place, found: Inspection) -> Inspection:
    """Add what takes the master key, or why it does not open this database."""
    try:
        vault = store.read(lambda: unlock(store._database, place.master, may_make=False))
    except StoreLocked as why:
        return replace(found, locked=str(why))
    columns = store.read(lambda: store._database.get_columns("people"))
    if not any(column.name == "mac" for column in columns):  # the next start binds them
        return found
    return replace(found, touched=tuple(store.read(PeopleStore(vault).touched)))


def _looked(store: Store, place: Place) -> Inspection:
    database = store._database
    if place.url:
        return _on_server(database)
    version = database.execute_sql("SELECT sqlite_version()").fetchone()[0]
    complaint = _complaint(database)
    return Inspection(
        engine=f"encrypted, SQLite {version}",
        size=_size(place),
        complaint=complaint,
        begun=not complaint and database.table_exists("notes"),
    )


def _on_server(database: Engine) -> Inspection:
    size, version, secure, used, most = database.execute_sql(
        "SELECT pg_database_size(current_database()), current_setting('server_version'), "
        "(SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()), "
        "(SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'), "
        "current_setting('max_connections')::int"
    ).fetchone()
    return Inspection(
        engine=f"PostgreSQL {version.split()[0]}, {secure or 'on this machine'}",
        size=size,
        begun=database.table_exists("notes"),
        free=most - used,
    )


def _size(place: Place) -> int:
    size = place.file.stat().st_size
    with suppress(FileNotFoundError):  # folded back into the file just now
        size += place.file.with_name(place.file.name + "-wal").stat().st_size
    return size


def _complaint(database: Engine) -> str:
    complaint = ""
    for _ in range(LOOKS):
        try:
            check(database)
        except StoreDamaged as damage:
            complaint = str(damage)
        else:
            return ""
    return complaint
