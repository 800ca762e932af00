"""A scanner on a serial line, or one on USB that is set up to be one: no focus, no layout of keys.

It may be pulled out and put back at any time, and is heard again within seconds.
"""

from __future__ import annotations

import logging
import sys
from collections import deque
from collections.abc import Callable
from errno import EACCES, EAGAIN, EBUSY, EPERM

from serial import Serial

from kiosk.scanner.codes import Codes

if sys.platform == "win32":
    BROKEN: tuple[type[Exception], ...] = (OSError,)
else:
    import termios

    BROKEN = (OSError, termios.error)
"""What a line that breaks, or is not there, raises."""

log = logging.getLogger(__name__)

SILENCE = 0.1
"""Seconds without a byte after which a code without an end is over."""
AGAIN = 2.0
"""Seconds between two tries to open the line."""
BITE = 4096
"""Bytes read at once; the rest waits in the system's buffer."""

MISSING = "The scanner at {port} is not connected. Check its cable."
FORBIDDEN = "The scanner at {port} may not be used by this user. Tell the office."
BUSY = "The scanner at {port} is used by another program. Tell the office."
NO_SUCH_SPEED = "The scanner at {port} can't be used at {baud} baud. Tell the office."
GARBLED = "The scanner at {port} can't be understood. Check that it is set to {baud} baud."


class SerialScanner:
    """Calls ``scanned`` with each whole code, and ``told`` with a sentence when something is wrong.

    ``told`` hears of each trouble once, and an empty text when it is over. Both are called by the
    thread that calls ``step``. ``prefix`` is taken off where it stands; it need not, for nobody
    types on this line.

        scanner = SerialScanner("/dev/ttyACM0", 9600, scanned, told)
        loop = Loop("scanner", scanner.step, scanner.close)
    """

    def __init__(
        self,
        port: str,
        baud: int,
        scanned: Callable[[str], object],
        told: Callable[[str], object],
        *,
        prefix: str = "",
    ) -> None:
        """``port`` is a device such as ``/dev/ttyACM0`` or ``COM3``; nothing is opened yet."""
        self._port = port
        self._baud = baud
        self._scanned = scanned
        self._told = told
        self._prefix = prefix
        self._line: Serial | None = None
        self._codes = Codes()
        self._whole: deque[str] = deque()
        self._trouble = ""

    def step(self) -> float:
        """Hear what comes, for 0.1 seconds at most; returns the seconds to wait before the next."""
        try:
            self._hear(self._line or self._open())
        except BROKEN as exc:
            self._give_up(_words(exc), exc)
            return AGAIN
        except ValueError as exc:
            self._give_up(NO_SUCH_SPEED, exc)
            return AGAIN
        self._hand_on()
        return 0.0

    def close(self) -> None:
        """Let go of the line; another ``step`` would open it again."""
        line, self._line = self._line, None
        self._codes.forget()
        if line is None:
            return
        try:
            line.close()
        except BROKEN:
            log.debug("a line that broke could not be closed", exc_info=True)

    def _open(self) -> Serial:
        self._line = Serial(self._port, self._baud, timeout=SILENCE, exclusive=True)
        log.info("the scanner at %s is there", self._port)
        self._say("")
        return self._line

    def _hear(self, line: Serial) -> None:
        dropped = self._codes.dropped
        came = line.read(1)
        if came:
            came += line.read(min(line.in_waiting, BITE))
            self._whole += self._codes.take(came)
        elif code := self._codes.silence():
            self._whole.append(code)
        if self._codes.dropped > dropped:
            self._say(GARBLED)

    def _hand_on(self) -> None:
        while self._whole:
            # Taken off first: what nobody can bear must not come again and again.
            code = self._whole.popleft().removeprefix(self._prefix)
            if code:
                self._say("")
                self._scanned(code)

    def _give_up(self, trouble: str, exc: Exception) -> None:
        self.close()
        self._say(trouble, exc)

    def _say(self, trouble: str, exc: Exception | None = None) -> None:
        words = trouble.format(port=self._port, baud=self._baud)
        if words == self._trouble:
            return
        self._trouble = words
        if words:
            log.warning("%s (%s)", words, exc or "too long for a code")
        self._told(words)


def _words(exc: Exception) -> str:
    reason = getattr(exc, "errno", None)
    if reason in {EACCES, EPERM}:
        return FORBIDDEN
    return BUSY if reason in {EAGAIN, EBUSY} else MISSING
