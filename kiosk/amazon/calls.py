"""One call of an operation: quota, sign-in, exchange, and what the answer's headers tell."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING

from kiosk.amazon.answers import date_of, failure, rate_of
from kiosk.amazon.signin import QUIET, SignIn
from kiosk.amazon.throttle import Bucket, Operation
from kiosk.amazon.wire import Request, Wire
from kiosk.ports.channel import ChannelError, Throttled, Unreachable

if TYPE_CHECKING:
    from kiosk.amazon.account import Account
    from kiosk.amazon.budget import Budget
    from kiosk.amazon.wire import Answer
    from kiosk.ports.clock import Clock

log = logging.getLogger(__name__)

_UNWELCOME = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}


class Calls:
    """The operations of one account. Any thread may use it."""

    def __init__(self, account: Account, clock: Clock) -> None:
        self._account = account
        self._clock = clock
        self._wire = Wire(user_agent=account.user_agent, ca_file=account.ca_file)
        self._sign_in = SignIn(account, self._wire, clock)
        self._buckets = {operation: Bucket(operation, clock) for operation in Operation}
        self._in_vain: dict[Operation, float] = {}
        self.clock_skew: float | None = None

    def close(self) -> None:
        """Let go of the lines."""
        self._wire.close()

    def sign_in(self, budget: Budget) -> None:
        """See that there is an access token.

        Raises:
            ChannelError: there is none to be had; see ``SignIn.token``.
        """
        self._sign_in.token(budget)

    def call(self, operation: Operation, request: Request, budget: Budget) -> Answer:
        """Send ``request``, whose ``url`` is a path, and return the answer.

        A refused access token is renewed once. Only 401, 403 and 429 are judged here; whoever
        asked judges all other answers.

        Raises:
            ChannelError: Denied, Throttled (often before anything was sent), Unreachable or
                OutcomeUnknown.
        """
        token = self._sign_in.token(budget)
        answer = self._sent(operation, request, token, budget)
        if answer.status in _UNWELCOME and self._worth_signing_in(operation):
            token = self._sign_in.token(budget, refused=token)
            answer = self._sent(operation, request, token, budget)
            if answer.status in _UNWELCOME:
                self._in_vain[operation] = self._clock.monotonic() + QUIET
        if answer.status in _UNWELCOME:
            raise failure(answer)
        return answer

    def _worth_signing_in(self, operation: Operation) -> bool:
        """Whether a new token may help: not if one has just been refused too."""
        return self._clock.monotonic() >= self._in_vain.get(operation, float("-inf"))

    def _sent(self, operation: Operation, request: Request, token: str, budget: Budget) -> Answer:
        bucket = self._buckets[operation]
        bucket.take()
        try:
            answer = self._wire.exchange(self._addressed(request, token), budget.left())
        except ChannelError as error:
            if isinstance(error, Unreachable):
                bucket.give_back()
            log.info("%s: %s", operation.value, type(error).__name__)
            raise
        log.debug("%s: %d, request %s", operation.value, answer.status, answer.request_id)
        self._heed(answer, bucket)
        return answer

    def _addressed(self, request: Request, token: str) -> Request:
        return Request(
            method=request.method,
            url=self._account.api_url + request.url,
            params=request.params,
            headers={"Accept": "application/json", **request.headers, "x-amz-access-token": token},
            body=request.body,
        )

    def _heed(self, answer: Answer, bucket: Bucket) -> None:
        if (date := date_of(answer)) is not None:
            self.clock_skew = (date - self._clock.now()).total_seconds()
        if (rate := rate_of(answer)) is not None:
            bucket.adapt(rate)
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            problem = failure(answer)
            bucket.empty(problem.retry_after if isinstance(problem, Throttled) else None)
            raise problem
