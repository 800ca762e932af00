"""Faults below HTTP: answers that come byte by byte, break off, or never come."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment
    from flask import Response


def cut(environ: WSGIEnvironment) -> None:
    """Close the connection of a request; the server's own answer then goes nowhere."""
    with suppress(OSError):  # the client may be gone already
        _connection(environ).shutdown(socket.SHUT_RDWR)


def half(environ: WSGIEnvironment, answer: Response) -> None:
    """Send the headers and half the body, or half the headers without a body; then cut."""
    head, body = _raw(environ, answer)
    sent = head + body[: len(body) // 2] if body else head[: len(head) // 2]
    with suppress(OSError):
        _connection(environ).sendall(sent)
    cut(environ)


def drip(
    environ: WSGIEnvironment,
    answer: Response,
    *,
    from_body: bool,
    seconds: float,
    closing: threading.Event,
) -> None:
    """Send a byte every ``seconds``, from the first byte or from the body on; then cut."""
    head, body = _raw(environ, answer)
    at_once, slowly = (head, body) if from_body else (b"", head + body)
    connection = _connection(environ)
    with suppress(OSError):
        connection.sendall(at_once)
        for place in range(len(slowly)):
            if closing.wait(seconds):
                break
            connection.sendall(slowly[place : place + 1])
    cut(environ)


def _raw(environ: WSGIEnvironment, answer: Response) -> tuple[bytes, bytes]:
    lines = [f"HTTP/1.1 {answer.status}"]
    lines += [f"{name}: {value}" for name, value in answer.get_wsgi_headers(environ)]
    lines += ["Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1"), answer.get_data()


def _connection(environ: WSGIEnvironment) -> socket.socket:
    connection = environ.get("werkzeug.socket")
    if not isinstance(connection, socket.socket):
        raise TypeError("this fault needs a real connection: start the simulator's server")
    return connection
