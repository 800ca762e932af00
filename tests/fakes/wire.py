"""A web server that misbehaves to order, below HTTP: for what a line does when it goes wrong."""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

LONGEST = 60.0
"""Seconds after which a fault ends by itself, far beyond every deadline under test."""

Script = Callable[["Line"], None]


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


def http(
    status: str = "200 OK",
    body: bytes = b"",
    *,
    kind: str = "application/json",
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """A whole answer, as it goes over the line."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join((*lines, "", "")).encode("latin-1") + body


TOKEN = http(body=json.dumps({"access_token": "Atza|test", "expires_in": 3600}).encode())


@dataclass
class Line:
    """One connection, as a script sees it."""

    sock: socket.socket
    server: WireServer
    asked: Asked

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def drip(self, data: bytes, every: float = 0.02) -> None:
        """Send ``data`` byte by byte, over and over, as long as somebody listens."""
        for place in range(int(LONGEST / every)):
            if self.server.stopping.wait(every):
                return
            try:
                self.sock.sendall(data[place % len(data) :][:1])
            except OSError:
                self.server.hung_up.set()
                return
        self.server.patience_ended.set()

    def hang(self) -> None:
        """Say nothing until the other side hangs up."""
        self.sock.settimeout(LONGEST)
        with suppress(TimeoutError):
            if self._nothing_more():
                self.server.hung_up.set()
                return
        self.server.patience_ended.set()

    def _nothing_more(self) -> bool:
        try:
            return self.sock.recv(1) == b""
        except ConnectionError:
            return True

    def cut(self) -> None:
        """Hang up in order."""
        with suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)
        self.server.cuts.release()

    def reset(self) -> None:
        """Hang up rudely: the other side gets a reset."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()


def says(raw: bytes) -> Script:
    """Send ``raw`` at once."""
    return lambda line: line.send(raw)


def drips(data: bytes) -> Script:
    """Send ``data`` byte by byte, without end."""
    return lambda line: line.drip(data)


def then(*scripts: Script) -> Script:
    """One script after the other."""

    def run(line: Line) -> None:
        for script in scripts:
            script(line)

    return run


@dataclass
class WireServer:
    """Signs everybody in, then lets ``script`` answer; remembers what was asked of it."""

    script: Script
    sign_in: Script = field(default=lambda line: line.send(TOKEN))
    tls: ssl.SSLContext | None = None
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    stopping: threading.Event = field(default_factory=threading.Event)
    patience_ended: threading.Event = field(default_factory=threading.Event)
    """Set when a fault came to its own end: then nobody cut the call."""
    hung_up: threading.Event = field(default_factory=threading.Event)
    """Set when the other side hung up on a fault."""
    cuts: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    """Released each time that a line was cut."""

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=32)
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._run(self._accept)

    @property
    def url(self) -> str:
        scheme = "https" if self.tls else "http"
        return f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"

    def stop(self) -> None:
        self.stopping.set()
        for sock in (self._listener, *self._open):
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()
        for thread in self._threads:
            thread.join(LONGEST)

    def _run(self, work: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=work, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):  # the listener is closed in the end
            while True:
                sock, _ = self._listener.accept()
                self.connections += 1
                self._open.append(sock)
                self._run(self._serve, sock)

    def _serve(self, sock: socket.socket) -> None:
        with suppress(OSError, ValueError):
            sock.settimeout(LONGEST)
            line = self.tls.wrap_socket(sock, server_side=True) if self.tls else sock
            with line:
                while (asked := _read(line)) is not None:
                    self.asked.append(asked)
                    answer = self.sign_in if "/auth/" in asked.target else self.script
                    answer(Line(line, self, asked))

    def api_calls(self) -> list[Asked]:
        """What was asked besides signing in."""
        return [one for one in self.asked if "/auth/" not in one.target]


def _read(sock: socket.socket) -> Asked | None:
    data = b""
    while b"\r\n\r\n" not in data:
        part = sock.recv(65_536)
        if not part:
            return None
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (x.partition(":") for x in rest)}
    while len(body) < int(headers.get("content-length", 0)):
        body += sock.recv(65_536)
    method, target, _ = first.split(" ")
    return Asked(method, target, headers, body)


@contextmanager
def serving(
    script: Script, *, sign_in: Script | None = None, tls: ssl.SSLContext | None = None
) -> Iterator[WireServer]:
    """Run a server that answers as ``script`` wants, as long as the context lasts."""
    server = WireServer(script, tls=tls)
    if sign_in is not None:
        server.sign_in = sign_in
    try:
        yield server
    finally:
        server.stop()
