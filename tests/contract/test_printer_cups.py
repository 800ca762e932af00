"""The CUPS printer against a real print server with a scratch folder and a queue of its own.

The queue's printer is a listener in this test, so that what comes out can be compared.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from queue import Queue

import pytest

from kiosk.documents.picking_note import picking_note
from kiosk.ports.printer import Printer, PrinterGone
from kiosk.printing.cups import CupsPrinter
from kiosk.printing.cups_queue import CupsQueue, Job, JobState
from kiosk.printing.media import A4
from kiosk.printing.pdf import render
from tests.unit.documents.orders import request

# Debian keeps the server and its administration where only root looks.
PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
MISSING = [
    name for name in ("cupsd", "lpadmin", "lp", "ipptool") if shutil.which(name, path=PATH) is None
]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"CUPS is not installed: no {MISSING}")

NOTE = picking_note(request())
PATIENCE = 20.0
SERVER = """
LogLevel debug
Listen 127.0.0.1:{port}
DefaultAuthType None
DirtyCleanInterval 0
PreserveJobHistory Yes
Browsing No
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess default
JobPrivateValues default
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
FILES = """
ServerRoot {folder}/root
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/tmp
StateDir {folder}/state
ServerKeychain {folder}/root/ssl
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
"""


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port: int = taken.getsockname()[1]
        return port


