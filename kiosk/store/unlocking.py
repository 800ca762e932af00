"""Unlocking: the vault whose key the data of this database was sealed with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kiosk.store.errors import StoreLocked
from kiosk.store.journal import JournalStore
from kiosk.store.tables import DATABASE
from kiosk.vault.key_file import NoKey
from kiosk.vault.master import MasterKey, load_master
from kiosk.vault.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.store.engine import Engine

_NOTE = "vault"
"""Where the database keeps the fingerprint of its key, and nothing of the key itself."""


def unlock(database: Engine, key: Path, *, may_make: bool = True) -> Vault:
    """The vault; with a new key where nothing has been sealed yet, and one may be made.

    Raises:
        StoreLocked: the key is missing, or is not the one that the data was sealed with.
        PeeweeException: the database can't be asked.
    """
    known = _fingerprint(database)
    master = _master(key, may_make=known is None and may_make)
    if known is None:
        known = database.once(lambda: _agreed(database, master))
    if known != master.fingerprint:
        raise StoreLocked(
            f"the master key {key} is not the one that addresses were sealed with: "
            "copy the file from a bench that works, or from where you keep it safe"
        )
    return Vault(master)


def _master(key: Path, *, may_make: bool) -> MasterKey:
    try:
        return load_master(key, may_make=may_make)
    except NoKey as why:
        raise StoreLocked(f"addresses can't be unsealed: {why}") from None


def _fingerprint(database: Engine) -> str | None:
    row = database.execute_sql(
        f"SELECT value FROM notes WHERE name = {database.param}",  # noqa: S608 - a mark, no value
        (_NOTE,),
    ).fetchone()
    return msgspec.json.decode(row[0], type=str) if row else None


def _agreed(database: Engine, master: MasterKey) -> str:
    """The fingerprint that stands there now: of benches that start at once the first decides."""
    there = _fingerprint(database)
    if there is None:
        _begin_chain(database, master)
        mark = database.param
        database.execute_sql(
            f"INSERT INTO notes (name, value, at) VALUES ({mark}, {mark}, 0)",  # noqa: S608
            (_NOTE, msgspec.json.encode(master.fingerprint).decode()),
        )
    return there or master.fingerprint


def _begin_chain(database: Engine, master: MasterKey) -> None:
    """Lines of an older version bear no link: the last of them is told, so that no other may."""
    DATABASE.initialize(database)
    JournalStore(Vault(master).digests).begin()
