"""Take in what Amazon showed: the one door by which facts come in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.actions import goods
from kiosk.actions.changes import Changes
from kiosk.domain import retention
from kiosk.domain.cursor import CURSOR_NOTE
from kiosk.domain.journal import Entry, Event, Means
from kiosk.domain.order import Progress, Standing
from kiosk.domain.outbox import Kind, confirm_key
from kiosk.domain.parcel import Telling
from kiosk.domain.reception import receive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from kiosk.actions.desk import Desk
    from kiosk.domain.cursor import Cursor
    from kiosk.domain.order import Order
    from kiosk.domain.sighting import Sighting, Unreadable

ROWS_LIMIT = 100
"""Rows a transaction may write, so that a tap at a bench never waits behind it."""


def intake(
    desk: Desk,
    sightings: Sequence[Sighting],
    unreadable: Sequence[Unreadable] = (),
    cursor: Cursor | None = None,
) -> Changes:
    """Keep what was seen, in small transactions; the cursor moves with the last of them.

    Taking in the same page twice changes nothing the second time.
    """
    changes = Changes()
    for batch in _batches(sightings):
        changes |= desk.store.transact(lambda batch=batch: _keep(desk, batch))  # type: ignore[misc]
    if unreadable or cursor is not None:
        desk.store.transact(lambda: _close(desk, unreadable, cursor))
    return changes


def _keep(desk: Desk, batch: Sequence[Sighting]) -> Changes:
    store = desk.store
    ids = [sighting.facts.id for sighting in batch]
    store.set_aside.clear(ids)
    known, now = store.orders.find(ids), desk.clock.now()
    changed: list[tuple[Order, Order | None]] = []
    for sighting in batch:
        was = known.get(sighting.facts.id)
        new = _without_the_forgotten(receive(was, sighting), now)
        if new != was:
            new = replace(new, version=new.version + 1)
            changed.append((new, was))
            known[new.id] = new
    if not changed:
        return Changes()
    store.orders.save_all(changed)
    if store.stock.any_tracked():
        for new, was in changed:
            _stock(desk, new, was)
    for new, was in changed:
        if was is not None:
            _ask_relay_again(desk, new, was)
    _write_down(desk, changed)
    return Changes(frozenset(new.id for new, _ in changed))


def _without_the_forgotten(order: Order, now: datetime) -> Order:
    """Amazon still knows a buyer whose time is over; we must not, any more."""
    return retention.forgotten(order) if retention.is_over(order, now) else order


def _stock(desk: Desk, new: Order, was: Order | None) -> None:
    """An order that is not paid yet reserves; one that is cancelled, or wants fewer, gives back.

    Goods that lie on a bench stay held until somebody has put them back.
    """
    if new.progress is not Progress.NEW or not new.facts.by_merchant:
        return
    match new.facts.standing:
        case Standing.PENDING:
            goods.reserve(desk, new)
        case Standing.CANCELLED:
            goods.release(desk, new.id, "cancelled")
        case _ if was is not None and was.facts.lines != new.facts.lines:
            goods.trim(desk, new)


def _write_down(desk: Desk, changed: Sequence[tuple[Order, Order | None]]) -> None:
    at = desk.clock.now()
    desk.store.journal.add(
        Entry(
            at=at,
            bench=desk.bench,
            person="",
            event=Event.HEARD if was is None else Event.CHANGED,
            order=new.id,
            means=Means.ITSELF,
            note=new.facts.status_word,
        )
        for new, was in changed
    )


def _ask_relay_again(desk: Desk, new: Order, was: Order) -> None:
    """Let the relay tell again of a parcel that Amazon now shows differently."""
    for before, after in zip(was.parcels, new.parcels, strict=True):
        if before.telling is Telling.TOLD and after.telling is Telling.UNSURE:
            key = confirm_key(new.id, after.ref, after.version)
            desk.store.outbox.reopen(Kind.CONFIRM, key)


def _close(desk: Desk, unreadable: Sequence[Unreadable], cursor: Cursor | None) -> None:
    if unreadable:
        desk.store.set_aside.add(unreadable)
    if cursor is not None:
        desk.store.notes.put(CURSOR_NOTE, cursor)


def _batches(sightings: Sequence[Sighting]) -> Iterator[Sequence[Sighting]]:
    batch: list[Sighting] = []
    rows = 0
    for sighting in sightings:
        size = 3 + len(sighting.facts.lines)
        if batch and rows + size > ROWS_LIMIT:
            yield batch
            batch, rows = [], 0
        batch.append(sighting)
        rows += size
    if batch:
        yield batch
