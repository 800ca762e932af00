"""What the tests of most rooms start from: a clock, an empty store, and a desk to work at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fakes.clock import TurnableClock

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.store.store import Store


@pytest.fixture
def clock() -> TurnableClock:
    """A clock that stands at noon until it is turned."""
    return TurnableClock()


@pytest.fixture
def store(tmp_path: Path, clock: TurnableClock) -> Iterator[Store]:
    """An empty, encrypted store for one thread."""
    from tests.fakes.stores import a_store

    opened = a_store(tmp_path, clock)
    # Nobody pulls the plug here, and waiting for the disk would be most of a test's time.
    opened._database.execute_sql("PRAGMA journal_mode = MEMORY")
    opened._database.execute_sql("PRAGMA synchronous = OFF")
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store, clock: TurnableClock) -> Desk:
    """Bench 1, with nobody signed in."""
    from kiosk.actions.desk import Desk

    return Desk(store=store, clock=clock, bench="Bench 1")
