"""A receipt printer on a cable of its own: a device file, or a serial line.

The kernel's own ``usblp`` driver shows a USB printer as ``/dev/usb/lp0``; nothing is detached from
it and CUPS can't be in the way. A serial port is set up by pyserial, and then is a file as well.
"""

from __future__ import annotations

import errno
import os
import select
from dataclasses import dataclass
from typing import TYPE_CHECKING

from serial import Serial, SerialException

if TYPE_CHECKING:
    from collections.abc import Callable

CHUNK = 512
"""Bytes written at a time: a device takes all or blocks, and a small bite is soon swallowed."""
MOST = 4096


@dataclass(frozen=True, kw_only=True)
class DevicePlace:
    """A character device such as ``/dev/usb/lp0``."""

    path: str

    def __str__(self) -> str:
        return self.path

    def open(self) -> DeviceLine:
        """Open the device.

        Raises:
            OSError: it is not there, is busy, or may not be used by this user.
        """
        opened = os.open(self.path, os.O_RDWR | _waits_for_nothing())
        return DeviceLine(opened, lambda: os.close(opened))


@dataclass(frozen=True, kw_only=True)
class SerialPlace:
    """A serial port, as the printer's switches set it; most printers use no parity."""

    path: str
    baud: int = 19200
    parity: str = "N"
    handshake: str = "dtr"
    """``dtr``, ``rts``, ``xon`` or ``none``."""

    def __str__(self) -> str:
        return self.path

    def open(self) -> DeviceLine:
        """Open and set up the port.

        Raises:
            OSError: it is not there, is busy, or can't be set so.
        """
        try:
            port = Serial(
                self.path,
                self.baud,
                parity=self.parity,
                timeout=0,
                write_timeout=0,
                dsrdtr=self.handshake == "dtr",
                rtscts=self.handshake == "rts",
                xonxoff=self.handshake == "xon",
                exclusive=True,
            )
        except (SerialException, ValueError) as error:
            raise OSError(str(error)) from error
        return DeviceLine(port.fileno(), port.close)


class DeviceLine:
    """An open device; whatever it takes, it keeps."""

    def __init__(self, opened: int, close: Callable[[], None]) -> None:
        self._opened = opened
        self._close = close

    def send(self, data: bytes, seconds: float) -> int:
        _, writable, _ = select.select([], [self._opened], [], seconds)
        if not writable:
            return 0
        try:
            return os.write(self._opened, data[:CHUNK])
        except BlockingIOError:
            return 0

    def receive(self, seconds: float) -> bytes:
        readable, _, _ = select.select([self._opened], [], [], seconds)
        if not readable:
            return b""
        try:
            said = os.read(self._opened, MOST)
        except BlockingIOError:
            return b""
        if not said:
            # usblp reads as ended while the printer has nothing to say; a cable that was pulled
            # shows with the next byte written.
            select.select([], [], [], min(seconds, 0.05))
        return said

    def close(self) -> None:
        self._close()

    def abort(self) -> None:
        self._close()


def _waits_for_nothing() -> int:
    """``O_NONBLOCK``, where devices are files.

    Raises:
        OSError: on a system without.
    """
    flag = getattr(os, "O_NONBLOCK", None)
    if flag is None:
        raise OSError(errno.ENOSYS, "a printer can be used as a file on Linux alone")
    return int(flag) | int(getattr(os, "O_NOCTTY", 0))
