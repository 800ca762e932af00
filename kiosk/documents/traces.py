"""Serial numbers and lots of what is in a box, where it is certain that they are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.documents import trace_words
from kiosk.documents.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kiosk.domain.order import Line, Order, Pick
    from kiosk.domain.parcel import Parcel

LONGEST_TRACE = 40
MOST_TRACES = 60
"""Of one line; more would fill the paper, and how many are left out is said."""


def traces(order: Order, parcel: Parcel | None, line: Line, here: int) -> tuple[str, ...]:
    """The serial numbers, and the lots, of the ``here`` units of ``line`` that are in the box.

    Empty where it can't be told: some units were taken back again, or lie in another parcel that
    leaves at the same time.
    """
    picks = _picked(order, parcel, line, here)
    certain = all(pick.units > 0 for pick in picks) and sum(p.units for p in picks) == here
    found = (_serials(picks), _lots(picks)) if certain else ()
    return tuple(text for text in found if text)


def _picked(order: Order, parcel: Parcel | None, line: Line, here: int) -> list[Pick]:
    """The picks of the units that left with the parcel, or of all that have not left."""
    left_at = parcel.despatched_at if parcel is not None else None
    picks = [p for p in order.picks if p.line == line.id and p.sent == (left_at is not None)]
    if left_at is None:
        return picks
    gone = [p for p in order.parcels if p.despatched_at is not None and line.id in p.contents]
    before = sum(p.contents[line.id] for p in gone if p.despatched_at and p.despatched_at < left_at)
    alone = sum(p.despatched_at == left_at for p in gone) == 1
    return _stretch(picks, before, before + here) if alone else []


def _stretch(picks: list[Pick], start: int, end: int) -> list[Pick]:
    """The picks from unit ``start`` up to unit ``end``, in the order of the gathering."""
    found, at = [], 0
    for pick in picks:
        if start <= at < end:
            found.append(pick)
        at += pick.units
    return found


def _serials(picks: list[Pick]) -> str:
    numbers = [clean(pick.serial, LONGEST_TRACE) for pick in picks]
    shown = [number for number in numbers if number]
    return trace_words.serials(_bounded(shown)) if shown else ""


def _lots(picks: list[Pick]) -> str:
    """Each lot once; how many units are of it where there are several."""
    units: dict[tuple[str, date | None], int] = {}
    for pick in picks:
        lot = clean(pick.lot, LONGEST_TRACE)
        if lot:
            units[lot, pick.expiry] = units.get((lot, pick.expiry), 0) + pick.units
    several = len(units) > 1
    shown = [trace_words.lot(*lot, number if several else 0) for lot, number in units.items()]
    return trace_words.lots(_bounded(shown)) if shown else ""


def _bounded(texts: Sequence[str]) -> list[str]:
    left = len(texts) - MOST_TRACES
    return [*texts[:MOST_TRACES], *([trace_words.more(left)] if left > 0 else [])]
