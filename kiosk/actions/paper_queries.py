"""How it stands with the printers of this bench, and with the papers of an order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.actions.paper_matter import gathered
from kiosk.actions.paper_rows import copies, decoded, here
from kiosk.actions.put_out import wanted
from kiosk.domain.outbox import Kind, Posting
from kiosk.domain.paper import Paper, PaperKind, still_wanted
from kiosk.domain.paper_state import PaperState, Trouble, kept, paper_state
from kiosk.domain.reading_ids import is_reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.paper import PrintPlan
    from kiosk.domain.values import OrderId

MOST = 200
"""Papers under way that are looked at for the strip."""


@dataclass(frozen=True, kw_only=True)
class AtPrinter:
    """What waits at one printer; ``trouble`` is the first thing that keeps it."""

    printer: str
    waiting: int = 0
    trouble: Trouble | None = None
    order: str = ""
    """The order whose paper is in trouble; empty when none is, and for a reading of the till."""


@dataclass(frozen=True, kw_only=True)
class PapersView:
    """The papers of one order, or of one reading of the till."""

    of: OrderId
    order: Order | None = None
    """None for a reading."""
    newest: PaperKind | None = None
    """The kind that was printed last."""
    papers: Mapping[PaperKind, Posting] = field(default_factory=dict)
    """The newest row of each kind."""
    copies: Mapping[PaperKind, int] = field(default_factory=dict)

    def number(self, kind: PaperKind) -> int:
        """The return's number on the newest paper of a kind; 0 where there is none."""
        posting = self.papers.get(kind)
        job = decoded(posting) if posting is not None else None
        return job.number if job is not None else 0


def at_printers(desk: Desk) -> tuple[AtPrinter, ...]:
    """Every printer of this bench at which anything is under way, or waits for a person.

    Inside a read.
    """
    rows = desk.store.outbox.unsettled(Kind.PRINT, here(desk), limit=MOST)
    found: dict[str, AtPrinter] = {}
    for row in reversed(rows):
        name = row.place.removeprefix(here(desk))
        found[name] = _with(found.get(name, AtPrinter(printer=name)), row)
    return tuple(found.values())


def papers_of(desk: Desk, of: OrderId) -> PapersView:
    """The papers of an order, or of a reading of the till.

    Raises:
        Refused: ORDER_UNKNOWN.
    """
    store = desk.store

    def work() -> PapersView:
        order = None if is_reading(of) else store.orders.get(of)
        rows = store.outbox.of_order(of, Kind.PRINT)
        newest: dict[PaperKind, Posting] = {}
        for row in rows:
            job = decoded(row)
            if job is not None:
                newest[job.kind] = row
        last = max(newest, key=lambda kind: newest[kind].id, default=None)
        there = copies(rows, order)
        return PapersView(of=of, order=order, newest=last, papers=newest, copies=there)

    return store.read(work)


def to_show(desk: Desk, plan: PrintPlan, view: PapersView, kind: PaperKind) -> Paper | None:
    """The newest copy of a paper as it was asked for, else as it would be now.

    None for a paper of which there is none.
    """
    posting, order = view.papers.get(kind), view.order
    job = decoded(posting) if posting is not None else None
    if job is not None and (order is None or still_wanted(order, job)):
        return desk.store.read(lambda: gathered(desk, view.of, job, order))
    if order is None:
        return None
    return desk.store.read(lambda: wanted(desk, plan, order, kind, view.copies))


def unknown_readings(desk: Desk) -> tuple[Posting, ...]:
    """The readings of this bench of which a person must say whether they came out."""
    rows = desk.store.read(lambda: desk.store.outbox.unsettled(Kind.PRINT, here(desk), limit=MOST))
    return tuple(row for row in rows if is_reading(row.order) and asks(row))


def asks(posting: Posting) -> bool:
    """Whether a person must say of a paper whether it came out."""
    why = kept(posting)
    unsure = why is not None and why.trouble is Trouble.UNSURE
    return unsure and paper_state(posting) is PaperState.UNKNOWN


def _with(so_far: AtPrinter, row: Posting) -> AtPrinter:
    state, why = paper_state(row), kept(row)
    trouble = Trouble.UNSURE if state is PaperState.UNKNOWN else (why.trouble if why else None)
    waits = state in {PaperState.QUEUED, PaperState.SENT, PaperState.BLOCKED}
    told = trouble if so_far.trouble is None and trouble is not Trouble.OTHER else so_far.trouble
    order = "" if is_reading(row.order) else row.order
    return AtPrinter(
        printer=so_far.printer,
        waiting=so_far.waiting + waits,
        trouble=told,
        order=so_far.order or (order if told else ""),
    )
