"""The reading side: what each view of the bench needs to know, in one go."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.actions.paper_queries import AtPrinter, at_printers
from kiosk.domain.hub import HUB_NOTE, HubReport
from kiosk.domain.lists import Counts, Glance, ListName
from kiosk.domain.outbox import Kind, Sending
from kiosk.domain.requests import Outcome
from kiosk.domain.values import CarrierId
from kiosk.store.moments import from_ms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from kiosk.actions.desk import Desk
    from kiosk.domain.claim import Claim
    from kiosk.domain.order import Order
    from kiosk.domain.outbox import Posting
    from kiosk.domain.product import Product
    from kiosk.domain.values import OrderId, Sku

ROWS_SHOWN = 200
"""Rows of a list that are read; a person searches rather than scrolls further."""
WORDS_LIMIT = 60


@dataclass(frozen=True, kw_only=True)
class QueueView:
    """A list, how long the others are, and what is next."""

    name: ListName = ListName.TO_PACK
    words: str = ""
    rows: tuple[Glance, ...] = ()
    counts: Counts = field(default_factory=Counts)
    next: Glance | None = None
    report: HubReport = field(default_factory=HubReport)
    any_at_all: bool = False
    away: bool = False
    """Whether the server is away, so that it knows of the open order alone."""


@dataclass(frozen=True, kw_only=True)
class OrderView:
    """An order with what is known of its products, papers and the last look at Amazon."""

    order: Order
    products: Mapping[Sku, Product]
    checked: Outcome | None = None
    """How the last request to read it afresh ended; None when there was none."""
    checked_at: datetime | None = None
    papers: tuple[Posting, ...] = ()
    claim: Claim | None = None
    """Who has it in hand, this bench or another."""


@dataclass(frozen=True, kw_only=True)
class StripView:
    """What the strip at the top tells."""

    report: HubReport = field(default_factory=HubReport)
    queued: int = 0
    printers: tuple[AtPrinter, ...] = ()
    """The printers of this bench at which a paper is under way, or waits for a person."""
    set_aside: int = 0


def queue(desk: Desk, name: ListName, words: str, *, opened: OrderId | None) -> QueueView:
    """The list ``name``, or what a search for ``words`` finds."""
    store = desk.store

    def work() -> QueueView:
        wanted = words.strip()[:WORDS_LIMIT]
        rows = (
            store.lists.search(wanted, limit=ROWS_SHOWN)
            if wanted
            else store.lists.read(name, limit=ROWS_SHOWN)
        )
        return QueueView(
            name=name,
            words=wanted,
            rows=tuple(rows),
            counts=store.lists.counts(),
            next=store.lists.most_urgent(bench=desk.bench, but=opened),
            report=store.notes.get(HUB_NOTE, HubReport) or HubReport(),
            any_at_all=bool(rows) or store.lists.any_at_all(),
            away=store.away,
        )

    return store.read(work)


def order(desk: Desk, order_id: OrderId) -> OrderView:
    """One order, whole.

    Raises:
        Refused: ORDER_UNKNOWN.
    """
    store = desk.store

    def work() -> OrderView:
        found = store.orders.get(order_id)
        waiting, outcome, at = store.requests.last_outcome(order_id)
        checked = Outcome.WAITING if waiting else (Outcome(outcome) if outcome else None)
        return OrderView(
            order=found,
            products=store.products.find({line.sku for line in found.facts.lines}),
            checked=checked,
            checked_at=from_ms(at) if at else None,
            papers=tuple(store.outbox.of_order(order_id, Kind.PRINT)),
            claim=store.claims.of(order_id),
        )

    return store.read(work)


def strip(desk: Desk) -> StripView:
    """What the hub says, and what waits in the outbox."""
    store = desk.store

    def work() -> StripView:
        confirms = store.outbox.counts(Kind.CONFIRM)
        open_states = (Sending.WAITING, Sending.SENDING, Sending.UNKNOWN)
        return StripView(
            report=store.notes.get(HUB_NOTE, HubReport) or HubReport(),
            queued=sum(confirms.get(state, 0) for state in open_states),
            printers=at_printers(desk),
            set_aside=store.set_aside.count(),
        )

    return store.read(work)


def order_with_tracking(desk: Desk, numbers: Sequence[str]) -> OrderId | None:
    """The order whose parcel bears one of these tracking numbers."""
    store = desk.store

    def work() -> OrderId | None:
        found = (store.orders.with_tracking(number) for number in dict.fromkeys(numbers) if number)
        return next((order for order in found if order is not None), None)

    return store.read(work)


def last_carrier(desk: Desk) -> CarrierId | None:
    """The carrier that was used last at this bench."""
    name = f"carrier at {desk.bench}"
    found = desk.store.read(lambda: desk.store.notes.get(name, str))
    return CarrierId(found) if found else None