class Cups:
    """A print server that nobody else knows."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.server = f"127.0.0.1:{self.port}"
        for name in ("root", "cache", "spool", "tmp", "state", "log"):
            (folder / name).mkdir()
        if os.geteuid() == 0:
            for name in ("cache", "spool", "tmp"):
                shutil.chown(folder / name, group="lp")
        (folder / "spool").chmod(0o710)
        (folder / "tmp").chmod(0o1770)
        (folder / "cupsd.conf").write_text(SERVER.format(port=self.port))
        (folder / "files.conf").write_text(FILES.format(folder=folder))
        self.log = folder / "log" / "error"
        asked = [self.tool("cupsd"), "-f", "-c", f"{folder}/cupsd.conf"]
        self.process = subprocess.Popen(
            [*asked, "-s", f"{folder}/files.conf"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def tool(self, name: str) -> str:
        return shutil.which(name, path=PATH) or name

    def wait_until_it_answers(self) -> None:
        for _ in range(200):
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(0.05)
                break
        pytest.fail(f"cupsd did not start: {self.log.read_text() if self.log.exists() else ''}")

    def administer(self, *command: str) -> None:
        subprocess.run(
            [self.tool(command[0]), "-h", self.server, *command[1:]],
            check=True, capture_output=True, timeout=30, env={**os.environ, "LC_ALL": "C"},
        )  # fmt: skip

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)


class Listener:
    """A network printer that keeps what it is sent."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.papers: Queue[bytes] = Queue()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        with suppress(OSError):  # closed: the test is over
            while True:
                line, _ = self._socket.accept()
                with line:
                    line.settimeout(PATIENCE)
                    self.papers.put(b"".join(iter(lambda: line.recv(65536), b"")))  # noqa: B023

    def stop(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(PATIENCE)


@pytest.fixture(scope="module")
def cups() -> Iterator[Cups]:
    # The server's helpers run as another user, who may not look into pytest's own folders.
    with tempfile.TemporaryDirectory(prefix="packbench-cups-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        server = Cups(folder)
        try:
            server.wait_until_it_answers()
            yield server
        finally:
            server.stop()


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.stop()


@pytest.fixture
def printer(cups: Cups, listener: Listener) -> Iterator[CupsPrinter]:
    name = f"bench{listener.port}"
    device = f"socket://127.0.0.1:{listener.port}"
    cups.administer("lpadmin", "-p", name, "-v", device, "-m", "raw", "-E")
    cups.administer("lpadmin", "-p", name, "-o", "printer-error-policy=abort-job")
    yield CupsPrinter(
        name="Office", queue=CupsQueue(queue=name, server=cups.server, patience=PATIENCE)
    )
    cups.administer("lpadmin", "-x", name)


def settled(printer: CupsPrinter, name: str) -> Job:
    """The job under ``name`` once CUPS is done with it."""
    for _ in range(400):
        job = printer.find(name)
        if job is not None and job.state >= JobState.CANCELLED:
            return job
        threading.Event().wait(0.05)  # CUPS tells nobody when a job ends; it must be asked
    pytest.fail(f"{name} does not end: {job}")


def test_what_is_put_out_arrives_at_the_printer_unchanged(
    printer: CupsPrinter, listener: Listener
) -> None:
    asked: Printer = printer

    job = asked.put(NOTE, NOTE.name)

    assert listener.papers.get(timeout=PATIENCE) == render(NOTE, A4)
    done = settled(printer, NOTE.name)
    assert done.state is JobState.COMPLETED
    assert job == f"{printer.queue.queue}-{done.id}"


def test_a_paused_queue_keeps_the_job_and_prints_it_later(
    cups: Cups, printer: CupsPrinter, listener: Listener
) -> None:
    cups.administer("cupsdisable", printer.queue.queue)

    printer.put(NOTE, "paused")

    waiting, status = printer.find("paused"), printer.queue.status()
    assert waiting is not None
    assert waiting.state is JobState.PENDING
    assert status.stopped
    assert "paused" in status.reasons
    cups.administer("cupsenable", printer.queue.queue)
    assert listener.papers.get(timeout=PATIENCE).startswith(b"%PDF-")
    assert settled(printer, "paused").state is JobState.COMPLETED


def test_a_queue_that_takes_no_jobs_has_printed_nothing(cups: Cups, printer: CupsPrinter) -> None:
    cups.administer("cupsreject", printer.queue.queue)

    with pytest.raises(PrinterGone, match="not accepting jobs"):
        printer.put(NOTE, "rejected")

    assert not printer.queue.status().accepting
    assert printer.find("rejected") is None


def test_a_queue_that_does_not_exist_has_printed_nothing(cups: Cups) -> None:
    nowhere = CupsPrinter(name="x", queue=CupsQueue(queue="nowhere", server=cups.server))

    with pytest.raises(PrinterGone, match="does not exist"):
        nowhere.put(NOTE, NOTE.name)


def test_a_job_for_a_printer_that_is_off_waits_until_it_is_cancelled(
    cups: Cups, printer: CupsPrinter, listener: Listener
) -> None:
    listener.stop()

    job = printer.put(NOTE, "off")

    waiting = printer.find("off")
    assert waiting is not None
    assert waiting.state in {JobState.PENDING, JobState.PROCESSING}
    cups.administer("cancel", job)
    assert settled(printer, "off").state is JobState.CANCELLED


def test_a_server_that_is_not_there_has_printed_nothing() -> None:
    queue = CupsQueue(queue="office", server=f"127.0.0.1:{free_port()}", patience=2)

    with pytest.raises(PrinterGone, match="does not answer"):
        CupsPrinter(name="Office", queue=queue).put(NOTE, NOTE.name)


def test_a_job_is_still_found_when_it_has_long_been_done(
    printer: CupsPrinter, listener: Listener
) -> None:
    printer.put(NOTE, "done")
    listener.papers.get(timeout=PATIENCE)
    settled(printer, "done")

    for _ in range(20):  # about a second later CUPS puts a job's details out of its memory
        assert printer.find("done") is not None
        threading.Event().wait(0.1)


def test_the_same_name_again_is_a_job_of_its_own(printer: CupsPrinter, listener: Listener) -> None:
    first = printer.put(NOTE, "twice")
    listener.papers.get(timeout=PATIENCE)

    again = printer.put(NOTE, "twice")

    assert again != first
    listener.papers.get(timeout=PATIENCE)
    assert f"{printer.queue.queue}-{settled(printer, 'twice').id}" == again
