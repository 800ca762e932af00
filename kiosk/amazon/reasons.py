"""Why a line failed, in a few words for a supervisor: no addresses, no queries, no secrets."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING

import urllib3

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 12
"""Exceptions of requests wrap those of urllib3, which wrap those of the system."""

_KINDS: tuple[tuple[type[BaseException], str], ...] = (
    (socket.gaierror, "its name can't be found (is the network up?)"),
    (ConnectionRefusedError, "nobody answers there (connection refused)"),
    (urllib3.exceptions.ConnectTimeoutError, "no connection in time"),
    (urllib3.exceptions.ReadTimeoutError, "no answer in time"),
    (ConnectionResetError, "the connection was reset"),
    (BrokenPipeError, "the connection was closed"),
    (urllib3.exceptions.IncompleteRead, "the answer breaks off"),
    (ssl.SSLError, "TLS failed"),
    (TimeoutError, "no answer in time"),
    (urllib3.exceptions.ProxyError, "the proxy refuses"),
    (urllib3.exceptions.ProtocolError, "the connection broke"),
)


def reason(error: BaseException) -> str:
    """Say what went wrong, from the exception and all that it wraps."""
    chain = tuple(_chain(error))
    for link in chain:
        if isinstance(link, ssl.SSLCertVerificationError):
            return f"its certificate is not valid: {link.verify_message} (is the clock right?)"
    for kind, words in _KINDS:
        if any(isinstance(link, kind) for link in chain):
            return words
    return type(error).__name__


def _chain(error: BaseException) -> Iterator[BaseException]:
    waiting, seen = [error], 0
    while waiting and seen < DEEPEST:
        link = waiting.pop(0)
        seen += 1
        yield link
        inner = (link.__cause__, link.__context__, getattr(link, "reason", None), *link.args)
        waiting += [one for one in inner if isinstance(one, BaseException)]
