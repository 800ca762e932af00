"""What the papers of the house are asked for with, as their tests need it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from kiosk.documents.put_back_slip import PutBackSlip
from kiosk.documents.till_reading import TillReading
from kiosk.domain.journal import Means
from kiosk.domain.money import Money
from kiosk.domain.order import Order, Pick, Progress, Standing
from kiosk.domain.till import Drawer, EntryKind, Line, Reading, ReadingKind, Tender
from kiosk.domain.values import LineId
from tests.unit.documents.orders import LETTERHEAD, LONDON, NOW, line, order

SINCE = datetime(2026, 11, 22, 18, 1, tzinfo=UTC)
AT = datetime(2026, 11, 23, 17, 58, 7, tzinfo=UTC)


def posted(
    kind: EntryKind = EntryKind.SALE,
    minor: int = 482391,
    currency: str = "GBP",
    **facts: Any,
) -> Line:
    """One line of a reading: 141 orders of 187 units at Amazon unless told otherwise."""
    given = {"tender": Tender.CHANNEL, "channel": "Amazon", "entries": 141, "units": 187, **facts}
    return Line(kind=kind, amount=Money(minor, currency), **given)


def drawer(counted: int | None = 8701, currency: str = "GBP", **more: int) -> Drawer:
    """A float of 100, of which 12.99 were given out."""
    given = {"float_": 10000, "moved": -1299, **more}
    return Drawer(
        counted=None if counted is None else Money(counted, currency),
        **{name: Money(minor, currency) for name, minor in given.items()},
    )


SALES = (posted(), posted(minor=61200, channel="Amazon Business", entries=4, units=52))
RETURNS = (
    posted(EntryKind.RETURN, -8497, tender=Tender.CARD, entries=3, units=4),
    posted(EntryKind.RETURN, -1299, tender=Tender.CASH, entries=1, units=1),
)


def reading(**changes: Any) -> Reading:
    """The seventeenth Z reading, with a drawer that agrees."""
    given = {
        "kind": ReadingKind.Z,
        "number": 17,
        "at": AT,
        "bench": "Bench 2",
        "person": "Sam",
        "since": SINCE,
        "last_entry": 1234,
        "lines": (*SALES, *RETURNS),
        "drawers": (drawer(),),
        **changes,
    }
    return Reading(**given)


def till(asked: Reading | None = None, **changes: Any) -> TillReading:
    """What a till reading is asked for with."""
    given = {"reading": asked or reading(), "letterhead": LETTERHEAD, "zone": LONDON, **changes}
    return TillReading(**given)


def pick(sku: str, units: int = 1, **facts: Any) -> Pick:
    """Units of the line of this SKU, scanned."""
    return Pick(gesture=1, line=LineId(sku), units=units, means=Means.SCAN, **facts)


def cancelled(*lines: Any, picks: tuple[Pick, ...] = (), **changes: Any) -> Order:
    """A cancelled order whose goods are on the bench."""
    asked = order(*(lines or (line("MUG", 2, title="Enamel mug"),)), standing=Standing.CANCELLED)
    given = {"facts": asked.facts, "progress": Progress.PICKED, "picks": picks, **changes}
    return Order(**given)


def put_back(asked: Order | None = None, **changes: Any) -> PutBackSlip:
    """What a put-back slip is asked for with."""
    given = {
        "order": asked or cancelled(),
        "products": {},
        "letterhead": LETTERHEAD,
        "channel_name": "Amazon",
        "printed_at": NOW,
        "bench": "Bench 2",
        "person": "Sam",
        **changes,
    }
    return PutBackSlip(**given)
