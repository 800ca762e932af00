"""The papers that a document can be drawn on."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True)
class Medium:
    """A sheet; ``width`` and ``height`` are millimetres, ``name`` is what CUPS calls it."""

    name: str
    width: float
    height: float


A4 = Medium("A4", 210.0, 297.0)
LETTER = Medium("Letter", 215.9, 279.4)
A6 = Medium("A6", 105.0, 148.0)
FOUR_BY_SIX = Medium("na_index-4x6_4x6in", 101.6, 152.4)
"""The label of 4 by 6 inches, under the name of PWG 5101.1."""
