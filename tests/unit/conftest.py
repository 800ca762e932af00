"""What the tests of most rooms start from: a clock, an empty store, and a desk to work at."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.fakes.clock import TurnableClock

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.store.engine import Engine
    from kiosk.store.store import Store


@pytest.fixture
def clock() -> TurnableClock:
    """A clock that stands at noon until it is turned."""
    return TurnableClock()


@pytest.fixture(scope="session")
def engine() -> str:
    """The database under the store; the store's own tests run on every engine by themselves.

    All others do with PACKBENCH_TESTS_ENGINE=postgres.
    """
    return os.environ.get("PACKBENCH_TESTS_ENGINE", "sqlite")


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Engine]]:
    """One database of each engine for all tests of one thread, made by the migrations."""
    from tests.fakes.stores import SQLITE, a_store

    made: dict[str, Engine] = {}

    def of(engine: str) -> Engine:
        if engine not in made:
            folder = tmp_path_factory.mktemp("store")
            made[engine] = a_store(folder, TurnableClock(), engine)._database
            if engine == SQLITE:
                # Nobody pulls the plug here, and waiting for the disk would be most of the time.
                made[engine].execute_sql("PRAGMA journal_mode = MEMORY")
                made[engine].execute_sql("PRAGMA synchronous = OFF")
        return made[engine]

    yield of
    for each in made.values():
        each.close()


@pytest.fixture
def database(engine: str, databases: Callable[[str], Engine]) -> Engine:
    """The database of the test's own engine: folders choose engines by themselves."""
    return databases(engine)


@pytest.fixture
def store(database: Engine, clock: TurnableClock) -> Iterator[Store]:
    """An empty store, for one thread; tests with more make their own in a folder.

    A transaction around the whole test is taken back at its end, far faster than a new file; what
    the store calls a transaction is a savepoint in it.
    """
    from kiosk.store.store import Store
    from tests.fakes.stores import a_vault

    with database.atomic() as whole_test:
        yield Store(database, clock, a_vault())
        whole_test.rollback()


@pytest.fixture
def desk(store: Store, clock: TurnableClock) -> Desk:
    """Bench 1, with nobody signed in."""
    from kiosk.actions.desk import Desk

    return Desk(store=store, clock=clock, bench="Bench 1")
