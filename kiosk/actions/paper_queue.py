"""Puts a paper into the outbox and counts the copy; inside the transaction it belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.actions.paper_rows import copies_of, encoded
from kiosk.domain.journal import Event, Means
from kiosk.domain.outbox import Kind, print_key
from kiosk.domain.paper import PaperJob, place

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.values import OrderId


def queue(desk: Desk, of: OrderId, job: PaperJob, means: Means) -> None:
    """Put the next copy of a paper in, no sooner than ``job`` counts it.

    A copy of the same paper that still waits, or waits for a person, is withdrawn. ``of`` is the
    order, or what stands in its place for a reading.
    """
    outbox = desk.store.outbox
    copy = copies_of(outbox.of_order(of, Kind.PRINT), job.series) + 1
    counted = replace(job, copy=max(copy, job.copy))
    key = print_key(of, counted.label, counted.copy)
    outbox.supersede(of, Kind.PRINT, key.removesuffix(str(counted.copy)))
    outbox.put(Kind.PRINT, key, of, encoded(counted), place(desk.bench, counted.printer))
    desk.note(Event.PRINTED, of, means, f"{counted.label} {counted.copy}")
