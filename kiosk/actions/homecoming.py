"""Tell a server that is back what a bench did meanwhile: each operation once, as it was done."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kiosk.actions import operation as operations
from kiosk.actions.open_order import hold_on, hold_on_to_open
from kiosk.actions.paper_rows import here
from kiosk.domain.journal import Event, Means
from kiosk.domain.operation import Operation, Running
from kiosk.domain.outbox import Kind, Sending
from kiosk.domain.refusals import Refusal, Refused
from kiosk.ports.failures import NotKept
from kiosk.store.bridged import OUTAGE_NOTE, Begun

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.actions.desk import Desk
    from kiosk.domain.values import OrderId
    from kiosk.store.bridged import BridgedStore

log = logging.getLogger(__name__)

MOST_PAPERS = 1000
_OF_PAPERS = frozenset({"print_paper", "print_by_itself", "reprint", "settle"})
"""Whoever was at an order's papers meanwhile has not been at the order."""


@dataclass(frozen=True, kw_only=True)
class Left:
    """An operation that the server did not take in, and why."""

    operation: Operation
    why: Refused


@dataclass(frozen=True, kw_only=True)
class Homecoming:
    """How it went: so many operations were told, and which were not taken in."""

    told: int = 0
    left: tuple[Left, ...] = ()
    orders: frozenset[OrderId] = field(default_factory=frozenset)


class Then:
    """The clock as it was when an operation was done; waits go by the clock that runs."""

    def __init__(self, at: datetime, desk: Desk) -> None:
        self._at = at
        self.monotonic = desk.clock.monotonic

    def now(self) -> datetime:
        """That moment."""
        return self._at


def bring_home(desk: Desk, store: BridgedStore) -> Homecoming:
    """Tell the server all that waits, in its order; the spare may be emptied then.

    What follows on something that was not taken in is left as well: it would be done to an order
    that is not as it was.

    Raises:
        StoreError: the server can't be asked; whatever it has taken, it takes no second time.
    """
    spare = store.spare
    waiting = spare.read(spare.operations.waiting)
    left: dict[OrderId, list[Left]] = {}
    at_hand = spare.read(lambda: spare.orders.any_of_them(limit=1))
    worked_at = dict.fromkeys(each.order for each in waiting)
    for order in dict.fromkeys((*at_hand, *worked_at)):
        hold = hold_on if order in worked_at else hold_on_to_open
        store.server.transact(lambda order=order, hold=hold: hold(desk, order))  # type: ignore[misc]
    for each in waiting:
        why = left[each.order][0].why if each.order in left else _told(desk, store, each)
        if why is not None:
            store.server.transact(lambda each=each, why=why: _note(desk, each, why))  # type: ignore[misc]
            left.setdefault(each.order, []).append(Left(operation=each, why=why))
    store.server.transact(lambda: _rest(desk, store))
    refused = tuple(each for found in left.values() for each in found)
    if waiting:
        log.warning("the server is back: %d told, %d not taken in", len(waiting), len(refused))
    return Homecoming(
        told=len(waiting) - len(refused),
        left=refused,
        orders=frozenset(each.order for each in waiting),
    )


def _told(desk: Desk, store: BridgedStore, what: Operation) -> Refused | None:
    """Carry it out on the server, unless that has been done; why not, if it is refused."""
    try:
        store.server.transact(lambda: _carried_out(desk, store, what))
    except Refused as why:
        return why
    except NotKept:
        raise
    except Exception as exc:  # noqa: BLE001 - one that can't be told must not hold up the bench
        log.error("%s can't be told: %s", what.name, type(exc).__name__)  # noqa: TRY400 - no data
        return Refused(Refusal.NOT_UNDERSTOOD, what.name)
    return None


def _carried_out(desk: Desk, store: BridgedStore, what: Operation) -> None:
    if not store.operations.take(what.id):
        if why := store.operations.why_left(what.id):
            raise Refused(Refusal(why))
        return
    before = store.journal.head()
    operations.carry_out(
        _as_then(desk, what), what.name, operations.read(what.name, what.arguments)
    )
    if store.journal.head() == before and what.name not in _OF_PAPERS:
        # Here it did something: whoever was at the order meanwhile has done so too.
        raise Refused(Refusal.SOMEONE_ELSE)


def _as_then(desk: Desk, what: Operation) -> Desk:
    return replace(
        desk,
        clock=Then(what.at, desk),
        bench=what.bench,
        person=what.person,
        person_id=what.person_id,
        rights=what.rights,
        running=Running(what.parcel, late=True),
    )


def _note(desk: Desk, what: Operation, why: Refused) -> None:
    if desk.store.operations.leave(what.id, why.reason.value):
        note = f"{what.name}: {why.reason.value}"
        _as_then(desk, what).note(Event.NOT_TAKEN_IN, what.order, Means.ITSELF, note)


def _rest(desk: Desk, store: BridgedStore) -> None:
    """What was kept beside operations: papers that came out, who signed in, who guessed.

    It may be told again, and more of it by then: of lines in the journal each has an id.
    """
    spare = store.spare
    outage = spare.read(lambda: spare.notes.get(OUTAGE_NOTE, Begun))
    if outage is None:
        return
    for paper in spare.read(lambda: spare.outbox.recent(Kind.PRINT, here(desk), limit=MOST_PAPERS)):
        if paper.state is not Sending.WAITING:
            store.outbox.adopt(paper)
    for number, entry in enumerate(spare.read(lambda: spare.journal.after(outage.after))):
        if store.operations.take(f"outage {outage.id} {number}"):
            store.journal.add((entry,))
    _guessed(store)


def _guessed(store: BridgedStore) -> None:
    spare = store.spare
    for person, step in spare.read(spare.people.used_steps):
        store.people.use_step(person, step)
    for subject, guesses in spare.read(spare.people.all_guesses).items():
        if guesses.wrong > store.people.guesses(subject).wrong:
            store.people.put_guesses(subject, guesses)
