"""Why the window for carrier details is open."""

from __future__ import annotations

from enum import Enum


class Purpose(Enum):
    """Why the window is open."""

    PACK = "pack"
    DESPATCH = "despatch"
    """The details were ignored before; with them the order is despatched at once."""
    CORRECT = "correct"
