"""A receipt printer in the network: its raw port, over a socket of our own."""

from __future__ import annotations

import select
import socket
import struct
from dataclasses import dataclass

RAW_PORT = 9100
MOST = 4096
_ABORT = struct.pack("ii", 1, 0)
"""SO_LINGER of no time: what was not delivered is thrown away."""


@dataclass(frozen=True, kw_only=True)
class NetworkPlace:
    """Where a printer listens; ``seconds`` is how long it may take to answer the call."""

    host: str
    port: int = RAW_PORT
    seconds: float = 3.0

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    def open(self) -> NetworkLine:
        """Call the printer.

        Raises:
            OSError: it does not answer, or refuses because another bench prints.
        """
        opened = socket.create_connection((self.host, self.port), self.seconds)
        opened.settimeout(0)
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # A printer that is switched off says nothing; while it is waited for, this finds it out.
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        return NetworkLine(opened)


class NetworkLine:
    """One connection; printers drop idle ones, so each job has its own."""

    def __init__(self, opened: socket.socket) -> None:
        self._socket = opened

    def send(self, data: bytes, seconds: float) -> int:
        _, writable, _ = select.select([], [self._socket], [], seconds)
        if not writable:
            return 0
        try:
            return self._socket.send(data)
        except BlockingIOError:
            return 0

    def receive(self, seconds: float) -> bytes:
        readable, _, _ = select.select([self._socket], [], [], seconds)
        if not readable:
            return b""
        try:
            said = self._socket.recv(MOST)
        except BlockingIOError:
            return b""
        if not said:
            raise ConnectionResetError("the printer closed the line")
        return said

    def close(self) -> None:
        self._socket.close()

    def abort(self) -> None:
        # Left alone, the kernel would go on delivering a job that was given up, perhaps minutes
        # later and behind its own copy.
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABORT)
        finally:
            self._socket.close()
