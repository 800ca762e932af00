"""The outbox: written with the change it belongs to, worked off by the relay, never deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peewee import fn

from kiosk.domain.outbox import Kind, Posting, Sending
from kiosk.domain.retry import LONGEST_SECONDS
from kiosk.domain.values import OrderId
from kiosk.store.compiled import Compiled
from kiosk.store.moments import Stamp, from_ms, from_ms_or_none, to_ms, to_ms_or_none
from kiosk.store.reading import dicts
from kiosk.store.tables import Outbox

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_LONGEST_MS = int(LONGEST_SECONDS * 1000)
"""Nothing is put off for longer."""
_OPEN = tuple(s.value for s in Sending if not s.finished)


class OutboxStore:
    """Reads and writes the outbox."""

    def __init__(self, stamp: Stamp) -> None:
        self._stamp = stamp

    def put(self, kind: Kind, key: str, order: OrderId, payload: str, place: str = "") -> None:
        """Put a row in, once: the same key again changes nothing.

        ``place`` says where it is worked off; nobody else touches it.
        """
        now = self._stamp()
        Outbox.insert(
            kind=kind.value,
            key=key,
            order_id=order,
            payload=payload,
            state=Sending.WAITING.value,
            attempts=0,
            not_before=now,
            created_at=now,
            answer="",
            place=place,
        ).on_conflict_ignore().execute()

    def supersede(self, order: OrderId, kind: Kind, prefix: str) -> None:
        """Withdraw what waits, or waits for a person, of all rows whose key begins so."""
        Outbox.update(state=Sending.SUPERSEDED.value).where(
            (Outbox.order_id == order)
            & (Outbox.kind == kind.value)
            & Outbox.key.startswith(prefix)
            & Outbox.state.in_((Sending.WAITING.value, Sending.PARKED.value))
        ).execute()

    def due(self, kind: Kind, *, limit: int, place: str = "") -> list[Posting]:
        """The oldest unfinished row of each order at ``place``, of those that may be tried now.

        Only an order's oldest row is ever tried, so that its rows keep their order;
        another order's trouble holds nobody up. A clock that was set back holds up no row either:
        moments of the past that lie ahead of us, and waits that nobody imposes, are not believed.
        """
        now = self._stamp()
        rows = _due.dicts(kind.value, place, now, now + _LONGEST_MS, limit)
        return [_posting(row) for row in rows]

    def next_due(self, kind: Kind) -> datetime | None:
        """When the next unfinished row may be tried; None when there is none."""
        first = (
            Outbox.select(fn.MIN(Outbox.not_before))
            .where((Outbox.kind == kind.value) & Outbox.state.in_(_OPEN))
            .scalar()
        )
        return from_ms_or_none(first)

    def of_order(self, order: OrderId, kind: Kind) -> list[Posting]:
        """All rows of an order, oldest first."""
        return [_posting(row) for row in _of_order.dicts(order, kind.value)]

    def unsettled(self, kind: Kind, within: str, *, limit: int) -> list[Posting]:
        """The newest rows, newest first, that are under way or wait for a person.

        Only those whose place begins with ``within``.
        """
        rows = _unsettled.dicts(kind.value, within, len(within), limit)
        return [_posting(row) for row in rows]

    def recent(self, kind: Kind, within: str, *, limit: int) -> list[Posting]:
        """The newest rows, newest first, whose place begins with ``within``."""
        return [_posting(row) for row in _recent.dicts(kind.value, within, len(within), limit)]

    def move(self, posting: Posting) -> None:
        """Give a row another place, with the payload that goes with it."""
        Outbox.update(place=posting.place, payload=posting.payload).where(
            Outbox.id == posting.id
        ).execute()

    def interrupted(self, kind: Kind) -> list[Posting]:
        """Rows found *sending*: whoever sent them has died, and the outcome is unknown."""
        query = Outbox.select().where(
            (Outbox.kind == kind.value) & (Outbox.state == Sending.SENDING.value)
        )
        return [_posting(row) for row in dicts(query)]

    def get(self, row_id: int) -> Posting:
        """One row as it stands now."""
        return _posting(_row.dicts(row_id)[0])

    def with_key(self, key: str) -> Posting | None:
        """One row as it stands now, on whichever side: there ids differ, and keys do not."""
        found = _with_key.dicts(key)
        return _posting(found[0]) if found else None

    def write(self, posting: Posting) -> None:
        """Write a row's state, attempts, times and answer."""
        _standing(posting).where(Outbox.id == posting.id).execute()

    def adopt(self, posting: Posting) -> None:
        """Write how a row stands that was worked off elsewhere, unless it stands better here.

        It is known by its key, and by its place: another bench's of the same key is another paper.
        """
        tried = (Outbox.attempts == posting.attempts) & Outbox.state.in_(_OPEN)
        older = (Outbox.attempts < posting.attempts) | tried
        _standing(posting).where(
            (Outbox.key == posting.key) & (Outbox.place == posting.place) & older
        ).execute()

    def reopen(self, kind: Kind, key: str) -> None:
        """Let a finished row be looked at again: what was told is no longer shown.

        Also a parked one: Amazon may have shown the parcel only after it had refused it.
        """
        Outbox.update(state=Sending.UNKNOWN.value, not_before=self._stamp()).where(
            (Outbox.kind == kind.value)
            & (Outbox.key == key)
            & Outbox.state.in_((Sending.DONE.value, Sending.PARKED.value))
        ).execute()

    def counts(self, kind: Kind) -> dict[Sending, int]:
        """How many rows stand where."""
        return {Sending(state): count for state, count in _counts.tuples(kind.value)}

    def hasten(self, kind: Kind, states: Iterable[Sending]) -> int:
        """Let waiting rows be tried at once; returns how many."""
        return int(
            Outbox.update(not_before=self._stamp())
            .where((Outbox.kind == kind.value) & Outbox.state.in_([s.value for s in states]))
            .execute()
        )


