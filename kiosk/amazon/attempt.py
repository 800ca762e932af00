"""One call's life on the wire: what it holds open, and whether its request may have left.

Time-outs of a socket start again with every byte, so a server that drips could hold a call for
hours. Whoever waits for the call cuts it at its deadline instead: all its lines are shut, whatever
they are doing (connecting, TLS, sending, reading), and what it yields later is thrown away.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class Cut(OSError):
    """The call's time was over before this step."""


class Attempt:
    """The lines of one call. Shared by the thread that calls and the one that waits."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lines: list[socket.socket] = []
        self._over = False
        self._left = False

    def watch(self, line: socket.socket) -> None:
        """Remember a line, to shut it when time is over.

        A copy is kept: TLS takes the original apart, and a response outlives its connection.

        Raises:
            Cut: time is over already.
        """
        with self._lock:
            self._go_on()
            self._lines.append(line.dup())

    def go_on(self) -> None:
        """Let the call go on to its next step.

        Raises:
            Cut: time is over.
        """
        with self._lock:
            self._go_on()

    def leaving(self) -> None:
        """Say that the request leaves now.

        Raises:
            Cut: time is over; the caller was told that nothing left, so nothing may.
        """
        with self._lock:
            self._go_on()
            self._left = True

    def end(self) -> bool:
        """Shut all lines for good, and say whether the request may have left."""
        with self._lock:
            self._over = True
            for line in self._lines:
                with suppress(OSError):  # the other side may have shut it first
                    line.shutdown(socket.SHUT_RDWR)
            self._forget()
            return self._left

    def done(self) -> None:
        """Let the lines go: the answer is here, and they may be used again."""
        with self._lock:
            self._over = True
            self._forget()

    def _go_on(self) -> None:
        if self._over:
            raise Cut("time was over before this step")

    def _forget(self) -> None:
        for line in self._lines:
            line.close()
        self._lines.clear()
