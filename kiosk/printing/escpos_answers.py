"""What a receipt printer says of itself, byte by byte.

Four kinds of answers share one line, and each is known by its first byte (Epson's ESC/POS
reference): real-time status ``0xx1xx10``, automatic status ``0xx1xx00`` and three bytes more,
paper status ``0xx0xxxx``, and a process id ``37 22 d1 d2 d3 d4 00``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

_FIXED = 0b1001_0011
_REAL_TIME = 0b0001_0010
_AUTOMATIC = 0b0001_0000
_HIGH = 0b1001_0000
_AUTOMATIC_LENGTH = 4
_PROCESS = b"\x37\x22"
_PROCESS_LENGTH = 7

OUT_OF_PAPER = "it is out of paper"
COVER_OPEN = "its cover is open"
OFFLINE = "it is offline"
CUTTER = "its cutter is jammed"
FAULT = "it reports a fault: switch it off and on"
HOT = "its head is too hot: it goes on by itself"


@dataclass(frozen=True)
class RealTime:
    """The answer to ``DLE EOT n``; which n, only who asked knows."""

    byte: int


@dataclass(frozen=True)
class Automatic:
    """Said unasked, when something changed; ``trouble`` is empty when all is well."""

    trouble: str


@dataclass(frozen=True)
class Paper:
    """The answer to ``GS r 1``: all that was sent before has been worked off."""


@dataclass(frozen=True)
class Printed:
    """The answer to ``GS ( H`` 48: all that was sent before it is on paper."""

    id: bytes


Answer: TypeAlias = RealTime | Automatic | Paper | Printed


class Answers:
    """Takes bytes as they come, and keeps what is not complete yet."""

    def __init__(self) -> None:
        self._rest = b""

    def read(self, said: bytes) -> list[Answer]:
        """The answers that are complete now."""
        self._rest += said
        found: list[Answer] = []
        while self._rest:
            length = _length(self._rest[0])
            if len(self._rest) < length:
                break
            answer = _answer(self._rest[:length])
            # What can't be told is let go byte by byte: flow control, or noise on the line.
            self._rest = self._rest[length if answer else 1 :]
            found += [answer] if answer else []
        return found


def trouble_of(question: int, byte: int) -> str:
    """What the answer to ``DLE EOT`` ``question`` means for a job; empty when nothing."""
    for asked, mask, words in (
        (2, 0x20, OUT_OF_PAPER),
        (2, 0x04, COVER_OPEN),
        (3, 0x08, CUTTER),
        (3, 0x20, FAULT),
        (3, 0x40, HOT),
        (4, 0x60, OUT_OF_PAPER),
        (1, 0x08, OFFLINE),
    ):
        if question == asked and byte & mask:
            return words
    return ""


def _length(first: int) -> int:
    if first == _PROCESS[0]:
        return _PROCESS_LENGTH
    return _AUTOMATIC_LENGTH if first & _FIXED == _AUTOMATIC else 1


def _answer(said: bytes) -> Answer | None:
    first = said[0]
    if said.startswith(_PROCESS) and said.endswith(b"\x00"):
        return Printed(said[2:6])
    if len(said) == _AUTOMATIC_LENGTH:
        return Automatic(_trouble(said)) if not any(byte & _HIGH for byte in said[1:]) else None
    if first & _FIXED == _REAL_TIME:
        return RealTime(first)
    return Paper() if len(said) == 1 and not first & _HIGH else None


def _trouble(status: bytes) -> str:
    """Of an automatic status: online and cover in its first byte, errors and paper in the next."""
    for at, mask, words in (
        (2, 0x0C, OUT_OF_PAPER),
        (0, 0x20, COVER_OPEN),
        (1, 0x08, CUTTER),
        (1, 0x20, FAULT),
        (1, 0x40, HOT),
        (0, 0x08, OFFLINE),
    ):
        if status[at] & mask:
            return words
    return ""
