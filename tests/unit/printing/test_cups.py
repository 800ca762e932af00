"""The CUPS printer tells apart what was not printed, what was, and what nobody knows.

Stand-ins for ``lp`` and ``ipptool`` answer as the real ones were seen to answer.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kiosk.documents.picking_note import picking_note
from kiosk.ports.printer import PrinterGone, PrinterUnsure, Unprintable
from kiosk.printing.cups import CupsPrinter
from kiosk.printing.cups_queue import CupsQueue, JobState
from tests.unit.documents.orders import request
from tests.unit.printing.cups_stand_ins import Tools, answer, job

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the stand-ins are shell scripts, and Windows has no CUPS"
)
NOTE = picking_note(request())
WAITS_FOR_EVER = "exec sleep 600"


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tools:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return Tools(tmp_path)


@pytest.fixture
def printer() -> CupsPrinter:
    return CupsPrinter(name="Office", queue=CupsQueue(queue="office", patience=5))


def test_a_taken_job_is_told_by_its_id(tools: Tools, printer: CupsPrinter) -> None:
    tools.script(
        "lp", f'echo "$@" > {tools.folder}/asked; echo "request id is office-12 (1 file(s))"'
    )

    assert printer.submit(NOTE, NOTE.name) == 12

    asked = (tools.folder / "asked").read_text()
    assert asked.startswith(f"-h localhost:631 -d office -t {NOTE.name} ")
    assert "media=A4" in asked
    assert "print-scaling=none" in asked


def test_lp_is_given_the_whole_pdf_and_it_is_gone_afterwards(
    tools: Tools, printer: CupsPrinter
) -> None:
    tools.script(
        "lp",
        f'cd {tools.folder}; for last; do :; done; cp "$last" copy.pdf; echo "$last" > at\n'
        'echo "request id is office-1 (1 file(s))"',
    )

    printer.submit(NOTE, NOTE.name)

    assert (tools.folder / "copy.pdf").read_bytes().rstrip().endswith(b"%%EOF")
    assert not Path((tools.folder / "at").read_text().strip()).exists()


def test_a_job_that_lp_refused_was_not_printed(tools: Tools, printer: CupsPrinter) -> None:
    tools.script("lp", 'echo "lp: Destination office is not accepting jobs." >&2; exit 1')

    with pytest.raises(PrinterGone, match="not accepting jobs"):
        printer.put(NOTE, NOTE.name)


def test_an_unknown_queue_is_told_before_anything_is_sent(
    tools: Tools, printer: CupsPrinter
) -> None:
    tools.script("lp", f"touch {tools.folder}/called")
    tools.ipptool(answer([], "client-error-not-found", "The printer or class does not exist."))

    with pytest.raises(PrinterGone, match="office: The printer or class does not exist"):
        printer.put(NOTE, NOTE.name)

    assert not (tools.folder / "called").exists()


def test_lp_that_hangs_without_a_job_has_printed_nothing(tools: Tools) -> None:
    tools.script("lp", WAITS_FOR_EVER)
    hasty = CupsPrinter(name="Office", queue=CupsQueue(queue="office", patience=0.2))

    with pytest.raises(PrinterGone, match="took more than"):
        hasty.put(NOTE, NOTE.name)


def test_lp_that_hangs_after_a_job_was_made_leaves_doubt(tools: Tools) -> None:
    tools.script("lp", WAITS_FOR_EVER)
    tools.ipptool(answer([job(3, NOTE.name)]), answer([job(3, NOTE.name), job(4, NOTE.name, 5)]))
    hasty = CupsPrinter(name="Office", queue=CupsQueue(queue="office", patience=0.2))

    with pytest.raises(PrinterUnsure, match="there is a job office-4"):
        hasty.put(NOTE, NOTE.name)


def test_an_older_job_of_the_same_name_leaves_no_doubt(tools: Tools, printer: CupsPrinter) -> None:
    tools.script("lp", "exit 1")
    tools.ipptool(answer([job(3, NOTE.name)]))

    with pytest.raises(PrinterGone):
        printer.put(NOTE, NOTE.name)


def test_cups_that_falls_silent_after_lp_leaves_doubt(tools: Tools, printer: CupsPrinter) -> None:
    tools.script("lp", "echo lp: lost connection >&2; exit 1")
    tools.ipptool(answer([]), b"")

    with pytest.raises(PrinterUnsure, match=r"lost connection; .* does not answer"):
        printer.put(NOTE, NOTE.name)


def test_an_answer_of_lp_that_makes_no_sense_leaves_doubt(
    tools: Tools, printer: CupsPrinter
) -> None:
    tools.script("lp", "echo done")
    tools.ipptool(answer([]), answer([job(1, NOTE.name)]))

    with pytest.raises(PrinterUnsure):
        printer.put(NOTE, NOTE.name)


def test_a_missing_program_is_named(
    tmp_path: Path, printer: CupsPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(PrinterGone, match="ipptool is missing"):
        printer.put(NOTE, NOTE.name)


@pytest.mark.usefixtures("tools")
def test_a_name_that_could_be_an_option_is_refused(printer: CupsPrinter) -> None:
    with pytest.raises(Unprintable, match="can't be the name"):
        printer.put(NOTE, "-rf")


def test_the_newest_job_of_a_name_is_found(tools: Tools, printer: CupsPrinter) -> None:
    tools.ipptool(answer([job(7, "b"), job(2, "a", 8), job(9, "a", 5, ["x", "job-printing"])]))

    found = printer.find("a")

    assert found is not None
    assert (found.id, found.state) == (9, JobState.PROCESSING)
    assert found.reasons == {"x", "job-printing"}
    assert printer.find("c") is None


def test_another_programs_odd_title_does_not_spoil_the_list(
    tools: Tools, printer: CupsPrinter
) -> None:
    plain = answer([job(1, "ODD"), job(2, "mine")])
    tools.ipptool(plain.replace(b"ODD", b"\x1b\xff\x00"))

    assert printer.find("mine") is not None


def test_the_queue_tells_what_ails_it(tools: Tools, printer: CupsPrinter) -> None:
    tools.ipptool(
        answer(
            [
                {
                    "printer-state": 5,
                    "printer-state-reasons": ["paused", "media-empty-error"],
                    "printer-state-message": "Paused",
                    "printer-is-accepting-jobs": True,
                }
            ]
        )
    )

    status = printer.queue.status()

    assert status.accepting
    assert status.stopped
    assert status.reasons == {"paused", "media-empty-error"}
    assert status.message == "Paused"


@pytest.mark.parametrize("queue", ["", "-d", "a b", "a/b", "a#b", "x" * 200, "a\n"])
def test_a_queue_whose_name_can_not_be_one_is_refused(queue: str) -> None:
    with pytest.raises(ValueError, match="print queue"):
        CupsQueue(queue=queue)


@pytest.mark.parametrize("server", ["", "host/x", "-h", "a b", "host:port"])
def test_a_server_whose_name_can_not_be_one_is_refused(server: str) -> None:
    with pytest.raises(ValueError, match="print server"):
        CupsQueue(queue="office", server=server)
