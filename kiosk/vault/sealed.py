"""What a sealed text is; apart from what seals, which is slow to load."""

from __future__ import annotations

from dataclasses import dataclass


class Unsealable(Exception):
    """A text was changed, moved to another row, or sealed under another key."""


@dataclass(frozen=True)
class Sealed:
    """A text and the wrapped key that opens it, both as base64."""

    key: str
    text: str
