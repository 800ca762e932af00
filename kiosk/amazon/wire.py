"""One request, one answer, one deadline: the only place that touches ``requests``."""

from __future__ import annotations

import http.client
import queue
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests
import urllib3
from requests.cookies import RequestsCookieJar
from requests.utils import get_environ_proxies

from kiosk.amazon.account import is_loopback
from kiosk.amazon.attempt import Attempt
from kiosk.amazon.bodies import BadBody, unpacked, whole
from kiosk.amazon.lines import Adapter, current
from kiosk.amazon.reasons import reason
from kiosk.ports.channel import ChannelError, OutcomeUnknown, Unreachable

if TYPE_CHECKING:
    from collections.abc import Mapping

CONNECT = 6.0
"""Seconds to wait for one line to open; one of several addresses may be dead."""

MOST_AT_ONCE = 8
"""Calls on the wire, together with those given up whose lines have not let go yet."""

_BROKEN = (requests.RequestException, urllib3.exceptions.HTTPError, OSError)
_ODD = (BadBody, http.client.HTTPException, ValueError)


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is asked; ``body`` and ``headers`` may hold secrets and never show in a repr."""

    method: str
    url: str
    params: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back, whole: the status, the headers by lower-case name, the unpacked body."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def request_id(self) -> str:
        """Amazon's own name for the request, for its support; empty when there is none."""
        given = self.headers.get("x-amzn-requestid", "")[:100]
        return given if given.isascii() and given.isprintable() else ""


_Outcome = queue.SimpleQueue[Answer | Exception]
_Work = tuple[Attempt, Request, float, _Outcome]


class Wire:
    """Lines to Amazon. Any thread may use it; it never repeats, redirects or sleeps."""

    def __init__(self, *, user_agent: str, ca_file: str | None = None) -> None:
        self._agent = user_agent
        self._ca = ca_file
        self._places = threading.BoundedSemaphore(MOST_AT_ONCE)
        self._session = _Session()

    def close(self) -> None:
        """Let go of the resting lines."""
        self._session.close()

    def exchange(self, request: Request, seconds: float) -> Answer:
        """Send ``request`` and return the whole answer, whatever its status, within ``seconds``.

        Raises:
            Unreachable: nothing of the request left.
            OutcomeUnknown: it may have left, but no whole answer came back in time.
        """
        host = urlsplit(request.url).hostname or ""
        if not self._places.acquire(blocking=False):
            raise Unreachable(f"too many calls to {host} are still hanging")
        attempt = Attempt()
        outcome: _Outcome = queue.SimpleQueue()
        work = (attempt, request, seconds, outcome)
        self._start(work)
        try:
            came = outcome.get(timeout=max(0.0, seconds))
        except queue.Empty:
            raise _failure(attempt.end(), f"{host} took longer than {seconds:.1f} s") from None
        if isinstance(came, _BROKEN + _ODD):
            raise _failure(attempt.end(), f"{host}: {_words(came)}") from None
        attempt.end()
        if isinstance(came, Exception):
            raise came
        return came

    def _start(self, work: _Work) -> None:
        try:
            thread = threading.Thread(target=self._work, args=work, name="amazon-call", daemon=True)
            thread.start()
        except RuntimeError:  # the system gives no more threads
            self._places.release()
            raise Unreachable("this machine is too busy to call") from None

    def _work(self, attempt: Attempt, request: Request, seconds: float, outcome: _Outcome) -> None:
        current.set(attempt)
        try:
            outcome.put(self._talk(attempt, request, seconds))
        except Exception as error:  # noqa: BLE001 - it is raised in the thread that waits
            outcome.put(error)
        finally:
            self._places.release()

    def _talk(self, attempt: Attempt, request: Request, seconds: float) -> Answer:
        with self._session.request(
            request.method,
            request.url,
            params=request.params,
            data=request.body,
            headers={"User-Agent": self._agent, **request.headers},
            timeout=(min(CONNECT, seconds), seconds),
            allow_redirects=False,
            stream=True,
            verify=self._ca or True,
            proxies={} if is_loopback(request.url) else get_environ_proxies(request.url),
        ) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            packed = whole(response)
            attempt.done()
            body = unpacked(packed, headers.get("content-encoding", ""))
            return Answer(status=response.status_code, headers=headers, body=body)


class _Session(requests.Session):
    """Follows nothing, keeps nothing, and takes nothing from the environment by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False  # no .netrc and no other bundle; proxies are looked up above
        self.headers.clear()
        self.headers["Accept-Encoding"] = "gzip"
        self.cookies = _NoCookies()
        adapter = Adapter(pool_connections=4, pool_maxsize=MOST_AT_ONCE)
        self.mount("https://", adapter)
        self.mount("http://", adapter)

    def get_redirect_target(self, _resp: requests.Response) -> None:
        """See no redirect: even when none is followed, its body would be read without a limit."""


class _NoCookies(RequestsCookieJar):
    """Keeps nothing: a shared jar is the one part of a session that threads would quarrel over."""

    def set_cookie(self, *_args: object, **_kwargs: object) -> None:
        """Forget it."""


def _words(error: Exception) -> str:
    return str(error) if isinstance(error, BadBody) else reason(error)


def _failure(left: bool, detail: str) -> ChannelError:  # noqa: FBT001 - what Attempt.end says
    return OutcomeUnknown(detail) if left else Unreachable(detail)
