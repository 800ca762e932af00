"""Bringing the schema up to date, once, on either engine; safe to be killed at any point."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.store.database import back_up
from kiosk.store.errors import StoreTooNew

if TYPE_CHECKING:
    from kiosk.store.engine import Engine
    from kiosk.store.postgres import Postgres

MIGRATIONS = Path(__file__).parent / "migrations"
_BACKUPS_KEPT = 3


def migrate(database: Engine, folder: Path) -> list[str]:
    """Bring the schema of a file up to date; a copy is made first if there is anything to lose."""
    pending = _pending(database)
    if not pending:
        return []
    if database.table_exists("orders"):
        back_up(database, folder / f"before-{pending[0]}.backup")
        _thin_out(folder)
    with database.atomic():
        return _up(database)


def migrate_shared(database: Postgres) -> list[str]:
    """Bring the schema of a server up to date; of processes that start at once one does it.

    What is there is backed up by whoever looks after the server.

    Raises:
        StoreTooNew: a newer program has been at it.
    """
    if not _pending(database):  # a role that may not change the schema is good enough then
        _not_too_new(database)
        return []
    with database.unhurried(), database.atomic():
        # Alone from here on, and another process may have done it while this one waited.
        return _up(database) if _pending(database) else []


def migrate_spare(database: Engine) -> None:
    """Bring the schema of a spare up to date, which keeps nothing that is not on its way."""
    if _pending(database):
        with database.atomic():
            _up(database)


def _up(database: Engine) -> list[str]:
    from playhouse.migrations import Runner  # noqa: PLC0415 - only when there is work for it

    return list(Runner(database, str(MIGRATIONS)).up())


def _pending(database: Engine) -> list[str]:
    done = _done(database)
    return [name for name in _known() if name not in done]


def _not_too_new(database: Engine) -> None:
    """A bench that was left out of an update would write rows that lack what is new."""
    if unknown := sorted(_done(database).difference(_known())):
        raise StoreTooNew(f"a newer Packbench has made {unknown[-1]}: update this one")


def _known() -> list[str]:
    return sorted(path.stem for path in MIGRATIONS.glob("[0-9]*.py"))


def _done(database: Engine) -> set[str]:
    if not database.table_exists("schema_migration"):
        return set()
    return {str(row[0]) for row in database.execute_sql("SELECT name FROM schema_migration")}


def _thin_out(folder: Path) -> None:
    copies = sorted(folder.glob("before-*.backup"))
    for old in copies[:-_BACKUPS_KEPT]:
        old.unlink(missing_ok=True)
