"""What ``doctor`` asks of an account: does signing in work, what may it see, is the clock right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from kiosk.domain.order import Standing
from kiosk.ports.channel import ChannelError, Window

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.amazon.channel import AmazonChannel
    from kiosk.domain.order import Facts
    from kiosk.ports.clock import Clock

LOOK_BACK = timedelta(days=30)


class Lack(Enum):
    """What is blank in every paid order although it was asked for: a missing role looks so.

    Amazon answers 200 and says nothing. Source: developer-docs.amazon.com, access-orders-pii.
    """

    ADDRESS = "address"
    """Needs the role Direct-to-Consumer Delivery (Restricted)."""
    BUYER_EMAIL = "buyer_email"
    """Needs the same role."""
    BUYER_NAME = "buyer_name"
    """Needs that role, or Tax Invoicing (Restricted)."""


@dataclass(frozen=True, kw_only=True)
class Health:
    """The findings. Without orders in ``looked_at`` nothing can be said of ``lacks``.

    ``problem`` is empty when all went through; ``clock_skew`` is in seconds, positive when
    Amazon's clock is ahead of ours, and None when Amazon did not answer.
    """

    signed_in: bool
    problem: str = ""
    looked_at: int = 0
    lacks: frozenset[Lack] = frozenset()
    withheld: frozenset[str] = frozenset()
    clock_skew: float | None = None


def check(channel: AmazonChannel, clock: Clock) -> Health:
    """Sign in and read one page of open orders of the last 30 days; raises nothing.

    Costs one request of searchOrders, of which there are 20 an hour.
    """
    try:
        channel.sign_in()
    except ChannelError as error:
        return Health(signed_in=False, problem=error.detail)
    window = Window(since=clock.now() - LOOK_BACK, by_creation=True, open_only=True)
    try:
        page = channel.search(window, None)
    except ChannelError as error:
        return Health(signed_in=True, problem=error.detail, clock_skew=channel.clock_skew)
    paid = [one.facts for one in page.sightings if one.facts.standing is Standing.PAID]
    return Health(
        signed_in=True,
        looked_at=len(paid),
        lacks=frozenset(_lacks(paid, page.withheld)),
        withheld=page.withheld,
        clock_skew=channel.clock_skew,
    )


def _lacks(paid: list[Facts], withheld: frozenset[str]) -> Iterable[Lack]:
    if not paid:
        return
    if "RECIPIENT" not in withheld and not any(one.personal.address.complete for one in paid):
        yield Lack.ADDRESS
    if "BUYER" in withheld:
        return
    if not any(one.personal.buyer_email for one in paid):
        yield Lack.BUYER_EMAIL
    if not any(one.personal.buyer_name for one in paid):
        yield Lack.BUYER_NAME
