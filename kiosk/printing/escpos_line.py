"""The bytes between this program and a receipt printer, whichever way they go."""

from __future__ import annotations

from typing import Protocol


class Line(Protocol):
    """An open way to a printer and back. Whatever breaks it is an ``OSError``."""

    def send(self, data: bytes, seconds: float) -> int:
        """How many bytes were taken within ``seconds``; 0 when none were.

        Raises:
            OSError: the line is broken.
        """
        ...

    def receive(self, seconds: float) -> bytes:
        """What the printer said; empty when it said nothing within ``seconds``.

        Raises:
            OSError: the line is broken, or the printer has closed it.
        """
        ...

    def close(self) -> None:
        """End the line; what was taken still arrives."""

    def abort(self) -> None:
        """End the line; what has not arrived yet never does, as far as that can be had."""
