"""The wire to paper: something that takes a finished document, and how it fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeAlias

from kiosk.domain.paper_state import Trouble

if TYPE_CHECKING:
    from kiosk.documents.document import Document

Told: TypeAlias = Callable[[Trouble | None], None]
"""Hears what keeps a paper that has begun, and None when it goes on."""


class Printer(Protocol):
    """Where papers come out; used by one thread, which may be kept waiting."""

    @property
    def name(self) -> str:
        """The printer's name, as it stands on the button."""
        ...

    def prepare(self, document: Document) -> None:
        """Make ready what ``put`` of an equal document will send."""
        ...

    def put(self, document: Document, name: str, told: Told) -> str:
        """Put ``document`` out under ``name`` and say where it is: a path or a job id.

        Raises:
            PrinterGone: nothing was printed; it may be tried again.
            PrinterWaits: the printer has it and will print it; ``resume`` tells how it went.
            PrinterUnsure: something may have come out; a person must look.
            GivenUp: the printer had it, and has it no more.
            Unprintable: it can't be put out at all.
        """
        ...

    def resume(self, name: str) -> str | None:
        """Say what became of a document that was put out under ``name``: where it is.

        None when it never arrived, so that it may be put out.

        Raises:
            PrinterGone: it can't be told now.
            PrinterWaits: the printer has it, and will print it.
            PrinterUnsure: nobody can tell; a person must look.
            GivenUp: the printer had it, and has it no more.
        """
        ...

    def check(self) -> str:
        """Say in words how the printer is.

        Raises:
            PrinterError: nothing can be printed now.
        """
        ...


def nobody(_: Trouble | None) -> None:
    """Hear nothing."""


class PrinterError(Exception):
    """Paper did not come out as asked; ``detail`` is for the log, without personal data."""

    usual = Trouble.OTHER

    def __init__(self, detail: str, trouble: Trouble | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.trouble = trouble or self.usual


class PrinterGone(PrinterError):
    """The printer or its folder can't be had; nothing was printed."""

    usual = Trouble.AWAY


class PrinterWaits(PrinterError):
    """The printer has the paper and prints it when it can; it must not be sent again."""


class PrinterUnsure(PrinterError):
    """The outcome is not known; paper has no idempotency key, so a person must look."""

    usual = Trouble.UNSURE


class GivenUp(PrinterError):
    """The printer had the paper, and will not print it; ``detail`` says why."""

    usual = Trouble.GIVEN_UP


class Unprintable(PrinterError):
    """The document itself can't be put out; trying again can't help."""

    usual = Trouble.UNPRINTABLE
