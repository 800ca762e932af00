"""Where the files of the unfortunate lie."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fault.crashing import ROOM


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory, if may be: these tests commit many thousand times.

    A killed process loses nothing that the system has taken from it, so nothing rests on the disk.
    """
    with tempfile.TemporaryDirectory(prefix="packbench-tests-", dir=ROOM) as folder:
        yield Path(folder)
