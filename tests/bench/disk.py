"""How long the disk takes to keep a few bytes for good: no transaction can be faster."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BYTES = bytes(8192)
"""Two pages of the write-ahead log, as a small transaction writes them."""


def bare_write(folder: Path) -> float:
    """Write over a file in ``folder`` and wait until it is kept; returns the seconds."""
    path = folder / "bare"
    if not path.exists():
        path.write_bytes(BYTES)
    with path.open("r+b", buffering=0) as file:
        began = time.perf_counter()
        file.write(BYTES)
        os.fsync(file.fileno())
        return time.perf_counter() - began
