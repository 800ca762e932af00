"""Cuts what comes over a serial line into codes; knows no line and no clock."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 500
"""Characters; what is longer is no code, and none of it is kept."""
MOST_BYTES = 4 * LONGEST
"""A character takes four bytes at most."""

END = re.compile(rb"[\r\n\t]")
GROUP_SEPARATOR = "\x1d"
"""What a GS1 code puts between its fields."""


@dataclass
class Codes:
    """Collects bytes until a code is whole. ``dropped`` counts codes that were too long."""

    dropped: int = 0
    _begun: bytes = b""

    def take(self, more: bytes) -> list[str]:
        """Take what came, in whatever pieces; returns the codes that it completes."""
        *whole, rest = END.split(self._begun + more)
        # One byte more than fits shows, to the end of it, that it is too long.
        self._begun = rest[: MOST_BYTES + 1]
        return [code for raw in whole if (code := self._code(raw))]

    def silence(self) -> str:
        """Nothing more came: what has begun is over. Returns the code, or nothing."""
        raw, self._begun = self._begun, b""
        return self._code(raw)

    def forget(self) -> None:
        """The line broke: what has begun never ends."""
        self._begun = b""

    def _code(self, raw: bytes) -> str:
        text = "".join(char for char in _decoded(raw) if _written(char))
        if len(raw) > MOST_BYTES or len(text) > LONGEST:
            self.dropped += 1
            return ""
        return text


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _written(char: str) -> bool:
    return char == GROUP_SEPARATOR or unicodedata.category(char) != "Cc"
