"""A printer that puts papers as PDF files into a folder, whole or not at all."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.ports.printer import PrinterGone, nobody
from kiosk.ports.whole_file import write_whole
from kiosk.printing.media import A4
from kiosk.printing.names import pdf_name
from kiosk.printing.rendered import as_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.documents.document import Document
    from kiosk.ports.printer import Told
    from kiosk.printing.rendered import Stock


@dataclass(frozen=True, kw_only=True)
class FolderPrinter:
    """Writes into ``folder``, which must exist: a share that is not mounted is not made up.

    The same name replaces the same paper, so that a repeat leaves one file.
    """

    name: str
    folder: Path
    medium: Stock = A4
    pictures: Path | None = None

    def prepare(self, document: Document) -> None:
        """Draw the paper ahead."""
        as_pdf(document, self.medium, self.pictures)

    def put(self, document: Document, name: str, told: Told = nobody) -> str:
        """Write ``document`` as ``<name>.pdf`` and return its path.

        Raises:
            Unprintable: the name is not plain.
            PrinterGone: the folder can't be written to.
        """
        del told  # a folder takes a paper at once, or not at all
        target = self.folder / pdf_name(name)
        content = as_pdf(document, self.medium, self.pictures)
        try:
            write_whole(target, content)
        except OSError as error:
            raise PrinterGone(f"{self.folder}: {error.strerror or error}") from error
        return str(target)

    def resume(self, name: str) -> str | None:
        """The file's path, if it is there.

        Raises:
            PrinterGone: the folder is not there, so that it can't be told.
        """
        if not self.folder.is_dir():
            raise PrinterGone(f"{self.folder} is not there")
        target = self.folder / pdf_name(name)
        return str(target) if target.exists() else None

    def check(self) -> str:
        """Say where papers go.

        Raises:
            PrinterGone: the folder is not there, or can't be written to.
        """
        if not self.folder.is_dir():
            raise PrinterGone(f"the folder {self.folder} is not there")
        if not os.access(self.folder, os.W_OK | os.X_OK):
            raise PrinterGone(f"the folder {self.folder} can't be written to")
        return f"papers are kept as PDF in {self.folder}"
