"""Real stores for tests, quickly: the first one is made, all others begin as its copy."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from kiosk.ports.clock import Clock
from kiosk.store.startup import Place, open_store
from kiosk.store.store import Store
from kiosk.vault.master import MasterKey
from kiosk.vault.vault import Vault
from tests.fakes.clock import TurnableClock

if TYPE_CHECKING:
    from tests.fakes.postgres import Server

MASTER = "5a" * 32
SQLITE, POSTGRES = "sqlite", "postgres"
only_sqlite = pytest.mark.parametrize("engine", [SQLITE], indirect=True)
"""For what PostgreSQL has not, or does by itself: a file, its pages, its write-ahead log."""


def a_store(folder: Path, clock: Clock, engine: str = SQLITE) -> Store:
    """An empty store, open; a process has one at a time.

    On SQLite it is an encrypted file in ``folder``, on PostgreSQL a database of its own; where
    there is no PostgreSQL the test is skipped, and says why.
    """
    return open_store(a_place(folder, engine), clock).store


def a_place(folder: Path, engine: str = SQLITE) -> Place:
    """Where such a store lies, prepared and not open."""
    a_master_key(folder)
    if engine == POSTGRES:
        return Place(folder=folder, ballast_mb=0, url=a_database())
    for name in ("bench.db", "bench.key"):
        shutil.copy2(_template() / name, folder / name)
    return Place(folder=folder, ballast_mb=0)


def an_empty_place(folder: Path, engine: str = SQLITE) -> Place:
    """Where a store may be made."""
    if engine == SQLITE:
        return Place(folder=folder, ballast_mb=0)
    there = a_server()
    return Place(folder=folder, ballast_mb=0, url=there.url(there.make()))


def a_master_key(folder: Path) -> None:
    """The master key of all tests, in the folder of a bench."""
    path = folder / "master.key"
    path.write_text(MASTER + "\n", "ascii")
    path.chmod(0o600)


def a_vault() -> Vault:
    """What that key opens."""
    return Vault(MasterKey(bytes.fromhex(MASTER)))


def a_database() -> str:
    """The address of a fresh PostgreSQL database with all tables."""
    there = a_server()
    return there.url(there.make(like=_postgres_template()))


def drop_database(url: str) -> None:
    """Remove such a database before all tests are done, for whoever makes hundreds."""
    a_server().drop(urlsplit(url).path.removeprefix("/"))


def a_server() -> Server:
    """The PostgreSQL of all tests; where there is none the test is skipped, and says why."""
    from tests.fakes.postgres import NoPostgres, server

    try:
        return server()
    except NoPostgres as why:
        pytest.skip(f"PostgreSQL can't be had: {why}")


@cache
def _template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="packbench-tests-store-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    a_master_key(folder)
    place = Place(folder=folder, ballast_mb=0)
    open_store(place, TurnableClock()).store.close()
    place.running.unlink()
    return folder


@cache
def _postgres_template() -> str:
    name = a_server().make()
    with tempfile.TemporaryDirectory(prefix="packbench-tests-store-") as folder:
        a_master_key(Path(folder))
        place = Place(folder=Path(folder), ballast_mb=0, url=a_server().url(name))
        open_store(place, TurnableClock()).store.close()
    return name
