"""Text from outside, cleaned at the door: what a person can read, in one form, of bounded length.

Control characters could drive a printer, direction marks could make a line read as another, and
two forms of one letter would not be found by one search.
"""

from __future__ import annotations

import re
import unicodedata

_DROPPED = {"Cc", "Cf", "Cs", "Co"}
_EMAIL = re.compile(r"\S{1,80}@\S{1,200}")
_TAG = re.compile(r"<[^<>]{0,500}>")
_SPACES = {"Zs", "Zl", "Zp"}
_LINE_ENDS = "\t\n\v\f\r\x85"


def clean(text: str | None, longest: int) -> str:
    """``text`` in NFC and on one line, without what can't be seen, cut to ``longest``.

    Tabs, line ends and exotic spaces become plain spaces. Control, format (direction marks,
    joiners, zero width), surrogate, private and non-characters are dropped.
    """
    if not text:
        return ""
    # Nearly every text is of this kind; isprintable() is False for whatever is dropped below.
    if text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text.strip()[:longest].rstrip()
    kept = "".join(map(_seen, text[: longest * 4]))
    return unicodedata.normalize("NFC", " ".join(kept.split()))[:longest].rstrip()


def told(text: str, longest: int = 300) -> str:
    """Words of an error answer as a log may hold them: without tags and e-mail addresses."""
    bare = _TAG.sub(" ", text[: longest * 8])
    return " ".join(_EMAIL.sub("(e-mail)", clean(bare, longest * 4)).split())[:longest]


def _seen(char: str) -> str:
    kind = unicodedata.category(char)
    if kind in _SPACES or char in _LINE_ENDS:
        return " "
    if kind in _DROPPED or _is_noncharacter(char):
        return ""
    return char


def _is_noncharacter(char: str) -> bool:
    point = ord(char)
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF  # noqa: PLR2004 - Unicode
