"""The CUPS printer against a real print server with a scratch folder and a queue of its own.

The queue's printer is a listener in this test, so that what comes out can be compared.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.documents.picking_note import picking_note
from kiosk.domain.paper_state import Trouble
from kiosk.ports.printer import (
    GivenUp,
    Printer,
    PrinterGone,
    PrinterUnsure,
    PrinterWaits,
    nobody,
)
from kiosk.printing.cups import CupsPrinter
from kiosk.printing.cups_queue import CupsQueue, Job, JobState
from kiosk.printing.escpos_profile import ROLL_80
from kiosk.printing.media import A4
from kiosk.printing.pdf import render
from kiosk.printing.rendered import as_pdf
from tests.contract.cups import MISSING, PATIENCE, Cups, Listener, free_port
from tests.unit.documents.orders import line, order, request

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"CUPS is not installed: no {MISSING}")

NOTE = picking_note(request())
TURNS = 8
LONG = picking_note(request(order(*[line(f"SKU-{n:04}") for n in range(1500)])))
"""More than the buffers on the way hold."""


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
    cups.add(name, listener.port)
    yield CupsPrinter(
        name="Office",
        queue=CupsQueue(queue=name, server=cups.server, patience=PATIENCE),
        looks=80,
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

    job = asked.put(NOTE, NOTE.name, nobody)

    assert listener.papers.get(timeout=PATIENCE) == render(NOTE, A4)
    done = settled(printer, NOTE.name)
    assert done.state is JobState.COMPLETED
    assert job == f"{printer.queue.queue}-{done.id}"


def impatient(printer: CupsPrinter) -> CupsPrinter:
    return replace(printer, looks=2)


def waits(printer: CupsPrinter, name: str, trouble: Trouble | None) -> None:
    """The queue says of the paper that ``trouble`` keeps it, once it has found out."""
    for _ in range(400):
        with pytest.raises(PrinterWaits) as asked:
            printer.resume(name)
        if trouble is None or asked.value.trouble is trouble:
            return
        threading.Event().wait(0.05)
    pytest.fail(f"{name} waits for {asked.value.trouble}: {asked.value.detail}")


def comes_out(printer: CupsPrinter, name: str) -> str:
    """Ask until the queue says that the paper is out."""
    for _ in range(400):
        try:
            there = printer.resume(name)
        except PrinterWaits:
            threading.Event().wait(0.05)
        else:
            assert there is not None
            return there
    pytest.fail(f"{name} does not come out")


def test_a_paused_queue_says_so_and_the_paper_comes_out_once_it_goes_on(
    cups: Cups, printer: CupsPrinter, listener: Listener
) -> None:
    cups.administer("cupsdisable", printer.queue.queue)

    with pytest.raises(PrinterWaits) as put:
        impatient(printer).put(NOTE, "paused")

    assert put.value.trouble is Trouble.PAUSED
    waits(printer, "paused", Trouble.PAUSED)
    with pytest.raises(PrinterGone, match="has stopped"):
        printer.check()
    cups.administer("cupsenable", printer.queue.queue)
    assert listener.papers.get(timeout=PATIENCE).startswith(b"%PDF-")
    assert comes_out(printer, "paused").startswith(f"{printer.queue.queue}-")
    assert "takes papers" in printer.check()
    assert len(printer.queue.jobs()) == 1


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


def test_a_paper_for_a_printer_that_is_off_waits_until_it_is_cancelled(
    cups: Cups, printer: CupsPrinter, listener: Listener
) -> None:
    listener.stop()

    with pytest.raises(PrinterWaits):
        impatient(printer).put(NOTE, "off")

    waits(printer, "off", Trouble.AWAY)
    found = printer.find("off")
    assert found is not None
    cups.administer("cancel", f"{printer.queue.queue}-{found.id}")
    settled(printer, "off")
    with pytest.raises(GivenUp, match="was cancelled"):
        printer.resume("off")


def test_a_printer_that_breaks_off_has_the_paper_given_up(
    printer: CupsPrinter, listener: Listener
) -> None:
    listener.breaks_off = True

    # When the system takes the whole paper before the line breaks, CUPS calls it printed.
    def until_given_up() -> None:
        for turn in range(TURNS):
            printer.put(LONG, f"broken-{turn}")

    with pytest.raises(GivenUp, match="gave the job up"):
        until_given_up()


def test_a_job_that_vanished_with_its_queue_is_nobodys_to_know(
    cups: Cups, printer: CupsPrinter, listener: Listener
) -> None:
    cups.administer("cupsdisable", printer.queue.queue)
    with pytest.raises(PrinterWaits):
        impatient(printer).put(NOTE, "vanished")
    found = printer.find("vanished")
    assert found is not None

    cups.administer("lpadmin", "-x", printer.queue.queue)
    with pytest.raises(PrinterGone, match="does not exist"):
        printer.resume("vanished")
    cups.add(printer.queue.queue, listener.port)

    assert printer.resume("vanished") is None
    with pytest.raises(PrinterUnsure, match="has vanished"):
        printer._watch(found.id)


def test_a_roll_is_printed_on_paper_as_long_as_it_is(
    printer: CupsPrinter, listener: Listener
) -> None:
    roll = replace(printer, medium=ROLL_80)

    roll.put(NOTE, "roll")

    assert listener.papers.get(timeout=PATIENCE) == as_pdf(NOTE, ROLL_80)


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
