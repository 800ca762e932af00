"""The order's barcode is read from a sheet at 203 dpi, by readers that are not ours."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.documents.picking_note import picking_note
from kiosk.printing.barcodes import MODULE, QUIET, code128
from kiosk.printing.dots import DOT, on_dots
from kiosk.printing.media import A4, LETTER, Medium
from kiosk.printing.pdf import render
from tests.unit.documents.orders import NUMBER, order, request
from tests.unit.printing.sheets import codes, pages, raster

NUMBERS = [NUMBER, "026-0000000-0000000", "S01-9876543-1112223", "A-1"]


def sheet(number: str, medium: Medium = A4) -> bytes:
    return render(picking_note(request(order(number=number))), medium)


@pytest.mark.parametrize("medium", [A4, LETTER], ids=lambda medium: medium.name)
@pytest.mark.parametrize("number", NUMBERS)
def test_the_barcode_says_the_orders_number(number: str, medium: Medium) -> None:
    assert codes(raster(sheet(number, medium), medium)) == [number]


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbarimg is not installed")
def test_a_second_reader_reads_it_too(tmp_path: Path) -> None:
    picture = tmp_path / "sheet.png"
    raster(sheet(NUMBER), A4).save(picture)

    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", str(picture)],
        capture_output=True, text=True, check=True, timeout=30,
    )  # fmt: skip

    assert read.stdout.split() == [NUMBER]


def test_bars_and_their_place_are_whole_dots() -> None:
    assert pytest.approx(2 * DOT) == MODULE
    assert pytest.approx(10 * MODULE) == QUIET
    assert on_dots(100.1) / DOT == pytest.approx(round(100.1 / DOT))


@pytest.mark.parametrize("number", ["ORD-é-1", "山1", "", "A\x00B", "\xf1123", "9" * 61, "A\n"])
def test_what_cannot_be_encoded_whole_is_not_encoded_at_all(number: str) -> None:
    assert code128(number, 30) is None


@pytest.mark.parametrize("number", ["ORD-é-1", "W" * 60])
def test_a_sheet_without_a_barcode_says_so(number: str) -> None:
    pdf = sheet(number)

    assert codes(raster(pdf, A4)) == []
    assert "No barcode can be made" in pages(pdf)[0]


def test_the_number_stands_in_full_beside_its_barcode() -> None:
    shown = re.sub(r"\s", "", pages(sheet(NUMBER))[0])

    assert NUMBER in shown
