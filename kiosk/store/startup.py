"""Starting the store: key, integrity, backup, migration; safe to be killed at any point."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from peewee import PeeweeException

from kiosk.domain.journal import Entry, Event, Means
from kiosk.store import key as key_file
from kiosk.store.ballast import Ballast
from kiosk.store.database import check, fold_wal, open_sqlite
from kiosk.store.errors import StoreBusy, StoreDamaged
from kiosk.store.restoring import finish
from kiosk.store.store import Store
from kiosk.store.unlocking import unlock
from kiosk.store.upgrade import migrate, migrate_shared
from kiosk.vault.master import MasterKey, place_of_master
from kiosk.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.ports.clock import Clock
    from kiosk.store.engine import Engine

RESTORED = (
    "A restore that was cut off has been finished. What was there before is {name}: delete it when "
    "all is well."
)
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the store lies: a folder of its own, and the size of its ballast in MB.

    With a ``url`` it lies on that PostgreSQL server, and the folder holds only what belongs to
    this bench alone. Nothing else chooses the engine.
    """

    folder: Path
    ballast_mb: int = 64
    url: str = field(default="", repr=False)

    @property
    def file(self) -> Path:
        """The database."""
        return self.folder / "bench.db"

    @property
    def key(self) -> Path:
        """The key to it."""
        return self.folder / "bench.key"

    @property
    def master(self) -> Path:
        """The master key: systemd's credential, or a file of this bench; never in the database."""
        return place_of_master(self.folder)

    @property
    def backups(self) -> Path:
        """Where backups are made unless another folder is named."""
        return self.folder / "backups"

    @property
    def running(self) -> Path:
        """There while the store is in use; found at start it means that nobody closed it."""
        return self.folder / "bench.running"

    @property
    def suspect(self) -> Path:
        """There once a part of the database could not be read; the next start checks it all."""
        return self.folder / "bench.suspect"


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The store, and what a person must be told of its opening (empty when all is well)."""

    store: Store
    news: str = ""


def open_store(place: Place, clock: Clock) -> Opened:
    """Open the store, make or migrate it where needed.

    A restore that was cut off is finished first. A file that fails its check is set aside under
    another name and a new one begun.

    Raises:
        StoreDamaged: the key is missing or does not look like one.
        StoreLocked: the master key is missing, or another one.
        StoreAddress, StoreAway: the server can't be used, or reached.
        StoreError: the disk can't be read or written.
    """
    place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if place.url:
        shared = _shared(place, clock, lambda found: unlock(found, place.master), may_migrate=True)
        return Opened(store=shared)
    restored = finish(place.file)
    news = RESTORED.format(name=restored.name) if restored else ""
    key = key_file.load_or_make(place.key, may_make=not place.file.exists())
    try:
        database, vault = _checked(place, key)
    except StoreDamaged as damage:
        aside = _set_aside(place, clock)
        news = f"The database was damaged ({damage}). It was set aside as {aside.name}."
        database, vault = _checked(place, key)
    place.suspect.unlink(missing_ok=True)
    place.running.touch()
    store = _store(place, database, clock, vault)
    if _seal(store):
        fold_wal(database)
    return Opened(store=store, news=news)


def join_store(place: Place, clock: Clock) -> Store:
    """Open a store that another process of this bench has already prepared.

    Raises:
        StoreError: as ``open_store``.
    """
    return _joined(place, clock, lambda database: unlock(database, place.master))


def look_into(place: Place, clock: Clock) -> Store:
    """As ``join_store``, for one who reads nothing that is sealed: the master key is not asked for.

    Raises:
        StoreError: as ``open_store``.
    """
    return _joined(place, clock, lambda _: Vault(MasterKey(b"")))


def _joined(place: Place, clock: Clock, vault_of: Callable[[Engine], Vault]) -> Store:
    if place.url:
        return _shared(place, clock, vault_of, may_migrate=False)
    key = key_file.load_or_make(place.key, may_make=False)
    database = open_sqlite(place.file, key)
    try:
        vault = vault_of(database)
    except PeeweeException as exc:
        raise _told(place, database, exc) from exc
    finally:
        database.close()
    return _store(place, database, clock, vault)


def close_store(place: Place, store: Store) -> None:
    """Close the store in good order."""
    store.close()
    place.running.unlink(missing_ok=True)


def _shared(
    place: Place, clock: Clock, vault_of: Callable[[Engine], Vault], *, may_migrate: bool
) -> Store:
    from kiosk.store.postgres import open_postgres  # noqa: PLC0415 - slow, and few benches need it

    database = open_postgres(place.url)
    try:
        if may_migrate:
            migrate_shared(database)
        store = Store(database, clock, vault_of(database))
        if may_migrate and _seal(store):
            for table in ("buyers", "lines"):  # where it stood open
                if not database.rewrite(table, wait="60s"):
                    log.warning("say VACUUM FULL %s: what was open may lie on in its file", table)
    except PeeweeException as exc:
        raise database.named(exc) from None  # the server's words repeat what stood in a row
    finally:
        # The main thread has seldom anything to ask, and connections are counted.
        database.drop()
    return store


def _seal(store: Store) -> int:
    """Seal and bind what an older version kept open; how much that was."""
    if store.read(store.people.unbound):
        believed = store.read(store.journal.verify).broken_at is None
        store.transact(lambda: _bind(store, believed=believed))
    done = 0
    for seal in (store.buyers.seal_open_ones, store.buyers.seal_open_reasons):
        while sealed := store.transact(lambda seal=seal: seal(limit=100)):  # type: ignore[misc]
            done += sealed
    return done


def _bind(store: Store, *, believed: bool) -> None:
    now = store.clock.now()
    store.journal.add(
        Entry(
            at=now,
            bench="",
            person="",
            event=Event.PERSON_BOUND,
            means=Means.ITSELF,
            note=f"{person} {mark}",
        )
        for person, mark in store.people.bind(believed=believed)
    )


def _store(place: Place, database: Engine, clock: Clock, vault: Vault) -> Store:
    ballast = Ballast(place.folder / "ballast", place.ballast_mb)

    def damaged() -> None:
        with suppress(OSError):  # the disk itself may be gone
            place.suspect.touch()

    return Store(database, clock, vault, ballast, damaged)


def _told(place: Place, database: Engine, exc: PeeweeException) -> Exception:
    """The failure under its true name; of damage the next start is told."""
    name = database.named(exc)
    if isinstance(name, StoreDamaged):
        with suppress(OSError):
            place.suspect.touch()
    return name


def _checked(place: Place, key: str) -> tuple[Engine, Vault]:
    database = open_sqlite(place.file, key)
    try:
        database.connect()
        if place.running.exists() or place.suspect.exists():
            check(database)
        migrate(database, place.folder)
        fold_wal(database)
        vault = unlock(database, place.master)
    except PeeweeException as exc:
        database.close()
        raise database.named(exc) from exc
    except BaseException:
        database.close()
        raise
    return database, vault


def _set_aside(place: Place, clock: Clock) -> Path:
    stamp = clock.now().strftime("%Y%m%d-%H%M%S")
    aside = place.folder / f"bench.damaged-{stamp}.db"
    if aside.exists():
        msg = f"{aside.name} exists already"
        raise StoreBusy(msg)
    for ending in ("-wal", "-shm"):
        beside = place.file.with_name(place.file.name + ending)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + ending))
    place.file.replace(aside)
    return aside
