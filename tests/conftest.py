"""What holds for every test: Kivy kept quiet, no line to the outside, the quick folders first."""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from kiosk.wording.language import SOURCE, speak

KIVY_HOME = tempfile.mkdtemp(prefix="packbench-tests-kivy-")
atexit.register(shutil.rmtree, KIVY_HOME, ignore_errors=True)

# Kivy reads these while it is imported, so they are set before any test module is.
for name, value in {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_CONSOLELOG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_HOME": KIVY_HOME,
    "KCFG_GRAPHICS_MULTISAMPLES": "0",
    "SDL_AUDIODRIVER": "dummy",
}.items():
    os.environ.setdefault(name, value)

# No deadline: how long an example takes is the machine's affair. On a build server the same
# examples run each time, so that a red build means a change and not chance.
settings.register_profile("person", deadline=None)
settings.register_profile("server", deadline=None, derandomize=True)
settings.load_profile("server" if os.environ.get("CI") else "person")

# What breaks first is told first: the house, the rules, then whatever takes longer.
FOLDERS = ("house", "unit", "contract", "ui", "fault", "journey")
TESTS = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Which crashes ``tests/fault/test_crash_points.py`` tries."""
    crashes = parser.getgroup("crashes")
    crashes.addoption("--all-crashes", action="store_true", help="try every line, not a sample")
    crashes.addoption("--crash-point", type=int, help="try this line alone")
    crashes.addoption("--crash-again", type=int, default=0, help="and this one after it")
    crashes.addoption("--outcome", help="what becomes of the first confirmation then")
    crashes.addoption("--story", help="and which story it happens to")
    ledger = parser.getgroup("ledger")
    ledger.addoption("--ledger-examples", default=500, help="shops of 50 events each")
    ledger.addoption("--ledger-whole", action="store_true", help="all of them on PostgreSQL too")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order by folder; within one, pytest's own order stays."""
    items.sort(key=_floor)


def _floor(item: pytest.Item) -> int:
    folder = item.path.relative_to(TESTS).parts[0] if item.path.is_relative_to(TESTS) else ""
    return FOLDERS.index(folder) if folder in FOLDERS else len(FOLDERS)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Let no test leave its language to the next one."""
    yield
    speak(SOURCE)


@pytest.fixture(autouse=True, scope="session")
def no_line_to_the_outside() -> Iterator[None]:
    """Refuse every connection that would leave this machine, so that no test depends on one."""
    really_connect = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_here(address[0]):
            message = f"a test wanted to reach {address[0]}: use a fake or the simulator"
            raise PermissionError(message)
        really_connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        yield


def _is_here(host: str) -> bool:
    return host in {"localhost", "::1", ""} or host.startswith("127.")
