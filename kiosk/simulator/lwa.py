"""Login with Amazon: access tokens, how long they live, and how they are taken away."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kiosk.simulator.clock import Clock
    from kiosk.simulator.shapes import Json

LIFE = timedelta(hours=1)
"""How long an access token works, as ``expires_in`` says."""
MOST_TOKENS = 10_000


@dataclass(frozen=True, slots=True)
class Credentials:
    """What an application shows to get an access token; these defaults open nothing real."""

    client_id: str = "simulated-client"
    client_secret: str = "simulated-secret"
    refresh_token: str = "simulated-refresh"


class OAuthError(Exception):
    """A refusal in OAuth's shape, which is not the shape of the order APIs."""

    def __init__(self, status: int, error: str, description: str) -> None:
        super().__init__(f"{status} {error}")
        self.status = status
        self.error = error
        self.description = description


class Lwa:
    """Gives access tokens out and knows which still work. Safe between threads."""

    def __init__(self, clock: Clock, credentials: Credentials | None = None) -> None:
        self.credentials = credentials or Credentials()
        self.refusal = ""
        """An OAuth error code that answers every request, or empty."""
        self.refresh_revoked = False
        self._clock = clock
        self._lock = threading.Lock()
        self._given: dict[str, datetime] = {}
        self._count = 0

    def grant(self, form: Mapping[str, str]) -> Json:
        """Answer ``POST /auth/o2/token``.

        Raises:
            OAuthError: for a wrong grant, client or refresh token.
        """
        self._check(form)
        with self._lock:
            self._count += 1
            digest = hashlib.blake2b(self._count.to_bytes(8, "big"), digest_size=24).hexdigest()
            token = f"Atza|{digest}"
            self._given[token] = self._clock.now() + LIFE
            if len(self._given) > MOST_TOKENS:
                del self._given[next(iter(self._given))]
        return {
            "access_token": token,
            "token_type": "bearer",
            "expires_in": int(LIFE.total_seconds()),
            "refresh_token": self.credentials.refresh_token,
        }

    def accepts(self, token: str) -> bool:
        """Whether an access token works now."""
        with self._lock:
            expires = self._given.get(token)
        return expires is not None and self._clock.now() < expires

    def revoke_access(self) -> int:
        """End all access tokens and return how many there were."""
        with self._lock:
            ended = len(self._given)
            self._given.clear()
        return ended

    def _check(self, form: Mapping[str, str]) -> None:
        known = self.credentials
        if self.refusal:
            status = 401 if self.refusal == "invalid_client" else 400
            raise OAuthError(status, self.refusal, "The request was refused.")
        if form.get("grant_type") != "refresh_token":
            raise OAuthError(400, "unsupported_grant_type", "Only refresh_token is supported.")
        if missing := {"client_id", "client_secret", "refresh_token"} - form.keys():
            raise OAuthError(400, "invalid_request", f"Missing: {', '.join(sorted(missing))}.")
        if (form["client_id"], form["client_secret"]) != (known.client_id, known.client_secret):
            raise OAuthError(401, "invalid_client", "Client authentication failed.")
        if self.refresh_revoked or form["refresh_token"] != known.refresh_token:
            raise OAuthError(400, "invalid_grant", "The refresh token is invalid or revoked.")
