"""Commands typed at a terminal, on either engine, at noon."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.office import backup_command, opened
from kiosk.vault import phrases
from tests.fakes.clock import TurnableClock
from tests.fakes.stores import POSTGRES, SQLITE
from tests.unit.office.terminal import Terminal

BOTH = [SQLITE, pytest.param(POSTGRES, marks=pytest.mark.postgres)]
SETTINGS = ("PACKBENCH_", "DATABASE_URL", "CREDENTIALS_DIRECTORY")
CHEAP_KIB = 8


@pytest.fixture(scope="session", params=BOTH)
def engine(request: pytest.FixtureRequest) -> str:
    """The engine of the test, by its name."""
    return str(request.param)


@pytest.fixture
def terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: TurnableClock, engine: str
) -> Terminal:
    """A terminal at which it is noon, and hashing costs nothing."""
    monkeypatch.setattr(cli, "_log_to_stderr", lambda: None)
    for name in [name for name in os.environ if name.startswith(SETTINGS)]:
        monkeypatch.delenv(name)
    for module in (opened, backup_command):
        monkeypatch.setattr(module, "SystemClock", lambda: clock)
    monkeypatch.setattr(phrases, "calibrated", lambda: CHEAP_KIB)
    return Terminal(tmp_path, monkeypatch, clock, engine)
