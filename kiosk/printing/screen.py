"""A printer without paper: what comes out of it is shown on the glass, and kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.ports.printer import nobody
from kiosk.printing.rendered import as_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.documents.document import Document
    from kiosk.ports.printer import Told
    from kiosk.printing.rendered import Stock


@dataclass(frozen=True, kw_only=True)
class ScreenPrinter:
    """Draws each paper as a real printer would, and lets the glass show it."""

    name: str
    medium: Stock
    pictures: Path | None = None

    def prepare(self, document: Document) -> None:
        """Draw the paper ahead."""
        as_pdf(document, self.medium, self.pictures)

    def put(self, document: Document, name: str, told: Told = nobody) -> str:
        """Draw the paper; whoever shows it draws it from the same document."""
        del name, told
        self.prepare(document)
        return self.name

    def resume(self, name: str) -> str | None:
        """Say that it came out: nothing is lost by looking again."""
        del name
        return self.name

    def check(self) -> str:
        """Say that there is nothing that can be wrong."""
        return "papers are shown on the screen"
