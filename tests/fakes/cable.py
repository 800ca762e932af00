"""A cable between a bench and its server that can be pulled, and plugged in again."""

from __future__ import annotations

import selectors
import socket
import threading
from contextlib import suppress

_CHUNK = 65536


class Cable:
    """Hands bytes on between a port of its own and one on this machine; a real line, real cuts."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._lock = threading.Lock()
        self._ends: list[socket.socket] = []
        self._door: socket.socket | None = None
        self.port = 0
        self.plug()

    @property
    def out(self) -> bool:
        """Whether it is pulled."""
        return self._door is None

    def plug(self) -> None:
        """Let bytes through; the port stays the same."""
        door = socket.create_server(("127.0.0.1", self.port))
        self.port = door.getsockname()[1]
        with self._lock:
            self._door = door
        threading.Thread(target=self._let_in, args=(door,), daemon=True).start()

    def pull(self) -> None:
        """Cut every connection; nobody gets through until it is plugged in."""
        with self._lock:
            ends, self._ends = self._ends, []
            door, self._door = self._door, None
        for each in (*ends, *([door] if door else [])):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _let_in(self, door: socket.socket) -> None:
        while True:
            try:
                near, _ = door.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._to))
            with self._lock:
                if self._door is not door:
                    near.close()
                    far.close()
                    return
                self._ends += [near, far]
            threading.Thread(target=_hand_on, args=(near, far), daemon=True).start()


def _hand_on(near: socket.socket, far: socket.socket) -> None:
    with selectors.DefaultSelector() as both, suppress(OSError, ValueError):
        both.register(near, selectors.EVENT_READ, far)
        both.register(far, selectors.EVENT_READ, near)
        while True:
            for key, _ in both.select():
                data = key.fileobj.recv(_CHUNK)  # type: ignore[union-attr]
                if not data:
                    return
                key.data.sendall(data)
