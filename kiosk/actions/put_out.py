"""The print relays' side of the outbox: papers to put out, and how it went."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.actions.paper_matter import gathered, of_an_order
from kiosk.actions.paper_rows import copies, decoded, encoded, here, name_of_paper
from kiosk.domain.journal import Event, Means
from kiosk.domain.outbox import Kind, Posting, Sending
from kiosk.domain.paper import Paper, PaperJob, parcel_of, place, print_next, still_wanted
from kiosk.domain.paper_state import Kept, Trouble, kept, paper_state

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import timedelta

    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.paper import PaperKind, PrintPlan
    from kiosk.domain.values import OrderId

log = logging.getLogger(__name__)

MOST = 1000
"""Rows of papers that are looked at when a bench starts."""


@dataclass(frozen=True, kw_only=True)
class Due:
    """A row to work on, with its paper."""

    posting: Posting
    paper: Paper

    @property
    def name(self) -> str:
        """The paper's name."""
        return name_of_paper(self.posting.order, self.paper.job)


def due(desk: Desk, printer: str, *, limit: int) -> list[Due]:
    """The papers that may be put out at ``printer`` now; what can't be read is set aside."""
    store = desk.store

    def work() -> tuple[list[Due], list[tuple[Posting, Sending]]]:
        rows = store.outbox.due(Kind.PRINT, limit=limit, place=place(desk.bench, printer))
        orders = store.orders.find([row.order for row in rows]) if rows else {}
        found: list[Due] = []
        odd: list[tuple[Posting, Sending]] = []
        for row in rows:
            order, job = orders.get(row.order), decoded(row)
            paper = gathered(desk, row.order, job, order) if job else None
            if paper is None:
                odd.append((row, Sending.PARKED))
            elif order is not None and not still_wanted(order, paper.job):
                odd.append((row, Sending.SUPERSEDED))
            else:
                found.append(Due(posting=row, paper=paper))
        return found, odd

    found, odd = store.read(work)
    for row, state in odd:
        log.warning("the paper %s is %s: it can't be made", row.id, state.value)
        _close(desk, row, state)
    return found


def begin(desk: Desk, row: Due) -> Due | None:
    """Mark the paper as being put out, before its first byte; None when it was withdrawn.

    Its row is known by its key: it may have been read on the other side of an outage.
    """

    def work() -> Due | None:
        now = desk.store.outbox.with_key(row.posting.key)
        if now is None or now.state.finished:
            return None
        sending = replace(
            now, state=Sending.SENDING, attempts=now.attempts + 1, sent_at=desk.clock.now()
        )
        desk.store.outbox.write(sending)
        if paper_state(sending) is not paper_state(now):
            _note(desk, row, sending)
        return replace(row, posting=sending)

    begun = desk.store.keep(work)
    if begun is not None:
        desk.store.learn(begun.posting)
    return begun


def report(desk: Desk, row: Due, trouble: Trouble | None) -> None:
    """Write down what keeps a paper that is being put out, or that it goes on."""

    def work() -> None:
        now = desk.store.outbox.with_key(row.posting.key)
        if now is not None and now.state is Sending.SENDING:
            said = replace(now, answer=Kept(trouble, held=True).answer if trouble else "")
            desk.store.outbox.write(said)
            _note(desk, row, said)

    desk.store.keep(work)


def finish(
    desk: Desk, row: Due, state: Sending, answer: str, wait: timedelta | None = None
) -> None:
    """Write down how it went: *done* with its place, or what keeps it and until when.

    Once more of the same is not noted: a printer can be away for a night.
    """

    def work() -> Posting | None:
        now, moment = desk.store.outbox.with_key(row.posting.key), desk.clock.now()
        if now is None or now.state is not Sending.SENDING:
            return None
        not_before = moment + wait if wait else moment
        after = replace(now, state=state, answer=answer, not_before=not_before)
        desk.store.outbox.write(after)
        if paper_state(after) is not paper_state(now) or _trouble(after) is not _trouble(now):
            _note(desk, row, after)
        return after

    after = desk.store.keep(work)
    if after is not None:
        desk.store.learn(after)


def recover(desk: Desk, plan: PrintPlan) -> None:
    """To be called once at start, before any relay: what was under way has an unknown outcome.

    What was to come out at a printer that is no longer set comes out where such papers do now,
    unless it may have come out before: then a person is asked.
    """

    def work() -> None:
        now = desk.clock.now()
        for row in desk.store.outbox.unsettled(Kind.PRINT, here(desk), limit=MOST):
            if row.state is Sending.SENDING:
                row = replace(row, state=Sending.UNKNOWN, not_before=now)  # noqa: PLW2901
                desk.store.outbox.write(row)
            _rehouse(desk, plan, row)

    desk.store.keep(work)


def ahead(desk: Desk, plan: PrintPlan, order_id: OrderId) -> list[Paper]:
    """The papers of an order that will be printed next, as they would be asked for now."""
    store = desk.store

    def work() -> list[Paper]:
        order = store.orders.find((order_id,)).get(order_id)
        if order is None:
            return []
        there = copies(store.outbox.of_order(order_id, Kind.PRINT), order)
        next_ones = [wanted(desk, plan, order, kind, there) for kind in print_next(order, there)]
        return [paper for paper in next_ones if paper is not None]

    return store.read(work)


def wanted(
    desk: Desk, plan: PrintPlan, order: Order, kind: PaperKind, there: Mapping[PaperKind, int]
) -> Paper | None:
    """The next copy of a paper, as it would be if it were asked for now.

    None for a paper of which the order has none, such as the receipt of a return.
    """
    parcel, box = parcel_of(order, kind)
    job = PaperJob(
        kind=kind,
        copy=there.get(kind, 0) + 1,
        printer=plan.printer(kind),
        at=desk.clock.now(),
        parcel=parcel,
        box=box,
        person=desk.person,
    )
    return of_an_order(desk, order, job)


def _rehouse(desk: Desk, plan: PrintPlan, row: Posting) -> None:
    job = decoded(row)
    if row.state.finished or job is None or job.printer in plan.printers:
        return
    if row.state is not Sending.WAITING:
        _write_closed(desk, row, Sending.PARKED, Trouble.UNSURE)
        return
    moved = replace(job, printer=plan.printer(job.kind))
    at = place(desk.bench, moved.printer)
    desk.store.outbox.move(replace(row, payload=encoded(moved), place=at))


def _close(desk: Desk, row: Posting, state: Sending) -> None:
    def work() -> None:
        now = desk.store.outbox.with_key(row.key)
        if now is not None and not now.state.finished:
            _write_closed(desk, now, state, Trouble.UNPRINTABLE)

    desk.store.keep(work)


def _write_closed(desk: Desk, row: Posting, state: Sending, trouble: Trouble) -> None:
    desk.store.outbox.write(replace(row, state=state, answer=Kept(trouble).answer))
    desk.note(Event.PAPER, row.order, Means.ITSELF, state.value)


def _trouble(posting: Posting) -> Trouble | None:
    found = kept(posting)
    return found.trouble if found else None


def _note(desk: Desk, row: Due, posting: Posting) -> None:
    job = row.paper.job
    words = f"{job.label} {job.copy}: {paper_state(posting).value}"
    desk.note(Event.PAPER, posting.order, Means.ITSELF, words)
