"""Text from outside, made fit for paper: no control, no direction and no private characters."""

from __future__ import annotations

import re
import unicodedata

ELLIPSIS = "\u2026"
MOST_MARKS = 3
"""Combining marks on one letter; more are a joke that would paint over other lines."""

_SPACE = frozenset({"Cc", "Zs", "Zl", "Zp"})
_NOTHING = frozenset({"Cf", "Cs", "Co"})
_MARKS = frozenset({"Mn", "Me"})
_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
"""Skin tones: they change the emoji before them, on a screen that can."""
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")


def clean(text: str, longest: int) -> str:
    """``text`` in one line of at most ``longest`` characters, composed (NFC).

    Controls become spaces; format characters (among them those that turn the direction of
    writing) and private ones vanish. What is too long loses its middle: the end of a title
    often holds the size or the colour.
    """
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", _ends(text, longest * 2)):
        category = unicodedata.category(character)
        marks = marks + 1 if category in _MARKS else 0
        if category in _SPACE:
            kept.append(" ")
        elif category not in _NOTHING and marks <= MOST_MARKS and character not in _TONES:
            kept.append(character)
    return shorten(" ".join("".join(kept).split()), longest)


def _ends(text: str, each: int) -> str:
    """All of ``text``, unless it is so long that its middle can't be read in any case."""
    return text if len(text) <= 2 * each else text[:each] + ELLIPSIS + text[-each:]


def shorten(text: str, longest: int) -> str:
    """``text``, or its beginning and its end around an ellipsis."""
    if len(text) <= longest:
        return text
    end = longest // 3
    return text[: longest - end - 1].rstrip() + ELLIPSIS + text[-end:].lstrip()


def file_safe(text: str) -> str:
    """``text`` with nothing but ASCII letters, digits, dots and dashes; never empty."""
    return _UNSAFE.sub("-", text)[:60].strip("-.") or "unnamed"
