"""A disk of a few megabytes that a test can fill, where the system lets us mount one."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

BLOCK = bytes(4096)


class SmallDisk:
    """A mounted folder; ``fill`` leaves no room on it, ``give_room`` takes the filling away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "somebody's film"

    @property
    def free(self) -> int:
        """Bytes that are left."""
        state = os.statvfs(self.folder)
        return state.f_bavail * state.f_frsize

    def fill(self) -> None:
        """Take up what is left, to the last block."""
        with suppress(OSError), self._filler.open("ab", buffering=0) as file:
            for _ in range(self.free // len(BLOCK) + 1):
                file.write(BLOCK)
        assert self.free == 0

    def give_room(self) -> None:
        """Let somebody tidy up."""
        self._filler.unlink(missing_ok=True)


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[SmallDisk]:
    """Mount a disk of its own at ``folder``; the test is skipped where that is not allowed."""
    if shutil.which("mount") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount the small disk that this test fills")
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no small disk could be mounted: {mounted.stderr.strip()}")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
