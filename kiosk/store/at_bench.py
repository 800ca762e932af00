"""Opening the store of a bench: on a server with a spare, which a bench may also start from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from peewee import PeeweeException

from kiosk.store import key as key_file
from kiosk.store.database import check, open_sqlite
from kiosk.store.errors import StoreAway, StoreDamaged
from kiosk.store.startup import Opened, Place, open_store
from kiosk.store.unlocking import unlock
from kiosk.store.upgrade import migrate_spare

if TYPE_CHECKING:
    from kiosk.ports.clock import Clock
    from kiosk.store.engine import Engine
    from kiosk.store.store import Store

_LOST = (
    "The file in which this bench keeps what it does without the server was damaged, and set "
    "aside as {name}. Look whether the last order is as you left it."
)


def open_at_bench(place: Place, clock: Clock) -> Opened:
    """Open the store of a bench with its glass.

    Raises:
        StoreError: as ``open_store``; with the server away only if no order is open here.
    """
    if not place.url:
        return open_store(place, clock)
    # Slow to load, and only benches on a server have use for it.
    from kiosk.store.bridged import BridgedStore  # noqa: PLC0415

    place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    spare, news = _spare(place, clock)
    try:
        shared = open_store(place, clock).store
    except StoreAway:
        bridged = _from_spare(place, spare, clock)
        if bridged is None:
            raise
    else:
        bridged = BridgedStore(shared.engine, spare, clock, shared.vault)
    bridged.close()
    return Opened(store=bridged, news=news)


def untold(place: Place) -> int:
    """How many operations of this bench the server has not heard of; nothing is changed.

    Raises:
        StoreError: the spare can't be read.
    """
    file = place.folder / "spare.db"
    if not file.exists():
        return 0
    database = open_sqlite(file, key_file.load_or_make(file.with_suffix(".key"), may_make=False))
    try:
        found = database.execute_sql("SELECT COUNT(*) FROM operations WHERE operation <> ''")
        return int(found.fetchone()[0])
    except PeeweeException as exc:
        raise database.named(exc) from None
    finally:
        database.close()


def _from_spare(place: Place, spare: Engine, clock: Clock) -> Store | None:
    """The store of a bench that starts without its server; None when no order was open."""
    from kiosk.store.bridged import BridgedStore  # noqa: PLC0415
    from kiosk.store.postgres import open_postgres  # noqa: PLC0415

    if not spare.execute_sql("SELECT COUNT(*) FROM orders").fetchone()[0]:
        return None
    vault = unlock(spare, place.master, may_make=False)
    bridged = BridgedStore(open_postgres(place.url), spare, clock, vault)
    bridged.away = True
    return bridged


def _spare(place: Place, clock: Clock) -> tuple[Engine, str]:
    file, news = place.folder / "spare.db", ""
    try:
        return _opened(file), news
    except StoreDamaged:
        aside = file.with_name(f"spare.damaged-{clock.now():%Y%m%d-%H%M%S}.db")
        for ending in ("-wal", "-shm"):
            file.with_name(file.name + ending).unlink(missing_ok=True)
        file.replace(aside)
        return _opened(file), _LOST.format(name=aside.name)


def _opened(file: Path) -> Engine:
    key = key_file.load_or_make(file.with_suffix(".key"), may_make=not file.exists())
    database = open_sqlite(file, key)
    try:
        database.connect()
        check(database)
        migrate_spare(database)
    except PeeweeException as exc:
        database.close()
        raise database.named(exc) from exc
    except BaseException:
        database.close()
        raise
    return database
