"""The pad of digits: what a number becomes with one more, or one less."""

from __future__ import annotations

MOST_UNITS = 99_999
"""The largest number of units that is typed."""
MOST_MINOR = 99_999_999
"""The largest amount that is typed, in minor units."""


def typed(number: int, char: str, most: int) -> int:
    """``number`` with a digit behind it; as it was, if that is no digit or goes beyond ``most``."""
    if not char.isdecimal():
        return number
    longer = number * 10 + int(char)
    return number if longer > most else longer


def erased(number: int) -> int:
    """``number`` without its last digit."""
    return number // 10
