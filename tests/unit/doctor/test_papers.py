"""The doctor asks each printer how it is, and says what comes out where."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from kiosk.doctor import papers
from kiosk.doctor.finding import Finding, Grade
from kiosk.settings.schema import Printer, Printing, Settings, Storage
from tests.fakes.escpos_printer import Behaviour, switched_on
from tests.unit.doctor.found import about


def found(data: Path, *printers: Printer, **printing: Any) -> list[Finding]:
    settings = Settings(
        storage=Storage(folder=str(data)), printer=printers, printing=Printing(**printing)
    )
    return list(papers.papers(settings))


def receipts(port: int) -> Printer:
    return Printer(name="Receipts", at=f"tcp://127.0.0.1:{port}", medium="80mm")


def test_without_printers_papers_are_kept_in_the_folder_which_is_not_made(tmp_path: Path) -> None:
    first, where = found(tmp_path)

    assert (first.grade, first.about) == (Grade.OK, "printer PDF")
    assert where.words == "all of them at PDF"
    assert not list(tmp_path.iterdir())


def test_a_folder_that_was_chosen_must_be_there(tmp_path: Path) -> None:
    share = str(tmp_path / "share")

    (first, _) = found(tmp_path, folder=share)
    (second, _) = found(tmp_path, Printer(name="PDF", at=f"folder:{share}", medium="a4"))

    assert first.grade is second.grade is Grade.BAD
    assert "is not there" in first.words
    assert not (tmp_path / "share").exists()


def test_a_receipt_printer_is_asked_how_it_is(tmp_path: Path) -> None:
    with switched_on() as printer:
        first, _ = found(tmp_path, receipts(printer.port))
    assert (first.grade, first.words) == (Grade.OK, f"127.0.0.1:{printer.port} is ready")

    with switched_on(Behaviour(paper_left=0)) as printer:
        first, _ = found(tmp_path, receipts(printer.port))
    assert (first.grade, "out of paper" in first.words) == (Grade.LOOK, True)


@pytest.mark.parametrize("at", ["tcp://127.0.0.1:{port}", "cups://localhost:{port}/office"])
def test_a_printer_that_does_not_answer_is_bad(tmp_path: Path, at: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    printer = Printer(name="Away", at=at.format(port=port), medium="80mm")
    finding = about(found(tmp_path, printer), "printer Away")

    assert finding.grade is Grade.BAD
    assert finding.advice


def test_what_comes_out_where_is_said(tmp_path: Path) -> None:
    screens = [Printer(name=name, at="screen:", medium="80mm") for name in ("A", "B")]

    where = found(tmp_path, *screens, papers={"packing-slip": "B"}, automatic=("packing-slip",))[-1]

    assert where.words == "packing-slip at B, the others at A; by itself: packing-slip"