def _standing(posting: Posting) -> Any:
    return Outbox.update(
        state=posting.state.value,
        attempts=posting.attempts,
        not_before=to_ms(posting.not_before),
        sent_at=to_ms_or_none(posting.sent_at),
        answer=posting.answer,
    )


@Compiled
def _due(kind: Any, place: Any, now: Any, beyond: Any, limit: Any) -> Any:
    oldest = (
        Outbox.select(fn.MIN(Outbox.id))
        .where((Outbox.kind == kind) & (Outbox.place == place) & Outbox.state.in_(_OPEN))
        .group_by(Outbox.order_id)
    )
    due = (Outbox.not_before <= now) | (Outbox.not_before > beyond)
    set_back = (Outbox.created_at > now) | (Outbox.sent_at > now)
    ready = Outbox.id.in_(oldest) & (due | set_back)
    return Outbox.select().where(ready).order_by(Outbox.not_before, Outbox.id).limit(limit)


@Compiled
def _of_order(order: Any, kind: Any) -> Any:
    theirs = (Outbox.order_id == order) & (Outbox.kind == kind)
    return Outbox.select().where(theirs).order_by(Outbox.id)


@Compiled
def _unsettled(kind: Any, within: Any, length: Any, limit: Any) -> Any:
    here = fn.SUBSTR(Outbox.place, 1, length) == within
    open_ = Outbox.state.in_((*_OPEN, Sending.PARKED.value))
    query = Outbox.select().where((Outbox.kind == kind) & open_ & here)
    return query.order_by(Outbox.id.desc()).limit(limit)


@Compiled
def _recent(kind: Any, within: Any, length: Any, limit: Any) -> Any:
    here = fn.SUBSTR(Outbox.place, 1, length) == within
    query = Outbox.select().where((Outbox.kind == kind) & here)
    return query.order_by(Outbox.id.desc()).limit(limit)


@Compiled
def _row(row: Any) -> Any:
    return Outbox.select().where(Outbox.id == row)


@Compiled
def _with_key(key: Any) -> Any:
    return Outbox.select().where(Outbox.key == key)


@Compiled
def _counts(kind: Any) -> Any:
    query = Outbox.select(Outbox.state, fn.COUNT(Outbox.id))
    still = (Outbox.kind == kind) & (Outbox.state != Sending.DONE.value)
    return query.where(still).group_by(Outbox.state)


def _posting(row: dict[str, Any]) -> Posting:
    return Posting(
        id=row["id"],
        kind=Kind(row["kind"]),
        key=row["key"],
        order=OrderId(row["order_id"]),
        payload=row["payload"],
        state=Sending(row["state"]),
        attempts=row["attempts"],
        not_before=from_ms(row["not_before"]),
        sent_at=from_ms_or_none(row["sent_at"]),
        answer=row["answer"],
        place=row["place"],
    )
