"""The folder printer puts papers down whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.documents.picking_note import picking_note
from kiosk.ports.printer import Printer, PrinterGone, Unprintable
from kiosk.printing.escpos_profile import ROLL_80
from kiosk.printing.folder import FolderPrinter
from kiosk.printing.media import LETTER
from kiosk.printing.pdf import render
from kiosk.printing.rendered import as_pdf
from kiosk.printing.screen import ScreenPrinter
from tests.unit.documents.orders import NUMBER, request

NOTE = picking_note(request())


@pytest.fixture
def printer(tmp_path: Path) -> FolderPrinter:
    return FolderPrinter(name="PDF folder", folder=tmp_path)


def test_it_is_a_printer(printer: FolderPrinter) -> None:
    asked: Printer = printer

    assert asked.name == "PDF folder"


def test_a_paper_stands_under_its_name_and_nothing_beside_it(printer: FolderPrinter) -> None:
    path = printer.put(NOTE, NOTE.name)

    assert path == str(printer.folder / f"picking-note_{NUMBER}_copy-1.pdf")
    assert Path(path).read_bytes().startswith(b"%PDF-")
    assert [each.name for each in printer.folder.iterdir()] == [Path(path).name]


def test_a_name_that_ends_in_pdf_does_not_end_in_it_twice(printer: FolderPrinter) -> None:
    assert printer.put(NOTE, "note.pdf").endswith("/note.pdf")


def test_a_repeat_leaves_one_file(printer: FolderPrinter) -> None:
    first, again = printer.put(NOTE, NOTE.name), printer.put(NOTE, NOTE.name)

    assert first == again
    assert len(list(printer.folder.iterdir())) == 1


def test_it_prints_on_its_medium(tmp_path: Path) -> None:
    printer = FolderPrinter(name="US", folder=tmp_path, medium=LETTER)

    assert Path(printer.put(NOTE, "note")).read_bytes() == render(NOTE, LETTER)


@pytest.mark.parametrize(
    "name",
    [
        "", ".", "..", "../up", "a/b", "a\\b", "/etc/passwd", ".hidden", "a..b", "-rf", "a b",
        "a\n", "a\0b", "note.", "CON", "nul.pdf", "COM1", "lpt9.x.pdf", "x" * 200, "Łódź",
        "a;b", ".pdf",
    ],
)  # fmt: skip
def test_a_name_that_is_not_plain_is_refused(printer: FolderPrinter, name: str) -> None:
    with pytest.raises(Unprintable, match="can't be the name"):
        printer.put(NOTE, name)

    assert list(printer.folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made_up(tmp_path: Path) -> None:
    missing = tmp_path / "share"

    with pytest.raises(PrinterGone, match="share"):
        FolderPrinter(name="PDF", folder=missing).put(NOTE, "note")

    assert not missing.exists()


def test_a_write_that_fails_leaves_the_old_paper_and_no_rubbish(
    printer: FolderPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(printer.put(NOTE, "note"))
    before = path.read_bytes()

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PrinterGone, match="No space left"):
        printer.put(picking_note(request(copy=2)), "note")

    assert path.read_bytes() == before
    assert list(printer.folder.iterdir()) == [path]


def test_the_paper_is_on_the_disk_before_it_has_its_name(
    printer: FolderPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.fsync
    seen: list[list[str]] = []

    def fsync(file: int) -> None:
        seen.append(sorted(each.suffix for each in printer.folder.iterdir()))
        really(file)

    monkeypatch.setattr(os, "fsync", fsync)
    printer.put(NOTE, "note")

    assert seen[0] == [".part"]


def test_a_link_that_waits_in_the_way_is_not_followed(printer: FolderPrinter) -> None:
    victim = printer.folder.parent / "victim"
    victim.write_text("mine")
    (printer.folder / f".note.pdf.{os.getpid()}.part").symlink_to(victim)
    (printer.folder / "note.pdf").symlink_to(victim)

    printer.put(NOTE, "note")

    assert victim.read_text() == "mine"
    assert not (printer.folder / "note.pdf").is_symlink()


def test_a_paper_that_is_there_came_out_and_one_that_is_not_did_not(
    printer: FolderPrinter,
) -> None:
    assert printer.resume("note") is None

    path = printer.put(NOTE, "note")

    assert printer.resume("note") == path


def test_nothing_can_be_told_of_a_folder_that_is_not_there(tmp_path: Path) -> None:
    away = FolderPrinter(name="PDF", folder=tmp_path / "share")

    with pytest.raises(PrinterGone, match="is not there"):
        away.resume("note")
    with pytest.raises(PrinterGone, match="is not there"):
        away.check()
    assert str(tmp_path) in FolderPrinter(name="PDF", folder=tmp_path).check()


def test_a_roll_is_kept_as_one_long_page(tmp_path: Path) -> None:
    printer = FolderPrinter(name="Rolls", folder=tmp_path, medium=ROLL_80)

    assert Path(printer.put(NOTE, "note")).read_bytes() == as_pdf(NOTE, ROLL_80)


def test_a_printer_without_paper_keeps_nothing_and_draws_what_is_to_be_seen() -> None:
    screen = ScreenPrinter(name="Labels", medium=LETTER)
    before = as_pdf.cache_info().misses

    screen.prepare(NOTE)

    assert screen.put(NOTE, NOTE.name) == "Labels"
    assert screen.resume(NOTE.name) == "Labels"
    assert as_pdf.cache_info().misses <= before + 1
