"""What becomes of a paper that CUPS has: out, kept by something, given up, or nobody knows."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.documents.picking_note import picking_note
from kiosk.domain.paper_state import Trouble
from kiosk.ports.printer import GivenUp, PrinterGone, PrinterUnsure, PrinterWaits
from kiosk.printing.cups import CupsPrinter
from kiosk.printing.cups_queue import CupsQueue
from kiosk.printing.escpos_profile import ROLL_80
from tests.unit.documents.orders import request
from tests.unit.printing.cups_stand_ins import TAKEN, Tools, answer, job, printer_says

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the stand-ins are shell scripts, and Windows has no CUPS"
)
NOTE = picking_note(request())


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tools:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return Tools(tmp_path)


@pytest.fixture
def printer() -> CupsPrinter:
    return CupsPrinter(name="Office", queue=CupsQueue(queue="office", patience=5))


def test_a_paper_is_out_when_its_job_is_completed(tools: Tools, printer: CupsPrinter) -> None:
    tools.script("lp", TAKEN)
    tools.ipptool(
        answer([]), answer([job(12, NOTE.name, 5)]), printer_says(), answer([job(12, NOTE.name)])
    )

    assert printer.put(NOTE, NOTE.name) == "office-12"


@pytest.mark.parametrize(
    ("state", "words"),
    [(6, "CUPS stopped the job"), (7, "the job was cancelled"), (8, "CUPS gave the job up")],
)
def test_a_job_that_ends_otherwise_is_said_in_a_sentence(
    tools: Tools, printer: CupsPrinter, state: int, words: str
) -> None:
    tools.script("lp", TAKEN)
    tools.ipptool(answer([]), answer([job(12, NOTE.name, state, "aborted-by-system")]))

    with pytest.raises(GivenUp, match=rf"office-12: {words} \(aborted-by-system\)"):
        printer.put(NOTE, NOTE.name)


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (printer_says("media-empty-warning", "media-needed-warning"), Trouble.PAPER_OUT),
        (printer_says("paused", "media-jam-error"), Trouble.JAM),
        (printer_says("cover-open-error"), Trouble.COVER_OPEN),
        (printer_says("toner-empty"), Trouble.INK),
        (printer_says("offline-report"), Trouble.OFFLINE),
        (printer_says("connecting-to-device"), Trouble.AWAY),
        (printer_says(state=5), Trouble.PAUSED),
        (printer_says(message="The printer may not exist or is unavailable."), Trouble.AWAY),
        (printer_says("toner-low-report", message="Sending data"), Trouble.OTHER),
    ],
)
def test_what_keeps_a_job_is_told_and_it_is_not_sent_again(
    tools: Tools, printer: CupsPrinter, status: bytes, trouble: Trouble
) -> None:
    tools.ipptool(answer([job(12, NOTE.name, 5)]), status)

    with pytest.raises(PrinterWaits) as waits:
        printer.resume(NOTE.name)

    assert waits.value.trouble is trouble


def test_a_held_job_waits_for_a_person(tools: Tools, printer: CupsPrinter) -> None:
    tools.ipptool(answer([job(12, NOTE.name, 4, "job-hold-until-specified")]), printer_says())

    with pytest.raises(PrinterWaits) as waits:
        printer.resume(NOTE.name)

    assert waits.value.trouble is Trouble.PAUSED


def test_a_job_that_takes_its_time_is_left_to_cups(tools: Tools, printer: CupsPrinter) -> None:
    tools.script("lp", TAKEN)
    tools.ipptool(answer([]), *[answer([job(12, NOTE.name, 5)]), printer_says()] * 3)

    with pytest.raises(PrinterWaits, match="office-12 waits"):
        replace(printer, looks=2).put(NOTE, NOTE.name)


def test_cups_that_falls_silent_after_it_took_a_job_has_it_still(
    tools: Tools, printer: CupsPrinter
) -> None:
    tools.script("lp", TAKEN)
    tools.ipptool(answer([]), b"")

    with pytest.raises(PrinterWaits, match="does not answer"):
        printer.put(NOTE, NOTE.name)


def test_a_job_that_vanished_is_nobodys_to_know(tools: Tools, printer: CupsPrinter) -> None:
    tools.script("lp", TAKEN)
    tools.ipptool(answer([]), answer([], "client-error-not-found", "no job"), printer_says())

    with pytest.raises(PrinterUnsure, match="office-12 has vanished"):
        printer.put(NOTE, NOTE.name)


def test_a_paper_that_cups_never_had_may_be_sent(tools: Tools, printer: CupsPrinter) -> None:
    tools.ipptool(answer([job(3, "another")]))

    assert printer.resume(NOTE.name) is None


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (printer_says("media-empty-error"), "media-empty-error"),
        (printer_says(state=5, message="out of order"), "has stopped: out of order"),
    ],
)
def test_a_queue_in_trouble_says_so_when_asked(
    tools: Tools, printer: CupsPrinter, status: bytes, words: str
) -> None:
    tools.ipptool(status)

    with pytest.raises(PrinterGone, match=words):
        printer.check()

    tools.ipptool(printer_says("toner-low-report"))
    (tools.folder / "n").unlink(missing_ok=True)
    assert printer.check() == "office takes papers"


def test_a_roll_is_as_long_as_what_stands_on_it(tools: Tools, printer: CupsPrinter) -> None:
    tools.script("lp", f'echo "$@" > {tools.folder}/asked; {TAKEN}')

    replace(printer, medium=ROLL_80).submit(NOTE, NOTE.name)

    asked = (tools.folder / "asked").read_text()
    found = re.search(r"media=Custom\.80\.1x(\d+\.\d)mm", asked)
    assert found
    assert float(found[1]) > 60
