"""Pieces of a page: each knows its height and how to draw itself; pages are filled with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.printing.pen import Pen

    Draw: TypeAlias = Callable[[Pen, float], None]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Something that no page break may cut; ``draw`` is told the y of its top edge (points)."""

    height: float
    draw: Draw
    heading: Piece | None = None
    """Stands above the first such piece of every page."""
    glued: bool = False
    """Never the first of a page: the piece before it comes along."""


Placed: TypeAlias = tuple[Piece, float]
"""A piece and how far below the top of its page's room it stands."""


def paginate(pieces: Sequence[Piece], first: float, later: float) -> list[list[Placed]]:
    """Spread pieces over pages; ``first`` and ``later`` are the heights of their rooms.

    There is always one page, and a piece higher than any page has one to itself.
    """
    pages: list[list[Placed]] = [[]]
    room, used = first, 0.0
    heading: Piece | None = None
    for group in _groups(pieces):
        due = _due(group[0], heading)
        if pages[-1] and used + _height([*due, *group]) > room:
            pages.append([])
            room, used = later, 0.0
            due = _due(group[0], None)
        for piece in (*due, *group):
            pages[-1].append((piece, used))
            used += piece.height
        heading = group[0].heading
    return pages


def _due(piece: Piece, heading: Piece | None) -> list[Piece]:
    return [] if piece.heading is None or piece.heading is heading else [piece.heading]


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for piece in pieces:
        if piece.glued and groups:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _height(pieces: Sequence[Piece]) -> float:
    return sum(piece.height for piece in pieces)
