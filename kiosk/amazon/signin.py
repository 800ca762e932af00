"""Signing in: access tokens from Login with Amazon, kept, renewed early, and never shown."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import msgspec

from kiosk.amazon.wire import Request
from kiosk.ports.channel import ChannelError, Denied, Throttled, Unreachable

if TYPE_CHECKING:
    from kiosk.amazon.account import Account
    from kiosk.amazon.budget import Budget
    from kiosk.amazon.wire import Answer, Wire
    from kiosk.ports.clock import Clock

EARLY = 300.0
"""Seconds before its end at which a token is renewed, or a fifth of its life if that is less."""

LONGEST_LIFE = 86_400.0
LONGEST_TOKEN = 4096
"""Amazon documents 2,048 bytes."""

QUIET = 60.0
"""Seconds for which a sign-in that only a person can put right is not tried again."""

_SENTENCES = {
    "invalid_grant": "Amazon no longer accepts the refresh token",
    "invalid_client": "the client id or the client secret is wrong, or has been rotated",
    "unauthorized_client": "this application may not use this refresh token",
    "access_denied": "the seller has withdrawn the application's access",
    "invalid_scope": "Amazon does not know what the application asks for",
    "invalid_request": "Amazon finds the sign-in request incomplete",
    "unsupported_grant_type": "Amazon does not take this kind of sign-in",
}
_PASSING = {"server_error", "temporarily_unavailable"}


class _Grant(msgspec.Struct):
    access_token: str
    expires_in: float = 3600.0


class _Refusal(msgspec.Struct):
    error: str


@dataclass(frozen=True)
class _Kept:
    token: str
    renew_at: float
    ends_at: float


class SignIn:
    """The access token of one account. Any thread may use it; one at a time asks for a new one."""

    def __init__(self, account: Account, wire: Wire, clock: Clock) -> None:
        self._account = account
        self._wire = wire
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: _Kept | None = None
        self._denied: tuple[float, Denied] | None = None

    def token(self, budget: Budget, refused: str = "") -> str:
        """A token that works as far as we know, and never ``refused`` again.

        Raises:
            Denied: Amazon refuses for good; a person must sign in again.
            Throttled: Amazon wants fewer sign-ins.
            Unreachable: no sign-in for now. Nothing of the caller's own request has left.
        """
        if not self._lock.acquire(timeout=budget.left()):
            raise Unreachable("signing in takes too long")
        try:
            if self._kept is not None and self._kept.token == refused:
                self._kept = None
            return self._current(budget)
        finally:
            self._lock.release()

    def _current(self, budget: Budget) -> str:
        now = self._clock.monotonic()
        kept = self._kept
        if kept is not None and now < kept.renew_at:
            return kept.token
        if self._denied is not None and now < self._denied[0]:
            raise _again(self._denied[1])
        try:
            self._kept = self._renewed(budget)
        except (Unreachable, Throttled):
            if kept is None or now >= kept.ends_at:
                raise
            return kept.token  # renewing was early: the old one has some time left
        except Denied as denied:
            self._kept = None
            self._denied = (self._clock.monotonic() + QUIET, denied)
            raise
        self._denied = None
        return self._kept.token

    def _renewed(self, budget: Budget) -> _Kept:
        form = {
            "grant_type": "refresh_token",
            "refresh_token": self._account.refresh_token,
            "client_id": self._account.client_id,
            "client_secret": self._account.client_secret,
        }
        request = Request(
            method="POST",
            url=self._account.sign_in_url,
            headers={
                "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8",
                "Accept": "application/json",
            },
            body=urlencode(form).encode("ascii"),
        )
        asked_at = self._clock.monotonic()
        try:
            answer = self._wire.exchange(request, budget.left())
        except ChannelError as error:
            raise Unreachable(f"sign-in: {error.detail}") from error
        grant = _grant(answer)
        life = min(grant.expires_in, LONGEST_LIFE)
        early = min(EARLY, life / 5)
        return _Kept(grant.access_token, asked_at + life - early, asked_at + life)


def _grant(answer: Answer) -> _Grant:
    if answer.status != 200:  # noqa: PLR2004 - HTTP
        raise _refused(answer)
    try:
        grant = msgspec.json.decode(answer.body, type=_Grant)
    except (ValueError, RecursionError):
        # Often the log-in page of a network: it says 200 to everything.
        raise Unreachable("sign-in: the answer is not Amazon's") from None
    token = grant.access_token
    fits = token.isascii() and token.isprintable() and " " not in token
    if not token or not fits or len(token) > LONGEST_TOKEN or not grant.expires_in > 0:
        raise Unreachable("sign-in: the answer holds no usable token")
    return grant


def _refused(answer: Answer) -> ChannelError:
    if answer.status == 429:  # noqa: PLR2004 - HTTP
        return Throttled("sign-in: too many sign-ins", request_id=answer.request_id)
    try:
        code = msgspec.json.decode(answer.body, type=_Refusal).error
    except (ValueError, RecursionError):
        code = ""  # not Login with Amazon, but something on the way
    if not code or code in _PASSING or answer.status >= 500:  # noqa: PLR2004 - HTTP
        about = f"sign-in: answered with {answer.status}"
        return Unreachable(about, request_id=answer.request_id)
    sentence = _SENTENCES.get(code)
    about = f"{sentence} ({code})" if sentence else f"Amazon answered with {answer.status}"
    return Denied(f"sign in again: {about}", request_id=answer.request_id)


def _again(denied: Denied) -> Denied:
    return Denied(denied.detail, request_id=denied.request_id)
