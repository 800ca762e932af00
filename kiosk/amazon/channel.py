"""Amazon as a sales channel: reads orders (2026-01-01), tells of parcels (v0 confirmShipment)."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar

from kiosk.amazon import asking, reading
from kiosk.amazon.answers import expected, garbled, json_body
from kiosk.amazon.budget import Budget
from kiosk.amazon.calls import Calls
from kiosk.amazon.datasets import Datasets, about_datasets
from kiosk.amazon.throttle import Operation
from kiosk.ports.channel import Rejected, TokenDead

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.amazon.account import Account
    from kiosk.amazon.wire import Answer
    from kiosk.domain.sighting import Sighting
    from kiosk.domain.values import OrderId
    from kiosk.ports.channel import Confirmation, Page, Window
    from kiosk.ports.clock import Clock

DEADLINE = 20.0
"""Seconds for one call of the channel, with all that it asks on the way."""

T = TypeVar("T")


class AmazonChannel:
    """A ``Channel``. Any thread may use it; it never repeats by itself and never sleeps.

    ``deadline`` is in seconds. Two things are asked again within one call and its deadline: with a
    new access token when the old one is refused, and with fewer datasets when one is refused.
    """

    def __init__(self, account: Account, clock: Clock, *, deadline: float = DEADLINE) -> None:
        self._account = account
        self._clock = clock
        self._deadline = deadline
        self._calls = Calls(account, clock)
        self._datasets = {one: Datasets(clock) for one in (Operation.SEARCH, Operation.ORDER)}

    @property
    def clock_skew(self) -> float | None:
        """Seconds by which Amazon's clock is ahead of ours; None until it has answered."""
        return self._calls.clock_skew

    def sign_in(self) -> None:
        """See that signing in works.

        Raises:
            ChannelError: Denied, with a sentence that begins "sign in again"; or Unreachable.
        """
        self._calls.sign_in(self._budget())

    def search(self, window: Window, token: str | None) -> Page:
        """One page of orders; ``token`` is the ``next_token`` of the page before.

        Raises:
            ChannelError: TokenDead for a token that is no longer good; otherwise as it failed.
        """
        budget = self._budget()

        def ask(datasets: tuple[str, ...]) -> Page:
            request = asking.search(
                window, token, marketplaces=self._account.marketplaces, datasets=datasets
            )
            try:
                answer = self._calls.call(Operation.SEARCH, request, budget)
                expected(answer, HTTPStatus.OK)
            except Rejected as rejected:
                if token and _is_about_token(rejected):
                    raise TokenDead(rejected.detail, request_id=rejected.request_id) from None
                raise
            given = frozenset(datasets)
            return _understood(
                answer, lambda body: reading.page(body, given, by_creation=window.by_creation)
            )

        page, missing = self._datasets[Operation.SEARCH].asked(ask)
        return replace(page, withheld=missing)

    def order(self, order_id: OrderId) -> Sighting:
        """One order afresh, with its packages.

        Raises:
            ChannelError: NotFound when Amazon does not know it; otherwise as it failed.
        """
        budget = self._budget()

        def ask(datasets: tuple[str, ...]) -> Sighting:
            request = asking.order(order_id, datasets=datasets)
            answer = self._calls.call(Operation.ORDER, request, budget)
            expected(answer, HTTPStatus.OK)
            seen = _understood(answer, lambda body: reading.single(body, frozenset(datasets)))
            if seen.facts.id != order_id:
                raise garbled(answer, "the answer is about another order")
            return seen

        return self._datasets[Operation.ORDER].asked(ask)[0]

    def confirm(self, confirmation: Confirmation) -> None:
        """Tell Amazon of a parcel; returns when it said yes (204).

        Raises:
            ChannelError: Rejected when it said no; OutcomeUnknown for every other 2xx as well.
        """
        request = asking.confirm(confirmation)
        answer = self._calls.call(Operation.CONFIRM, request, self._budget())
        expected(answer, HTTPStatus.NO_CONTENT)

    def close(self) -> None:
        """Let go of the lines; calls under way end by themselves."""
        self._calls.close()

    def _budget(self) -> Budget:
        return Budget(self._clock, self._deadline)


def _understood(answer: Answer, read: Callable[[bytes], T]) -> T:
    body = json_body(answer)
    try:
        return read(body)
    except reading.Garbled as problem:
        raise garbled(answer, str(problem)) from None


def _is_about_token(rejected: Rejected) -> bool:
    """With a token nothing else has changed since the page before; so it must be the token."""
    return rejected.status == HTTPStatus.BAD_REQUEST and not about_datasets(rejected)
