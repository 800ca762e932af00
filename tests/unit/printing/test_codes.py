"""The order's barcode is read from every paper on every medium at 203 dpi, by readers not ours."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from kiosk.printing.escpos_profile import ROLL_58, ROLL_80, Profile
from kiosk.printing.media import Medium
from kiosk.printing.pdf import render
from kiosk.printing.qr import qr_code
from kiosk.printing.roll_codes import bars
from tests.unit.documents.orders import NUMBER
from tests.unit.documents.slips import bought
from tests.unit.printing.papers import PAPERS, ROLLS, SHEETS
from tests.unit.printing.rolls import printed
from tests.unit.printing.sheets import codes, pages, raster

SHORT = NUMBER.replace("-", "")
LINK = "https://fernhill.example/returns"
ON_SHEETS = pytest.mark.parametrize("medium", SHEETS, ids=lambda medium: medium.name)
ON_ROLLS = pytest.mark.parametrize("roll", ROLLS)
EACH = pytest.mark.parametrize("kind", PAPERS)
ZBAR = pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbarimg is not installed")

Read = Callable[[Image.Image], set[str]]


def on_sheet(kind: str, medium: Medium) -> Image.Image:
    return raster(render(PAPERS[kind](), medium), medium)


def on_roll(kind: str, roll: str) -> Image.Image:
    return printed(PAPERS[kind](), ROLLS[roll]).picture(ROLLS[roll].dots)


@ON_SHEETS
@EACH
def test_the_number_is_read_from_a_sheet(kind: str, medium: Medium) -> None:
    assert NUMBER in codes(on_sheet(kind, medium))


@ON_ROLLS
@EACH
def test_the_number_is_read_from_a_roll_without_its_dashes_on_a_narrow_one(
    kind: str, roll: str
) -> None:
    assert (NUMBER if roll == "80mm" else SHORT) in codes(on_roll(kind, roll))


@ZBAR
@pytest.mark.parametrize("medium", [*SHEETS, *ROLLS], ids=str)
@EACH
def test_a_second_reader_reads_it_too(kind: str, medium: Medium | str, tmp_path: Path) -> None:
    image = on_roll(kind, medium) if isinstance(medium, str) else on_sheet(kind, medium)
    image.save(tmp_path / "paper.png")

    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", str(tmp_path / "paper.png")],
        capture_output=True, text=True, check=True, timeout=30,
    ).stdout.split()  # fmt: skip

    assert (SHORT if medium == "58mm" else NUMBER) in read


@ON_SHEETS
def test_the_way_to_returns_is_read_from_a_sheet(medium: Medium) -> None:
    assert LINK in codes(on_sheet("packing-slip", medium))


@ON_ROLLS
def test_the_way_to_returns_is_read_from_a_roll(roll: str) -> None:
    assert LINK in codes(on_roll("packing-slip", roll))


@pytest.mark.parametrize("link", ["", "x" * 201, "https://a.example/ä", "two words", "a\nb"])
def test_of_some_texts_no_code_is_made(link: str) -> None:
    assert qr_code(link) is None


@pytest.mark.parametrize(
    ("profile", "data", "fits"),
    [(ROLL_80, NUMBER, True), (ROLL_58, NUMBER, False), (ROLL_58, SHORT, True)],
)
def test_bars_are_drawn_only_with_their_white(profile: Profile, data: str, *, fits: bool) -> None:
    drawn = bars(profile, data)

    assert (drawn is not None) == fits
    if drawn is not None:
        left, _, right, _ = drawn.image.getbbox() or (0, 0, 0, 0)
        assert left >= 20
        assert profile.dots - right >= 20
        assert left % 2 == right % 2 == 0


@pytest.mark.parametrize("roll", ROLLS)
def test_a_number_that_is_not_amazons_is_printed_in_full(roll: str) -> None:
    sheet = printed(PAPERS["packing-slip"](bought(number="A-1")), ROLLS[roll])

    assert "A-1" in codes(sheet.picture(ROLLS[roll].dots))


@ON_SHEETS
@EACH
def test_the_number_stands_in_full_beside_its_barcode(kind: str, medium: Medium) -> None:
    shown = re.sub(r"\s", "", pages(render(PAPERS[kind](), medium))[0])

    assert NUMBER in shown
