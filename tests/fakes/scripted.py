"""A sales channel that answers what a test has laid out, and remembers what it was asked."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from kiosk.domain.sighting import Sighting, Unreadable
from kiosk.domain.values import OrderId
from kiosk.ports.channel import ChannelError, Confirmation, NotFound, Page, Window

T = TypeVar("T", Page, Sighting)


def a_page(
    *sightings: Sighting,
    token: str | None = None,
    until: datetime | None = None,
    unreadable: tuple[Unreadable, ...] = (),
    withheld: frozenset[str] = frozenset(),
) -> Page:
    """One page of a search; without ``token`` it is the last one."""
    return Page(
        sightings=sightings,
        unreadable=unreadable,
        next_token=token,
        heard_until=until,
        withheld=withheld,
    )


@dataclass
class ScriptedChannel:
    """Searches and confirmations are answered one after the other, orders by their ids."""

    pages: deque[Page | Exception] = field(default_factory=deque)
    confirms: deque[ChannelError | None] = field(default_factory=deque)
    orders: dict[OrderId, Sighting | Exception] = field(default_factory=dict)
    searches: list[tuple[Window, str | None]] = field(default_factory=list)
    read: list[OrderId] = field(default_factory=list)
    confirmed: list[Confirmation] = field(default_factory=list)

    def will_show(self, *answers: Page | Exception) -> None:
        """The next searches are answered so."""
        self.pages.extend(answers)

    def will_say(self, *answers: ChannelError | None) -> None:
        """The next confirmations are answered so; None is a yes."""
        self.confirms.extend(answers)

    def has(self, *sightings: Sighting) -> None:
        """These orders can be read one by one."""
        self.orders.update({sighting.facts.id: sighting for sighting in sightings})

    def search(self, window: Window, token: str | None) -> Page:
        self.searches.append((window, token))
        return _said(self.pages.popleft())

    def order(self, order_id: OrderId) -> Sighting:
        self.read.append(order_id)
        unknown = NotFound("404 no such order", status=404)
        return _said(self.orders.get(order_id, unknown))

    def confirm(self, confirmation: Confirmation) -> None:
        self.confirmed.append(confirmation)
        answer = self.confirms.popleft()
        if answer is not None:
            raise answer


def _said(answer: T | Exception) -> T:
    if isinstance(answer, Exception):
        raise answer
    return answer
