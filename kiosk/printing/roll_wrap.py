"""Text into lines of so many columns, as a printer's own letters need it."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^ \-/,;|]*[ \-/,;|]?")
CUT = "..."
"""Ends what was cut; every code page has it."""


def wrap_columns(text: str, columns: int, most: int, first: int | None = None) -> list[str]:
    """``text`` in at most ``most`` lines; ``first`` is the room of the first line, if it differs.

    Lines break after spaces, hyphens and the like; a word wider than a line is broken.
    """
    lines: list[str] = []
    room = columns if first is None else first
    rest = text.strip()
    while rest:
        if len(lines) == most - 1:
            lines.append(_cut(rest, room))
            break
        end = _end(rest, room)
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
        room = columns
    return lines


def _end(text: str, room: int) -> int:
    """How many characters stand on the first line: at least one, whole words if possible."""
    at = 0
    for word in _WORD.finditer(text):
        if word.start() + len(word.group().rstrip()) > room:
            break
        at = word.end()
    return at or max(1, room)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(0, room - len(CUT))].rstrip() + CUT[:room]
