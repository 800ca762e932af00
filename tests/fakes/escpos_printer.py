"""A receipt printer with faults: real-time status, a buffer of 4 kB, paper, a cover, a plug.

It listens in the network or at the end of a pseudo-terminal. Everything that it prints is in
``paper``; a test takes the paper away, opens the cover or pulls the plug, and gives it back.
"""

from __future__ import annotations

import os
import select
import socket
import struct
import threading
import tty
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Protocol

from tests.fakes.escpos_paper import Paper

BUFFER = 4096
NEVER = 1_000_000_000
LONGEST = 60.0
"""Seconds that it stands still at most; a test is over by then."""
_RESET = struct.pack("ii", 1, 0)


@dataclass
class Behaviour:
    """What this model can, and when something happens to it; dots and bytes count from power-on."""

    real_time: bool = True
    fence: bool = True
    process: bool = True
    automatic: bool = True
    paper_left: int = NEVER
    unplugged_after: int = NEVER
    """Bytes worked off before the plug is pulled; once."""
    opened_after: int = NEVER
    """Bytes worked off before somebody opens the cover; once."""
    cover_open: bool = False
    offline: bool = False
    deaf: bool = False
    """Takes the call and reads nothing."""
    hangs_up: bool = False
    """Takes the call and ends it at once."""


class Wire(Protocol):
    """An end of a line."""

    def fileno(self) -> int: ...
    def read(self, most: int) -> bytes: ...
    def write(self, data: bytes) -> None: ...
    def reset(self) -> None: ...


