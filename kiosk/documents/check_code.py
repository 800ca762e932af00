"""The check code: stands at the end of a receipt, so that who reads it holds the whole paper."""

from __future__ import annotations

from zlib import crc32

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which are read as something else or spell something."""
PREFIX = "OK"
LETTERS = 4


def is_check_code(text: str) -> bool:
    """Whether a scanned ``text`` can be a check code."""
    letters = text.strip().upper().removeprefix(PREFIX)
    whole = text.strip().upper() == PREFIX + letters
    return whole and len(letters) == LETTERS and all(letter in _LETTERS for letter in letters)


def check_code(name: str) -> str:
    """Six characters for the paper of this name, such as ``OK7K3Q``; scanned, they confirm it."""
    number = crc32(name.encode("utf-8", "replace"))
    letters = (_LETTERS[number >> shift & 31] for shift in (15, 10, 5, 0))
    return PREFIX + "".join(letters)
