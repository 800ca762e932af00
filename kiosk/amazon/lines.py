"""Connections that report to the call they serve: each new line, and when a request leaves."""

from __future__ import annotations

import http.client
import socket
import time
from contextlib import suppress
from contextvars import ContextVar
from typing import IO, TYPE_CHECKING, Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

if TYPE_CHECKING:
    from kiosk.amazon.attempt import Attempt

IDLE = 10.0
"""Seconds after which a resting line is not trusted: routers drop such lines without a word, and
a request into one would have an unknown outcome."""

current: ContextVar[Attempt] = ContextVar("current")
"""The call that this thread works for."""


class _Lines:
    """Reads lines and remembers the last one, while headers are read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.last = b""

    def readline(self, limit: int = -1) -> bytes:
        self.last = self._file.readline(limit)
        return self.last

    def close(self) -> None:
        self._file.close()


class _WholeHeaders(http.client.HTTPResponse):
    """An answer whose headers came to their end; by itself ``http.client`` takes half of them."""

    def begin(self) -> None:
        file = self.fp
        lines: Any = _Lines(file)
        self.fp = lines
        try:
            super().begin()
        finally:
            if self.fp is lines:
                self.fp = file
        if lines.last not in {b"\r\n", b"\n"}:
            raise http.client.IncompleteRead(b"")


class _Reporting(HTTPConnection):
    """A connection whose lines can be shut from outside.

    ``_line`` is a copy of the bare socket, because TLS takes the original apart.
    """

    response_class = _WholeHeaders
    _line: socket.socket | None = None
    _served: Attempt | None = None
    _opening = False
    _rested_since = 0.0

    def _new_conn(self) -> socket.socket:
        bare = super()._new_conn()
        try:
            self._line = bare.dup()
            self._report()
        except BaseException:
            bare.close()
            raise
        return bare

    def connect(self) -> None:
        self._opening = True
        try:
            super().connect()
        finally:
            self._opening = False

    def _tunnel(self) -> None:
        super()._tunnel()
        current.get().go_on()  # a line cut while the proxy spoke looks like one that is open

    def send(self, data: Any) -> None:  # noqa: ANN401 - as http.client has it
        if self.sock is None:
            self.connect()
        self._report()
        if not self._opening:  # what a proxy is asked while connecting is not the request
            current.get().leaving()
        super().send(data)
        self._rested_since = time.monotonic()

    @property
    def is_connected(self) -> bool:
        return time.monotonic() - self._rested_since < IDLE and super().is_connected

    def close(self) -> None:
        super().close()
        line, self._line, self._served = self._line, None, None
        if line is not None:
            with suppress(OSError):
                line.close()

    def _report(self) -> None:
        attempt = current.get()
        if self._served is not attempt and self._line is not None:
            attempt.watch(self._line)
            self._served = attempt


class _PlainLine(_Reporting):
    """For the simulator on this machine."""


class _SafeLine(_Reporting, HTTPSConnection):
    """TLS, verified."""


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _PlainLine


class _SafePool(HTTPSConnectionPool):
    ConnectionCls = _SafeLine


class Adapter(HTTPAdapter):
    """Makes ``requests`` use these connections, directly and through a proxy."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as its base
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:  # noqa: ANN401 - as its base
        manager = super().proxy_manager_for(proxy, **kwargs)
        manager.pool_classes_by_scheme = _POOLS
        return manager


_POOLS = {"http": _PlainPool, "https": _SafePool}
