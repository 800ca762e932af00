"""The lists of the bench: which there are, and what one row of them says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.order import Progress, Standing
    from kiosk.domain.parcel import Telling
    from kiosk.domain.shelf import Shelf
    from kiosk.domain.values import OrderId


class ListName(Enum):
    """The filters above the list."""

    TO_PACK = "to_pack"
    LATE = "late"
    NEEDS_YOU = "needs_you"
    DESPATCHED = "despatched"


@dataclass(frozen=True, kw_only=True)
class Glance:
    """An order as a list shows it; no personal data."""

    id: OrderId
    standing: Standing
    progress: Progress
    shelf: Shelf
    ship_by: datetime | None
    service: str
    programs: frozenset[str]
    units: int
    lines: int
    gift: bool
    cancel_asked: bool
    held_for: str
    claimed_by: str
    telling: Telling | None = None


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many orders stand on each list; each is cut off at ``COUNT_LIMIT``."""

    to_pack: int = 0
    unpaid: int = 0
    late: int = 0
    needs_you: int = 0


COUNT_LIMIT = 1000
"""Counting stops here: a bench needs to know that there are many, not how many."""
