"""An operation: one thing done to an order at a bench, so that it can be done again elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.people import Right
from kiosk.domain.values import OrderId


@dataclass(frozen=True, kw_only=True)
class Operation:
    """What was done, by whom, when; ``arguments`` are JSON by name, ``at`` is aware."""

    id: str
    """Its own for ever: it is done once, however often it is told."""
    at: datetime
    order: OrderId
    name: str
    arguments: str
    bench: str
    person: str = ""
    person_id: str = ""
    rights: frozenset[Right] = frozenset()
    parcel: str = ""
    """The reference that it gave to a parcel, which stands on papers by now; or empty."""


class Running:
    """An operation under way: what it has named, and is to name again when it is replayed."""

    def __init__(self, parcel: str = "", *, late: bool = False) -> None:
        """``late``: it is told to a server that learns only then how papers stand."""
        self.parcel = parcel
        self.late = late
