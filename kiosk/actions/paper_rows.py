"""Papers in the outbox: what their rows hold, checked when they are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from kiosk.documents.check_code import check_code
from kiosk.domain.outbox import Kind, Posting
from kiosk.domain.paper import OF_A_PARCEL, PaperJob, PaperKind, Series, parcel_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.values import OrderId

RECENT = 500
"""Rows among which a check code is looked for: some days of a busy bench."""
_DECODER = msgspec.json.Decoder(PaperJob)


@dataclass(frozen=True, kw_only=True)
class Found:
    """A row whose check code was read, with what it holds."""

    posting: Posting
    job: PaperJob


def encoded(job: PaperJob) -> str:
    """What a row holds."""
    return msgspec.json.encode(job).decode()


def decoded(posting: Posting) -> PaperJob | None:
    """The job of a row; None when it can't be read."""
    try:
        job = _DECODER.decode(posting.payload)
    except msgspec.DecodeError:
        return None
    moments = [job.at, *([job.reading.at] if job.reading else [])]
    return job if job.copy > 0 and all(at.tzinfo is not None for at in moments) else None


def name_of_paper(of: OrderId, job: PaperJob) -> str:
    """The paper's name, as its document bears it; ``of`` is the order, or the reading, of its row.

    The same for the same copy, for ever.
    """
    # The words of papers are slow to load, and a bench that starts does without.
    from kiosk.documents.paper_names import paper_name  # noqa: PLC0415

    return paper_name(of, job)


def copies(postings: Iterable[Posting], order: Order | None = None) -> dict[PaperKind, int]:
    """The number of the newest copy of each kind, among the rows of one order.

    Of receipts, of which an order can have several, that of the one that was printed last; of a
    parcel's papers those of the parcel that is at hand.
    """
    rows = list(postings)
    newest = {job.kind: job.series for job in filter(None, map(decoded, rows))}
    if order is not None:
        newest |= {kind: (kind, 0, parcel_of(order, kind)[1]) for kind in OF_A_PARCEL}
    found = {kind: copies_of(rows, series) for kind, series in newest.items()}
    return {kind: copy for kind, copy in found.items() if copy}


def copies_of(postings: Iterable[Posting], series: Series) -> int:
    """The number of the newest copy of one paper; 0 when there is none."""
    jobs = filter(None, map(decoded, postings))
    return max((job.copy for job in jobs if job.series == series), default=0)


def find_by_check_code(desk: Desk, code: str) -> Found | None:
    """The newest paper of this bench that ends with ``code``; None when there is none."""
    rows = desk.store.read(lambda: desk.store.outbox.recent(Kind.PRINT, here(desk), limit=RECENT))
    wanted = code.strip().upper()
    for posting in rows:
        job = decoded(posting)
        if job is not None and check_code(name_of_paper(posting.order, job)) == wanted:
            return Found(posting=posting, job=job)
    return None


def here(desk: Desk) -> str:
    """What the place of every row of this bench begins with."""
    return f"{desk.bench}/"
