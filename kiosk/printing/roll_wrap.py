"""Text into lines of so many columns, as a printer's own letters need it."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^ \-/,;|]*[ \-/,;|]?")
CUT = "..."
"""Stands for what was left out; every code page has it."""


def wrap_columns(text: str, columns: int, most: int) -> list[str]:
    """``text`` in at most ``most`` lines.

    Lines break after spaces, hyphens and the like; a word wider than a line is broken. What is
    too long loses its middle: the end of a title often holds the size or the colour.
    """
    lines = _lines(text, columns, most)
    length = columns * most
    while len(lines) > most and length > len(CUT):
        lines = _lines(_shorter(text, length), columns, most)
        length -= max(1, columns // 8)
    return lines[:most]


def _lines(text: str, columns: int, most: int) -> list[str]:
    """Up to one line more than ``most``, so that it is seen when they don't suffice."""
    lines: list[str] = []
    rest = text.strip()
    while rest and len(lines) <= most:
        end = _end(rest, columns)
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return lines


def _end(text: str, room: int) -> int:
    """How many characters stand on the first line: at least one, whole words if possible."""
    at = 0
    for word in _WORD.finditer(text):
        if word.start() + len(word.group().rstrip()) > room:
            break
        at = word.end()
    return at or max(1, room)


def _shorter(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    end = (length - len(CUT)) // 3
    start = length - len(CUT) - end
    return text[:start].rstrip() + CUT + text[len(text) - end :].lstrip()
