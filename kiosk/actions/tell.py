"""The relay's side of the outbox: take a row in hand, and write down how it went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from kiosk.actions.changes import Changes
from kiosk.domain.journal import Event, Means
from kiosk.domain.outbox import Kind, Posting, Sending, confirm_key
from kiosk.domain.parcel import Telling
from kiosk.ports.channel import Confirmation

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.answers import Verdict
    from kiosk.domain.order import Order
    from kiosk.domain.parcel import Parcel

_EVENTS = {
    Telling.ACCEPTED: Event.AMAZON_ACCEPTED,
    Telling.TOLD: Event.AMAZON_SHOWED,
    Telling.REFUSED: Event.AMAZON_REFUSED,
    Telling.UNSURE: Event.AMAZON_UNSURE,
}
_DECODER = msgspec.json.Decoder(Confirmation)
_ANSWER_LIMIT = 500


@dataclass(frozen=True, kw_only=True)
class InHand:
    """A row of the outbox with the confirmation that it holds."""

    posting: Posting
    confirmation: Confirmation
    shown: bool
    """Whether intake has seen this very parcel at Amazon in the meantime."""
    alike: bool = False
    """Whether a version before it had the same tracking number: it was the carrier that changed,
    and a look at Amazon's packages may show either."""


def due(desk: Desk, *, limit: int) -> list[InHand]:
    """The confirmations that may be worked on now, at most one of each order."""

    def work() -> list[InHand]:
        postings = desk.store.outbox.due(Kind.CONFIRM, limit=limit)
        if not postings:
            return []
        orders = desk.store.orders.find([p.order for p in postings])
        rows = [_in_hand(posting, orders.get(posting.order)) for posting in postings]
        return [replace(row, alike=_alike(desk, row)) for row in rows]

    return desk.store.read(work)


def begin(desk: Desk, row: InHand) -> InHand | None:
    """Mark the row as being sent, before the call; None when somebody changed it meanwhile."""

    def work() -> InHand | None:
        now = desk.store.outbox.get(row.posting.id)
        if now.state is not Sending.WAITING:
            return None
        sending = replace(
            now, state=Sending.SENDING, attempts=now.attempts + 1, sent_at=desk.clock.now()
        )
        desk.store.outbox.write(sending)
        return replace(row, posting=sending)

    return desk.store.transact(work)


def settle(desk: Desk, row: InHand, verdict: Verdict, answer: str = "") -> Changes:
    """Write down what became of a row, and what Amazon now knows of its parcel."""

    def work() -> Changes:
        posting, now = row.posting, desk.clock.now()
        if desk.store.outbox.get(posting.id).state is not posting.state:
            return Changes()
        after = replace(
            posting,
            state=verdict.state,
            attempts=posting.attempts if verdict.counts else max(0, posting.attempts - 1),
            # A send later than now: the clock was set back.
            sent_at=None if posting.sent_at is None else min(posting.sent_at, now),
            not_before=now + verdict.wait,
            answer=answer[:_ANSWER_LIMIT],
        )
        desk.store.outbox.write(after)
        return _mark_parcel(desk, row, verdict, answer)

    return desk.store.transact(work)


def recover(desk: Desk) -> int:
    """Turn rows found *sending* into unknown ones: whoever sent them has died.

    Returns how many there were.
    """

    def work() -> int:
        rows = desk.store.outbox.interrupted(Kind.CONFIRM)
        for posting in rows:
            desk.store.outbox.write(
                replace(posting, state=Sending.UNKNOWN, not_before=desk.clock.now())
            )
        return len(rows)

    return desk.store.transact(work)


def _mark_parcel(desk: Desk, row: InHand, verdict: Verdict, answer: str) -> Changes:
    order = desk.store.orders.get(row.posting.order)
    parcels = tuple(_told(p, row, verdict, answer) for p in order.parcels)
    if parcels == order.parcels:
        return Changes()
    desk.store.orders.save(replace(order, parcels=parcels), order)
    event = _EVENTS.get(verdict.telling)
    if event is not None:
        desk.note(event, order.id, Means.ITSELF, answer[:_ANSWER_LIMIT])
    return Changes(frozenset({order.id}))


def _told(parcel: Parcel, row: InHand, verdict: Verdict, answer: str) -> Parcel:
    if confirm_key(row.posting.order, parcel.ref, parcel.version) != row.posting.key:
        return parcel
    if parcel.telling is Telling.TOLD and verdict.telling is not Telling.TOLD:
        return parcel
    return replace(
        parcel,
        telling=verdict.telling,
        refusal=verdict.refusal,
        answer=answer[:_ANSWER_LIMIT] if verdict.refusal else "",
    )


def _alike(desk: Desk, row: InHand) -> bool:
    told = row.confirmation
    if row.posting.key == confirm_key(told.order, told.ref, 1):
        return False
    rows = desk.store.outbox.of_order(told.order, Kind.CONFIRM)
    before = (_DECODER.decode(one.payload) for one in rows if one.id < row.posting.id)
    return any(
        one.ref == told.ref and one.details.tracking == told.details.tracking for one in before
    )


def _in_hand(posting: Posting, order: Order | None) -> InHand:
    confirmation = _DECODER.decode(posting.payload)
    parcels = order.parcels if order else ()
    shown = any(
        confirm_key(posting.order, p.ref, p.version) == posting.key and p.telling is Telling.TOLD
        for p in parcels
    )
    return InHand(posting=posting, confirmation=confirmation, shown=shown)
