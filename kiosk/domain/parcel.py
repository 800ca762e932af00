"""A parcel: what is in it, who carries it, and what Amazon knows of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.domain.values import (
    CarrierId,
    LineId,
    ParcelRef,
)


class Telling(Enum):
    """What Amazon knows of a parcel; written by the relay alone."""

    NOT_TOLD = "not_told"
    QUEUED = "queued"
    ACCEPTED = "accepted"
    """Amazon answered yes, but its packages have not shown it yet."""
    TOLD = "told"
    """Amazon's own packages showed this parcel."""
    REFUSED = "refused"
    UNSURE = "unsure"
    NOT_NEEDED = "not_needed"
    """A program whose orders Amazon confirms by itself (Ship+)."""


class TellingRefusal(Enum):
    """Why Amazon would not take a confirmation."""

    ALREADY_FULFILLED = "already_fulfilled"
    CANCELLED = "cancelled"
    SHIP_PLUS = "ship_plus"
    EDIT_LIMIT = "edit_limit"
    BAD_CARRIER = "bad_carrier"
    ORDER_UNKNOWN = "order_unknown"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class CarrierDetails:
    """Who carries a parcel: what Amazon is told of it.

    ``code`` is Amazon's carrierCode, ``name`` its carrierName (needed when the code is Other).
    """

    carrier: CarrierId
    code: str
    name: str
    service: str
    tracking: str


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """One parcel of an order; its ``ref`` is given when it is packed and never changes."""

    ref: ParcelRef
    contents: Mapping[LineId, int]
    details: CarrierDetails | None = None
    version: int = 1
    """Counts corrections of the carrier details after they were queued for Amazon."""
    despatched_at: datetime | None = None
    telling: Telling = Telling.NOT_TOLD
    refusal: TellingRefusal | None = None
    answer: str = ""
    """Amazon's last words on it, as they came, for a supervisor."""

    @property
    def amazon_counts(self) -> bool:
        """Whether Amazon may count its units as fulfilled already."""
        if self.telling is Telling.REFUSED:
            return self.refusal is TellingRefusal.ALREADY_FULFILLED
        return self.telling in _COUNTED


_WORST = (Telling.REFUSED, Telling.UNSURE, Telling.QUEUED, Telling.ACCEPTED, Telling.TOLD)
"""What Amazon knows of several parcels is what it knows of the one that stands first here."""
_COUNTED = frozenset({Telling.ACCEPTED, Telling.TOLD, Telling.UNSURE, Telling.NOT_NEEDED})


def telling_of(parcels: Iterable[Parcel]) -> Telling:
    """What Amazon knows of parcels that have left, taken together; NOT_TOLD when there is none."""
    tellings = {parcel.telling for parcel in parcels if parcel.despatched_at is not None}
    first = next((telling for telling in _WORST if telling in tellings), None)
    return first or next(iter(tellings), Telling.NOT_TOLD)


def units_in(parcels: Iterable[Parcel]) -> Counter[LineId]:
    """Units of each line over all of ``parcels``."""
    units: Counter[LineId] = Counter()
    for parcel in parcels:
        units.update(parcel.contents)
    return units