class SocketWire:
    """A connection."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self.fileno = line.fileno

    def read(self, most: int) -> bytes:
        return self._line.recv(most)

    def write(self, data: bytes) -> None:
        self._line.sendall(data)

    def reset(self) -> None:
        self._line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self._line.close()


class FileWire:
    """A pseudo-terminal."""

    def __init__(self, opened: int) -> None:
        self._opened = opened

    def fileno(self) -> int:
        return self._opened

    def read(self, most: int) -> bytes:
        return os.read(self._opened, most)

    def write(self, data: bytes) -> None:
        os.write(self._opened, data)

    def reset(self) -> None:
        os.close(self._opened)


class FaultPrinter:
    """The printer; works in a thread of its own until ``stop``."""

    def __init__(self, behaviour: Behaviour | None = None, dots: int = 576) -> None:
        self.behaviour = behaviour or Behaviour()
        self.paper = Paper(dots)
        self.calls = 0
        self.received = b""
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self._wire: Wire | None = None
        self._buffer = b""
        self._done = 0
        self._told = b""
        self._lock = threading.Lock()
        self._wake, self._woken = socket.socketpair()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @classmethod
    def at_a_terminal(cls, behaviour: Behaviour | None = None) -> tuple[FaultPrinter, str]:
        """The printer at the end of a cable, and the device at the other end."""
        ours, theirs = os.openpty()
        tty.setraw(theirs)
        printer = cls(behaviour)
        path = os.ttyname(theirs)
        with printer._lock:
            printer._wire = FileWire(ours)
            printer.theirs = theirs
        printer._wake.send(b"x")
        return printer, path

    theirs = -1

    def change(self, **what: bool | int) -> None:
        """Open or close the cover, refill the paper, and so on."""
        with self._lock:
            for name, value in what.items():
                setattr(self.behaviour, name, value)
        self._wake.send(b"x")

    def refill(self) -> None:
        """Put a new roll in."""
        self.change(paper_left=NEVER)

    def stop(self) -> None:
        """Switch it off."""
        self._stopping = True
        self._wake.send(b"x")
        self._thread.join(LONGEST)
        for end in (self._server, self._wake, self._woken):
            end.close()
        if self._wire is not None:
            with suppress(OSError):
                self._wire.reset()
        if self.theirs >= 0:
            os.close(self.theirs)

    def _run(self) -> None:
        while not self._stopping:
            ends: list[socket.socket | Wire] = [self._woken]
            ends.append(self._wire if self._wire is not None else self._server)
            if self._wire is not None and not self._reads():
                ends.pop()
            ready, _, _ = select.select(ends, [], [], LONGEST)
            with self._lock:
                self._turn(ready)

    def _turn(self, ready: list[socket.socket | Wire]) -> None:
        if self._woken in ready:
            self._woken.recv(4096)
        if self._server in ready:
            self._answer_the_call()
        elif self._wire is not None and self._wire in ready:
            self._receive()
        with suppress(OSError):
            self._tell()
            self._work()

    def _reads(self) -> bool:
        return not self.behaviour.deaf and len(self._buffer) < BUFFER

    def _answer_the_call(self) -> None:
        line, _ = self._server.accept()
        self.calls += 1
        self._told = b""
        if self.behaviour.hangs_up:
            line.close()
            return
        self._wire = SocketWire(line)

    def _receive(self) -> None:
        assert self._wire is not None
        try:
            data = self._wire.read(BUFFER - len(self._buffer))
        except OSError:
            data = b""
        if not data:
            self._hang_up()
            return
        self.received += data
        for at in range(len(data) - 2):
            if data[at : at + 2] == b"\x10\x04" and self.behaviour.real_time:
                with suppress(OSError):
                    self._wire.write(bytes([self._status(data[at + 2])]))
        self._buffer += data

    def _hang_up(self) -> None:
        if isinstance(self._wire, SocketWire):
            with suppress(OSError):
                self._wire.reset()
            self._wire = None
        self._work()

    def _work(self) -> None:
        while self._buffer and not self._blocked():
            taken = self.paper.take(self._buffer)
            if not taken:
                if len(self._buffer) >= BUFFER:
                    self.paper.unexpected.append(self._buffer[:8])
                    self._buffer = b""
                return
            self._buffer = self._buffer[taken:]
            self._done += taken
            self._say()
            if self._done >= self.behaviour.opened_after:
                self.behaviour.opened_after = NEVER
                self.behaviour.cover_open = True
            if self._done >= self.behaviour.unplugged_after:
                self._unplug()
            self._tell()

    def _say(self) -> None:
        said, self.paper.said = self.paper.said, []
        for answer in said:
            able = self.behaviour.process if answer[:1] == b"\x37" else self.behaviour.fence
            if able and self._wire is not None:
                with suppress(OSError):
                    self._wire.write(answer)

    def _unplug(self) -> None:
        self.behaviour.unplugged_after = NEVER
        self._buffer = b""
        self.paper.power_on()
        if self._wire is not None:
            self._wire.reset()
            self._wire = None

    def _tell(self) -> None:
        """Say unasked what changed, as ``GS a`` wants it."""
        if not self.behaviour.automatic or not self.paper.telling or self._wire is None:
            return
        status = bytes(
            [
                0x10 | (0x08 if self._blocked() else 0) | (0x20 if self._cover() else 0),
                0x00,
                0x0C if self._out_of_paper() else 0x00,
                0x00,
            ]
        )
        if status != self._told:
            self._told = status
            self._wire.write(status)

    def _status(self, question: int) -> int:
        bits = {
            1: 0x08 if self._blocked() else 0,
            2: (0x04 if self._cover() else 0) | (0x20 if self._out_of_paper() else 0),
            4: 0x60 if self._out_of_paper() else 0,
        }
        return 0x12 | bits.get(question, 0)

    def _blocked(self) -> bool:
        return self.behaviour.offline or self._cover() or self._out_of_paper()

    def _cover(self) -> bool:
        return self.behaviour.cover_open

    def _out_of_paper(self) -> bool:
        return self.paper.length >= self.behaviour.paper_left


@contextmanager
def switched_on(behaviour: Behaviour | None = None, dots: int = 576) -> Iterator[FaultPrinter]:
    """A printer in the network for the length of a test."""
    printer = FaultPrinter(behaviour, dots)
    try:
        yield printer
    finally:
        printer.stop()
