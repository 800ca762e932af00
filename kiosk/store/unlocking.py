"""Unlocking: the vault whose key the data of this database was sealed with."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.store.errors import StoreLocked
from kiosk.store.journal import JournalStore
from kiosk.store.notes import NoteStore
from kiosk.store.tables import DATABASE
from kiosk.vault.key_file import NoKey
from kiosk.vault.master import MasterKey, load_master
from kiosk.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.store.engine import Engine

_NOTE = "vault"
"""Where the database keeps the fingerprint of its key, and nothing of the key itself."""
_NOTES = NoteStore(lambda: 0)


def unlock(database: Engine, key: Path, *, may_make: bool = True) -> Vault:
    """The vault; with a new key where nothing has been sealed yet, and one may be made.

    Raises:
        StoreLocked: the key is missing, or is not the one that the data was sealed with.
        PeeweeException: the database can't be asked.
    """
    with _bound(database):
        known = _NOTES.get(_NOTE, str)
        master = _master(key, may_make=known is None and may_make)
        if known is None:
            known = database.once(lambda: _agreed(master))
    if known != master.fingerprint:
        raise StoreLocked(
            f"the master key {key} is not the one that addresses were sealed with: "
            "copy the file from a bench that works, or from where you keep it safe"
        )
    return Vault(master)


@contextmanager
def _bound(database: Engine) -> Iterator[None]:
    """Ask ``database``, which may be a copy, and afterwards the one that was asked before."""
    before = DATABASE.obj
    DATABASE.initialize(database)
    try:
        yield
    finally:
        if before is not None:
            DATABASE.initialize(before)


def _master(key: Path, *, may_make: bool) -> MasterKey:
    try:
        return load_master(key, may_make=may_make)
    except NoKey as why:
        raise StoreLocked(f"addresses can't be unsealed: {why}") from None


def _agreed(master: MasterKey) -> str:
    """The fingerprint that stands there now: of benches that start at once the first decides."""
    there = _NOTES.get(_NOTE, str)
    if there is None:
        # Lines of an older version bear no link: the last is told, so that no other may.
        JournalStore(Vault(master).digests).begin()
        _NOTES.put(_NOTE, master.fingerprint)
    return there or master.fingerprint
