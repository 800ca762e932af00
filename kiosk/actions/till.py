"""The till's readings: look with X, close with Z; and the float in its drawer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.actions.changes import Changes
from kiosk.domain.journal import Event
from kiosk.domain.money import Money
from kiosk.domain.people import Right
from kiosk.domain.till import Reading, ReadingKind, drawers, summed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.actions.desk import Desk


def look(desk: Desk, counted: Sequence[Money] = ()) -> Reading:
    """An X reading: what the till holds since the last Z; nothing is written."""
    return desk.store.read(lambda: _reading(desk, ReadingKind.X, counted))


def close(desk: Desk, counted: Sequence[Money]) -> tuple[Reading, Changes]:
    """A Z reading, with the cash that was counted: numbered, and kept for ever.

    Raises:
        Refused: NOT_ALLOWED to whoever may not.
    """
    desk.need(Right.CLOSE_TILL)

    def work() -> tuple[Reading, Changes]:
        reading = _reading(desk, ReadingKind.Z, counted)
        desk.store.till.close(reading)
        desk.note(Event.TILL_CLOSED, note=str(reading.number))
        return reading, Changes(till=True)

    return desk.store.transact(work)


def put_in(desk: Desk, floats: Sequence[Money]) -> Changes:
    """Say what cash lies in the drawer at the beginning, one amount a currency."""

    def work() -> Changes:
        kept = [(amount.minor, amount.currency) for amount in floats]
        desk.store.notes.put(_note(desk), kept)
        return Changes(till=True)

    return desk.store.transact(work)


def _reading(desk: Desk, kind: ReadingKind, counted: Sequence[Money]) -> Reading:
    last = desk.store.till.last_reading(desk.bench)
    seen = last.last_entry if last else 0
    entries = desk.store.till.since(desk.bench, seen)
    lines = summed(entries)
    floats = desk.store.notes.get(_note(desk), list[tuple[int, str]]) or []
    return Reading(
        kind=kind,
        number=(last.number if last else 0) + 1,
        at=desk.clock.now(),
        bench=desk.bench,
        person=desk.person,
        since=last.at if last else None,
        last_entry=entries[-1].id if entries else seen,
        lines=lines,
        drawers=drawers(lines, [Money(minor, currency) for minor, currency in floats], counted),
    )


def _note(desk: Desk) -> str:
    return f"float at {desk.bench}"
