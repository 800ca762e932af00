"""Numbers as spreadsheets of every country write them: 1,000 and 1.000 and 1 000."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.spreadsheets.cells import Cell

MOST_UNITS = 1_000_000
MOST_GRAMS = 1_000_000
_GRAMS = 1000

_GROUPS = re.compile(r"[1-9]\d{0,2}(?:([., '’])\d{3})(?:\1\d{3}){0,3}", re.ASCII)
_LAKHS = re.compile(r"[1-9]\d?(?:,\d{2}){1,3},\d{3}", re.ASCII)
_PLAIN = re.compile(r"\d{1,12}", re.ASCII)
_POINT = re.compile(r"(.*\d)([.,])(\d{1,12})", re.ASCII)
_SURELY_A_POINT = re.compile(r"(?:0|\d{4,12})([.,])\d+|\d+([.,])(?:\d{1,2}|\d{4,12})", re.ASCII)
_BELOW_ZERO = re.compile(r"[-\u2212–] ?\d.*|\d.*-|\(\d.*\)", re.ASCII)
_KILOGRAMS = re.compile(r"\bkg\b|_kg$", re.IGNORECASE)


def points(texts: Iterable[str]) -> frozenset[str]:
    """The marks that a column surely uses as its decimal point: then 12.000 may be twelve."""
    found = (_SURELY_A_POINT.fullmatch(_bare(text)) for text in texts)
    return frozenset(match[1] or match[2] for match in found if match)


def units(cell: Cell, decimal_points: frozenset[str]) -> int | None:
    """A count of units, from 0 to ``MOST_UNITS``; None for an empty cell.

    Raises:
        Wrong: it is none, or it can be read in two ways.
    """
    return _whole(cell, decimal_points, MOST_UNITS)


def grams(cell: Cell, decimal_points: frozenset[str]) -> int | None:
    """A weight in whole grams, from 1 to ``MOST_GRAMS``; None for an empty cell or zero.

    Under a heading with kg in it, it is read as kilograms.

    Raises:
        Wrong: as ``units``.
    """
    if not _KILOGRAMS.search(cell.column):
        return _whole(cell, decimal_points, MOST_GRAMS) or None
    text = _bare(cell.text).replace(",", ".")
    if not text:
        return None
    if not re.fullmatch(r"\d{1,4}(?:\.\d{1,9})?", text, re.ASCII):
        raise cell.wrong("is no weight in kilograms")
    return _limited(cell, round(Decimal(text) * _GRAMS), MOST_GRAMS) or None


def _whole(cell: Cell, decimal_points: frozenset[str], most: int) -> int | None:
    text = _bare(cell.text)
    if not text:
        return None
    if _BELOW_ZERO.fullmatch(text):
        raise cell.wrong("is below zero")
    groups = _GROUPS.fullmatch(text)
    if groups and groups[1] in decimal_points:
        raise cell.wrong(f"can be read in two ways, because {groups[1]!r} is a decimal point too")
    digits = text if groups or _LAKHS.fullmatch(text) else _before_zeros(text)
    if not digits:
        raise cell.wrong("is not a whole number")
    return _limited(cell, int(re.sub(r"\D", "", digits)), most)


def _before_zeros(text: str) -> str:
    """``12`` of ``12`` and ``12.00``, ``1,000`` of ``1,000.00``; else nothing."""
    point = _POINT.fullmatch(text)
    if point and not point[3].strip("0"):
        groups = _GROUPS.fullmatch(point[1])
        if (groups and groups[1] != point[2]) or _PLAIN.fullmatch(point[1]):
            return point[1]
    return text if _PLAIN.fullmatch(text) else ""


def _limited(cell: Cell, number: int, most: int) -> int:
    if number > most:
        raise cell.wrong(f"is more than {most:,}")
    return number


def _bare(text: str) -> str:
    return text.removeprefix("'").removeprefix("+").strip()
