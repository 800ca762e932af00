"""Papers that folders have kept: those that can bear a buyer's name, once they are too old."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.documents.paper_names import paper_name
from kiosk.domain.paper import PaperJob, PaperKind
from kiosk.domain.reading_ids import reading_id
from kiosk.ports.whole_file import write_whole
from kiosk.printing.kept import with_names
from kiosk.printing.names import pdf_name
from tests.fakes.builders import order_id
from tests.fakes.clock import NOON
from tests.unit.documents.house import reading

TERM = timedelta(days=14)
OF_AN_ORDER = [kind for kind in PaperKind if kind is not PaperKind.TILL_READING]
OURS = "packing-slip_202-0000001-0000001_copy-1.pdf"
OTHERS = (
    "till-reading_17_copy-1_Bench-1.pdf",
    "Z-17.csv",
    "invoice 202-0000001-0000001.pdf",
    "Packing-slip_202-0000001-0000001.pdf",
    "packing-slip_202-0000001-0000001.csv",
    "packing-slip_202-0000001-00000011.pdf",
    "packing-slip_1202-0000001-0000001.pdf",
    "holiday.png",
)


def lay(folder: Path, names: Iterable[str], age: timedelta = TERM) -> list[Path]:
    files = [folder / name for name in names]
    at = (NOON - age).timestamp()
    for file in files:
        file.write_text("x")
        os.utime(file, (at, at))
    return files


def jobs(kind: PaperKind) -> list[PaperJob]:
    """Copies of the first parcel and of the second, with a parcel's reference and without."""
    number = 17 if kind is PaperKind.RETURN_RECEIPT else 0
    job = PaperJob(kind=kind, copy=1, printer="PDF", at=NOON, number=number)
    first = [job, replace(job, box=2), replace(job, parcel="100001")]
    return [*first, *(replace(each, copy=12) for each in first)]


@pytest.mark.parametrize("kind", OF_AN_ORDER, ids=lambda kind: kind.value)
def test_every_paper_of_an_order_is_found_by_its_name(tmp_path: Path, kind: PaperKind) -> None:
    names = {pdf_name(paper_name(order_id(), job)) for job in jobs(kind)}
    laid = lay(tmp_path, names)

    assert with_names([tmp_path], NOON) == sorted(laid)


def test_a_reading_of_the_till_bears_no_name(tmp_path: Path) -> None:
    asked = reading()
    job = PaperJob(kind=PaperKind.TILL_READING, copy=1, printer="PDF", at=NOON, number=17)
    lay(tmp_path, [pdf_name(paper_name(reading_id(asked), job)), *OTHERS])

    assert with_names([tmp_path], NOON) == []
    assert with_names([tmp_path], None) == []


def test_a_paper_is_kept_for_a_fortnight_and_no_longer(tmp_path: Path) -> None:
    (young,) = lay(tmp_path, [OURS], TERM - timedelta(seconds=1))
    assert with_names([tmp_path], NOON) == []
    assert with_names([tmp_path], None) == [young]

    (old,) = lay(tmp_path, [OURS], TERM)
    assert with_names([tmp_path], NOON) == [old]


def test_all_folders_are_looked_through_also_those_that_are_not_there(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "away", "two")]
    for folder in (folders[0], folders[2]):
        folder.mkdir()
    laid = [*lay(folders[0], [OURS]), *lay(folders[2], [OURS, OURS.replace(".pdf", ".png")])]

    assert with_names(folders, NOON) == laid
    assert with_names([], NOON) == []


def test_what_lies_deeper_is_somebody_elses(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    lay(tmp_path / "mine", [OURS])

    assert with_names([tmp_path], None) == []


def test_what_was_half_written_when_the_power_went_is_found_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(_: int) -> None:
        for file in tmp_path.iterdir():
            monkeypatch.setattr(type(file), "unlink", lambda *_, **__: None)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", power_cut)
        with pytest.raises(KeyboardInterrupt):
            write_whole(tmp_path / OURS, b"Ada Example")
    monkeypatch.undo()
    (half,) = tmp_path.iterdir()
    at = (NOON - TERM).timestamp()
    os.utime(half, (at, at))

    assert with_names([tmp_path], NOON) == [half]
