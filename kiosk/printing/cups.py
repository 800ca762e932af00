"""A printer behind a CUPS queue, fed with PDF through ``lp``."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kiosk.ports.printer import PrinterGone, PrinterUnsure
from kiosk.printing.cups_queue import CupsQueue, Job, tool
from kiosk.printing.media import A4, Medium
from kiosk.printing.names import plain
from kiosk.printing.pdf import render

if TYPE_CHECKING:
    from kiosk.documents.document import Document

_REQUEST_ID = re.compile(r"request id is \S+-(\d+) ")


@dataclass(frozen=True, kw_only=True)
class CupsPrinter:
    """Prints on ``queue``. What CUPS took, it prints when it can: ``find`` tells how far it is."""

    name: str
    queue: CupsQueue
    medium: Medium = A4
    pictures: Path | None = None

    def put(self, document: Document, name: str) -> str:
        """Hand ``document`` to CUPS and return the job's id, such as ``office-12``.

        Raises:
            PrinterGone: CUPS, the queue or the tools are missing, or it takes no jobs.
            PrinterUnsure: the line to CUPS broke while the job was handed over.
        """
        title = plain(name)
        content = render(document, self.medium, self.pictures)
        before = self.queue.newest()
        with tempfile.TemporaryDirectory(prefix="packbench-") as folder:
            file = Path(folder) / f"{title}.pdf"
            file.write_bytes(content)
            job, why = self._submit(file, title)
        if job is None:
            self._settle(title, before, why)
        return f"{self.queue.queue}-{job}"

    def took(self, name: str) -> bool:
        """Whether CUPS has, or had, a job of this name that was not thrown away.

        Raises:
            PrinterGone: CUPS does not answer.
        """
        return self.find(name) is not None

    def find(self, name: str) -> Job | None:
        """The newest job under ``name``; after a crash it tells whether CUPS took the paper.

        Raises:
            PrinterGone: CUPS does not answer.
        """
        return next((job for job in reversed(self.queue.jobs()) if job.title == name), None)

    def _submit(self, file: Path, title: str) -> tuple[int | None, str]:
        """The new job's number, or None and what ``lp`` said."""
        lp = tool("lp")
        to = ["-h", self.queue.server, "-d", self.queue.queue, "-t", title]
        # The bars of a barcode are whole dots only while nothing scales the page.
        how = ["-o", f"media={self.medium.name}", "-o", "print-scaling=none"]
        try:
            done = subprocess.run(
                [lp, *to, *how, "--", str(file)],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=self.queue.patience,
                check=False,
                env={**os.environ, "LC_ALL": "C"},
            )
        except subprocess.TimeoutExpired:
            return None, f"{self.queue.queue}: lp took more than {self.queue.patience:.0f} s"
        said = _REQUEST_ID.search(done.stdout) if done.returncode == 0 else None
        return (int(said[1]), "") if said else (None, done.stderr.strip() or "lp failed")

    def _settle(self, title: str, before: int, why: str) -> NoReturn:
        """Tell whether a job came into being although ``lp`` did not say so."""
        try:
            job = self.find(title)
        except PrinterGone as error:
            raise PrinterUnsure(f"{why}; {error.detail}") from error
        if job is not None and job.id > before:
            raise PrinterUnsure(f"{why}; yet there is a job {self.queue.queue}-{job.id}")
        raise PrinterGone(why)
