"""The wire to paper: something that takes a finished document, and how it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kiosk.documents.document import Document


class Printer(Protocol):
    """Where papers come out."""

    @property
    def name(self) -> str:
        """The printer's name, as it stands on the button."""
        ...

    def put(self, document: Document, name: str) -> str:
        """Put ``document`` out under ``name`` and say where it is: a path or a job id.

        Raises:
            PrinterGone: nothing was printed; it may be tried again.
            PrinterUnsure: something may have come out; a person must look.
        """
        ...

    def took(self, name: str) -> bool:
        """Whether a document of this name was taken before, as far as can be told.

        Raises:
            PrinterError: it can't be told.
        """
        ...


class PrinterError(Exception):
    """Paper did not come out as asked; ``detail`` is for people, without personal data."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class PrinterGone(PrinterError):
    """The printer or its folder can't be reached; nothing was printed."""


class PrinterUnsure(PrinterError):
    """The outcome is not known; paper has no idempotency key, so a person must look."""


class Unprintable(PrinterError):
    """The document itself can't be put out; trying again can't help."""
