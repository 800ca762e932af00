"""The wire to a sales channel: reading orders, telling of parcels, and how it fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from kiosk.domain.parcel import CarrierDetails
from kiosk.domain.values import (
    LineId,
    OrderId,
    ParcelRef,
)

if TYPE_CHECKING:
    from kiosk.domain.sighting import Sighting, Unreadable


@dataclass(frozen=True, kw_only=True)
class Window:
    """Which orders a search covers: those changed (or placed) since a moment, aware in UTC."""

    since: datetime
    by_creation: bool = False
    open_only: bool = False
    """Only orders that are not wholly shipped or cancelled."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of a search; ``heard_until`` is the moment up to which it is complete."""

    sightings: tuple[Sighting, ...]
    unreadable: tuple[Unreadable, ...]
    next_token: str | None
    heard_until: datetime | None
    withheld: frozenset[str] = frozenset()
    """Datasets that the channel refused for this page."""


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """What the channel is told of one parcel; frozen when it is queued."""

    order: OrderId
    marketplace: str
    ref: ParcelRef
    details: CarrierDetails
    shipped_at: datetime
    contents: Mapping[LineId, int]


class Channel(Protocol):
    """A sales channel. Every call ends within its deadline and raises only ``ChannelError``."""

    def search(self, window: Window, token: str | None) -> Page:
        """One page of orders; ``token`` is the ``next_token`` of the page before."""
        ...

    def order(self, order_id: OrderId) -> Sighting:
        """One order afresh, with its packages."""
        ...

    def confirm(self, confirmation: Confirmation) -> None:
        """Tell the channel of a parcel; returns when it said yes."""
        ...


class ChannelError(Exception):
    """The channel did not do what was asked.

    ``may_have_arrived`` is True when the request may have taken effect all the same, so that
    only reading back can tell. ``detail`` is for a log and a supervisor: no personal data.
    """

    may_have_arrived = False

    def __init__(self, detail: str, *, request_id: str = "") -> None:
        super().__init__(detail)
        self.detail = detail
        self.request_id = request_id


class Unreachable(ChannelError):
    """No connection: nothing has left."""


class OutcomeUnknown(ChannelError):
    """The line broke, or an answer made no sense, after the request may have left."""

    may_have_arrived = True


class Throttled(ChannelError):
    """Too many requests; ``retry_after`` is in seconds when the channel named it."""

    def __init__(
        self, detail: str, *, retry_after: float | None = None, request_id: str = ""
    ) -> None:
        super().__init__(detail, request_id=request_id)
        self.retry_after = retry_after


class Denied(ChannelError):
    """Not signed in, or not allowed: nothing will go through until a person acts."""


class Rejected(ChannelError):
    """The request itself is refused; sending the same again can't help."""

    def __init__(self, detail: str, *, status: int, code: str = "", request_id: str = "") -> None:
        super().__init__(detail, request_id=request_id)
        self.status = status
        self.code = code


class NotFound(Rejected):
    """The channel does not know the order."""


class TokenDead(ChannelError):
    """The pagination token is no longer good; the window must be read from its start."""
