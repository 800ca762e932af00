"""A printer behind a CUPS queue, fed with PDF through ``lp`` and asked until the paper is out.

Counts of printed pages are not believed: CUPS counts what its filters made. Only a job's state is.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kiosk.ports.printer import (
    GivenUp,
    PrinterGone,
    PrinterUnsure,
    PrinterWaits,
    Unprintable,
    nobody,
)
from kiosk.printing.cups_queue import CupsQueue, Job, JobState, tool
from kiosk.printing.cups_states import given_up, trouble_of
from kiosk.printing.escpos_profile import Profile
from kiosk.printing.media import A4, MM
from kiosk.printing.names import plain
from kiosk.printing.rendered import as_pdf

if TYPE_CHECKING:
    from kiosk.documents.document import Document
    from kiosk.ports.printer import Told
    from kiosk.printing.rendered import Stock

_REQUEST_ID = re.compile(r"request id is \S+-(\d+) ")
_PAGE_SIZE = re.compile(rb"/MediaBox \[ ?0 0 ([\d.]+) ([\d.]+) ?\]")
LOOKS = 12
LOOK_SECONDS = 0.25
"""A job that is not done after so many looks is asked after again later, and others go on."""


@dataclass(frozen=True, kw_only=True)
class CupsPrinter:
    """Prints on ``queue``. What CUPS took, it prints when it can, and nobody sends it again.

    After a crash the queue is asked by the paper's name, for which CUPS must remember jobs that are
    done (PreserveJobHistory, its default).
    """

    name: str
    queue: CupsQueue
    medium: Stock = A4
    pictures: Path | None = None
    looks: int = LOOKS

    def prepare(self, document: Document) -> None:
        """Draw the paper ahead."""
        as_pdf(document, self.medium, self.pictures)

    def put(self, document: Document, name: str, told: Told = nobody) -> str:
        """Hand ``document`` to CUPS, see it to its end, and return the job such as ``office-12``.

        Raises:
            PrinterGone: CUPS, the queue or the tools are missing, or it takes no jobs.
            PrinterWaits: CUPS has it, and is not done with it.
            PrinterUnsure: the line to CUPS broke while the job was handed over.
            GivenUp: it was cancelled, or CUPS could not print it.
        """
        del told  # what keeps it is said with PrinterWaits: nobody waits here for long
        job = self.submit(document, name)
        return self._watch(job)

    def resume(self, name: str) -> str | None:
        """Ask the queue after the newest job under ``name``; None when it has none.

        Raises:
            PrinterGone: CUPS does not answer.
            PrinterWaits: CUPS has it, and is not done with it.
            GivenUp: it was cancelled, or CUPS could not print it.
        """
        job = self.find(name)
        return None if job is None else self._outcome(job)

    def check(self) -> str:
        """Ask CUPS how the queue is.

        Raises:
            PrinterGone: it does not answer, has no such queue, or prints nothing now.
        """
        status = self.queue.status()
        why = status.message or ", ".join(sorted(status.reasons))
        if not status.accepting:
            raise PrinterGone(f"{self.queue.queue} takes no papers: cupsaccept starts it again")
        if status.stopped:
            raise PrinterGone(f"{self.queue.queue} has stopped: {why}", trouble_of(None, status))
        trouble = trouble_of(None, status)
        if trouble is not None:
            raise PrinterGone(f"{self.queue.queue}: {why}", trouble)
        return f"{self.queue.queue} takes papers"

    def submit(self, document: Document, name: str) -> int:
        """Hand ``document`` to CUPS and return the job's number.

        Raises:
            PrinterGone: CUPS, the queue or the tools are missing, or it takes no jobs.
            PrinterUnsure: the line to CUPS broke while the job was handed over.
        """
        title = plain(name)
        content = as_pdf(document, self.medium, self.pictures)
        before = self.queue.newest()
        with tempfile.TemporaryDirectory(prefix="packbench-") as folder:
            file = Path(folder) / f"{title}.pdf"
            file.write_bytes(content)
            job, why = self._submit(file, title, self._media(content))
        if job is None:
            self._settle(title, before, why)
        return job

    def find(self, name: str) -> Job | None:
        """The newest job under ``name``; after a crash it tells whether CUPS took the paper.

        Raises:
            PrinterGone: CUPS does not answer.
        """
        return next((job for job in reversed(self.queue.jobs()) if job.title == name), None)

    def _watch(self, number: int) -> str:
        """Look after a job for a little while."""
        waits = PrinterWaits(f"{self._id(number)} was handed over")
        for _ in range(self.looks):
            try:
                return self._outcome(self._job(number))
            except PrinterWaits as still:
                waits = still
            except PrinterGone as gone:  # CUPS has it: only the answer is lost
                raise PrinterWaits(gone.detail, gone.trouble) from gone
            threading.Event().wait(LOOK_SECONDS)  # CUPS tells nobody when a job ends
        raise waits

    def _job(self, number: int) -> Job:
        found = self.queue.job(number)
        if found is None:
            raise PrinterUnsure(f"{self._id(number)} has vanished from the queue")
        return found

    def _outcome(self, job: Job) -> str:
        if job.state is JobState.COMPLETED:
            return self._id(job.id)
        why = given_up(job)
        if why is not None:
            raise GivenUp(f"{self._id(job.id)}: {why}")
        trouble = trouble_of(job, self.queue.status())
        raise PrinterWaits(f"{self._id(job.id)} waits", trouble)

    def _id(self, number: int) -> str:
        return f"{self.queue.queue}-{number}"

    def _media(self, content: bytes) -> str:
        """What CUPS calls the paper; a roll is as long as what stands on it."""
        if not isinstance(self.medium, Profile):
            return self.medium.name
        size = _PAGE_SIZE.search(content)
        if size is None:
            raise Unprintable("the length of the roll can't be told")
        width, height = (float(points) / MM for points in size.groups())
        return f"Custom.{width:.1f}x{height:.1f}mm"

    def _submit(self, file: Path, title: str, media: str) -> tuple[int | None, str]:
        """The new job's number, or None and what ``lp`` said."""
        lp = tool("lp")
        to = ["-h", self.queue.server, "-d", self.queue.queue, "-t", title]
        # The bars of a barcode are whole dots only while nothing scales the page.
        how = ["-o", f"media={media}", "-o", "print-scaling=none"]
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
