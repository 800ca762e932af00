"""What a CUPS queue says of itself and of its jobs, asked with CUPS's own ``ipptool``.

``lpstat`` would do for the queue, but it translates its words and shows no job's title. Numbers of
printed pages are left out: CUPS counts what its filters made, not what came out on paper.
"""

from __future__ import annotations

import plistlib
import re
import shutil
import subprocess
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from kiosk.ports.printer import PrinterGone

_QUEUE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,126}")
_SERVER = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*(?::\d{1,5})?")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Not allowed in XML, but seen in other programs' job titles."""

_REQUEST = """{{
  OPERATION {operation}
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR language attributes-natural-language en
  ATTR uri printer-uri $uri
  ATTR name requesting-user-name $user
  {more}
}}
"""
# No limit in these two: CUPS lists the oldest job first, and keeps 500 of them at most.
_NUMBERS = _REQUEST.format(
    operation="Get-Jobs",
    more="ATTR keyword which-jobs all\n  ATTR keyword requested-attributes job-id",
)
_JOBS = _REQUEST.format(
    operation="Get-Jobs",
    # Once a job is done CUPS forgets its title, unless it is asked for something that makes it
    # read the job's file again: job-uuid is asked for that alone.
    more="ATTR keyword which-jobs all\n"
    "  ATTR keyword requested-attributes job-id,job-name,job-state,job-state-reasons,job-uuid",
)
_JOB = _REQUEST.format(
    operation="Get-Job-Attributes",
    more="ATTR integer job-id NUMBER\n"
    "  ATTR keyword requested-attributes job-id,job-name,job-state,job-state-reasons",
)
_PRINTER = _REQUEST.format(
    operation="Get-Printer-Attributes",
    more="ATTR keyword requested-attributes printer-state,printer-state-reasons,"
    "printer-state-message,printer-is-accepting-jobs",
)


class JobState(IntEnum):
    """A job's state (RFC 8011, 5.3.7)."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELLED = 7
    ABORTED = 8
    COMPLETED = 9


@dataclass(frozen=True, kw_only=True)
class Job:
    """A job as CUPS knows it; ``reasons`` are IPP keywords such as ``job-printing``."""

    id: int
    title: str
    state: JobState
    reasons: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class QueueStatus:
    """A queue as CUPS knows it; ``reasons`` are IPP keywords such as ``media-empty-error``."""

    accepting: bool
    stopped: bool
    reasons: frozenset[str]
    message: str


class NotThere(PrinterGone):
    """CUPS knows no such job, or no such queue."""


@dataclass(frozen=True, kw_only=True)
class CupsQueue:
    """One queue of the CUPS at ``server``; ``patience`` is the seconds that an answer may take.

    Raises:
        ValueError: for a queue or server whose name can't be one.
    """

    queue: str
    server: str = "localhost:631"
    patience: float = 10.0

    def __post_init__(self) -> None:
        if not _QUEUE.fullmatch(self.queue):
            raise ValueError(f"{self.queue!r} can't be the name of a print queue")
        if not _SERVER.fullmatch(self.server):
            raise ValueError(f"{self.server!r} can't be a print server: say host or host:port")

    def newest(self) -> int:
        """The number of the newest job, 0 before the first one.

        Raises:
            PrinterGone: CUPS does not answer, or does not know the queue.
        """
        return max((int(each.get("job-id", 0)) for each in self._ask(_NUMBERS)), default=0)

    def jobs(self) -> tuple[Job, ...]:
        """All jobs that CUPS still remembers, the newest last.

        Raises:
            PrinterGone: CUPS does not answer, or does not know the queue.
        """
        found = [_job(each) for each in self._ask(_JOBS)[1:] if "job-id" in each]
        return tuple(sorted(found, key=lambda job: job.id))

    def job(self, number: int) -> Job | None:
        """One job as it is now; None when CUPS does not remember it. Its title may be empty.

        Raises:
            PrinterGone: CUPS does not answer, or does not know the queue.
        """
        try:
            groups = self._ask(_JOB.replace("NUMBER", str(number)))
        except NotThere:
            self.status()  # is it the queue that is not there?
            return None
        return next((_job(each) for each in groups if "job-state" in each), None)

    def status(self) -> QueueStatus:
        """What the queue says of itself and of its printer.

        Raises:
            PrinterGone: CUPS does not answer, or does not know the queue.
        """
        answer = {key: value for group in self._ask(_PRINTER) for key, value in group.items()}
        stopped = 5  # printer-state (RFC 8011, 5.4.11)
        return QueueStatus(
            accepting=bool(answer.get("printer-is-accepting-jobs", True)),
            stopped=answer.get("printer-state") == stopped,
            reasons=_keywords(answer.get("printer-state-reasons")),
            message=str(answer.get("printer-state-message", "")),
        )

    def _ask(self, request: str) -> list[dict[str, Any]]:
        uri = f"ipp://{self.server}/printers/{self.queue}"
        asked = [tool("ipptool"), "-X", "-T", f"{max(1, round(self.patience))}", uri, "/dev/stdin"]
        try:
            done = subprocess.run(
                asked,
                input=request.encode(),
                capture_output=True,
                timeout=self.patience + 1,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise PrinterGone(f"the print server {self.server} does not answer") from error
        return self._read(done.stdout)

    def _read(self, answer: bytes) -> list[dict[str, Any]]:
        text = _UNPRINTABLE.sub("", answer.decode("utf-8", "replace"))
        try:
            test = plistlib.loads(text.encode())["Tests"][0]
            groups: list[dict[str, Any]] = test["ResponseAttributes"]
            status = str(test["StatusCode"])
        except Exception as error:  # plistlib raises whatever its parser does
            raise PrinterGone(f"the print server {self.server} does not answer") from error
        if not status.startswith("successful"):
            why = groups[0].get("status-message", status) if groups else status
            gone = NotThere if status == "client-error-not-found" else PrinterGone
            raise gone(f"{self.queue}: {why}")
        return groups


def tool(name: str) -> str:
    """The path of one of CUPS's programs.

    Raises:
        PrinterGone: it is not installed.
    """
    path = shutil.which(name)
    if path is None:
        raise PrinterGone(f"the program {name} is missing: install the tools of CUPS")
    return path


def _job(answer: dict[str, Any]) -> Job:
    return Job(
        id=int(answer.get("job-id", 0)),
        title=str(answer.get("job-name", "")),
        state=JobState(answer["job-state"]),
        reasons=_keywords(answer.get("job-state-reasons")),
    )


def _keywords(given: object) -> frozenset[str]:
    """IPP sends one keyword bare, several as a list, and ``none`` for none."""
    several = given if isinstance(given, list) else [given]
    return frozenset(str(each) for each in several if each not in {None, "none"})
