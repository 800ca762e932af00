"""The store on either engine: every test that asks for ``store`` runs on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.store.startup import Place, open_store
from kiosk.store.store import Store
from tests.fakes.clock import TurnableClock
from tests.fakes.stores import POSTGRES, SQLITE, a_place, a_store

BOTH = [SQLITE, pytest.param(POSTGRES, marks=pytest.mark.postgres)]


@pytest.fixture(scope="session", params=BOTH)
def engine(request: pytest.FixtureRequest) -> str:
    """The engine of the test, by its name."""
    return str(request.param)


@pytest.fixture
def shared(engine: str, tmp_path: Path) -> Iterator[Store]:
    """A store of its own, for a test with several threads; each closes its connection."""
    made = a_store(tmp_path, TurnableClock(), engine)
    if engine == SQLITE:
        made._database.execute_sql("PRAGMA synchronous = OFF")
    yield made
    made.close()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A database with all tables on a server."""
    return a_place(tmp_path, POSTGRES)


@pytest.fixture
def on_server(place: Place) -> Iterator[Store]:
    """The store in it, open."""
    opened = open_store(place, TurnableClock()).store
    yield opened
    opened.close()
