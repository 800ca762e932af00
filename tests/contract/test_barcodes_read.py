"""Every bar code that a paper bears is read on every medium, by two readers that are not ours.

One reader is zxing-cpp; the other is zbarimg of Debian's zbar-tools. That the papers of a small
order are read stands in tests/unit/printing/test_codes.py; here are the crowded ones, check codes,
and the command sheet.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

import pytest
import zxingcpp
from PIL import Image, ImageFilter

from kiosk.documents.check_code import check_code, is_check_code
from kiosk.documents.command_sheet import command_sheet
from kiosk.documents.document import Document
from kiosk.documents.till_reading import till_reading
from kiosk.domain.order import Order
from kiosk.domain.scans import COMMAND_PREFIX, Command
from kiosk.printing.escpos_profile import Profile
from kiosk.printing.media import Medium
from kiosk.printing.pdf import render
from kiosk.printing.roll_layout import strips
from kiosk.printing.roll_picture import picture
from tests.unit.documents.house import till
from tests.unit.documents.orders import LETTERHEAD, NUMBER, line
from tests.unit.documents.slips import bought, gift, personal
from tests.unit.printing.papers import PAPERS, ROLLS, SHEETS
from tests.unit.printing.sheets import DPI, raster

Read: TypeAlias = Callable[[Image.Image], list[str]]

SHORT = NUMBER.replace("-", "")
MEDIA: dict[str, Medium | Profile] = {**{each.name: each for each in SHEETS}, **ROLLS}
LINES = 40
COMMANDS = [f"{COMMAND_PREFIX}{command.value}" for command in Command]
MM = DPI / 25.4


def zxing(image: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image)]


def zbar(image: Image.Image) -> list[str]:
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        image.save(file.name)
        # It returns 4 where it finds no code at all.
        answer = subprocess.run(
            ["zbarimg", "--quiet", "--raw", file.name],
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
    assert answer.returncode in {0, 4}, answer.stderr
    return answer.stdout.split()


@pytest.fixture(params=[zxing, zbar], ids=["zxing", "zbar"])
def read(request: pytest.FixtureRequest) -> Read:
    if request.param is zbar and shutil.which("zbarimg") is None:
        pytest.skip("zbarimg is not installed: apt-get install zbar-tools")
    reader: Read = request.param
    return reader


@lru_cache(maxsize=32)
def printed(document: Document, medium: Medium | Profile) -> Image.Image:
    """The first page, or the whole roll, one pixel a dot of a 203-dpi printer, black or white."""
    if isinstance(medium, Medium):
        return raster(render(document, medium), medium)
    return picture(strips(document, medium), medium)


def crowded() -> Order:
    """An order that fills its papers: many lines, a gift with a long message, a buyer's number."""
    lines = [
        line(f"SKU-{number:03d}", 1 + number % 12, title=f"Thing {number} " * 9, gift=True)
        for number in range(LINES)
    ]
    who = personal(gifts=gift("SKU-000", "Happy birthday! " * 20), po_number="PO 4711/2026")
    return bought(*lines, personal=who, programs=frozenset({"AMAZON_BUSINESS", "PRIME"}))


def worn(image: Image.Image) -> Image.Image:
    """The paper as a tired head prints it, held askew: grey, blurred, turned by three degrees."""
    grey = image.convert("L").point(lambda value: 70 if value < 128 else 235)
    turned = grey.rotate(3, Image.Resampling.BILINEAR, expand=True, fillcolor=235)
    return turned.filter(ImageFilter.GaussianBlur(0.7))


EACH_MEDIUM = pytest.mark.parametrize("medium", MEDIA)


@EACH_MEDIUM
@pytest.mark.parametrize("kind", PAPERS)
def test_the_number_is_read_off_a_crowded_paper(kind: str, medium: str, read: Read) -> None:
    image = printed(PAPERS[kind](crowded(), copy=3), MEDIA[medium])

    assert (SHORT if medium == "58mm" else NUMBER) in read(image)


@EACH_MEDIUM
@pytest.mark.parametrize("kind", ["picking-note", "packing-slip"])
def test_a_worn_paper_held_askew_is_read_too(kind: str, medium: str) -> None:
    image = printed(PAPERS[kind](), MEDIA[medium])

    assert (SHORT if medium == "58mm" else NUMBER) in zxing(worn(image))


@pytest.mark.parametrize("roll", ROLLS)
def test_the_check_code_of_every_paper_is_read(roll: str, read: Read) -> None:
    profile = replace(ROLLS[roll], scan_back=True)
    documents = [make() for make in PAPERS.values()]
    documents += [till_reading(till()), command_sheet(LETTERHEAD)]

    for document in documents:
        code = check_code(document.name)
        assert is_check_code(code)
        assert code in read(printed(document, profile)), document.kind


@EACH_MEDIUM
def test_every_command_is_read(medium: str, read: Read) -> None:
    image = printed(command_sheet(LETTERHEAD), MEDIA[medium])

    assert sorted(read(image)) == sorted(COMMANDS)


@EACH_MEDIUM
def test_a_worn_command_sheet_held_askew_is_read_too(medium: str) -> None:
    image = printed(command_sheet(LETTERHEAD), MEDIA[medium])

    assert sorted(zxing(worn(image))) == sorted(COMMANDS)


@EACH_MEDIUM
def test_a_scanner_that_sees_one_command_whole_sees_no_other(medium: str) -> None:
    """An imager sees twice the width of the widest code, and three fifths of that in height."""
    image = printed(command_sheet(LETTERHEAD), MEDIA[medium])
    boxes = {found.text: _box(found.position) for found in zxingcpp.read_barcodes(image)}
    widest = max(right - left for left, _, right, _ in boxes.values())
    half_width, half_height = widest, widest * 3 // 5

    for text, (left, top, right, bottom) in boxes.items():
        x, y = (left + right) // 2, (top + bottom) // 2
        seen = image.crop((x - half_width, y - half_height, x + half_width, y + half_height))
        assert zxing(seen) == [text]


@EACH_MEDIUM
def test_a_level_ray_crosses_one_command_alone(medium: str) -> None:
    image = printed(command_sheet(LETTERHEAD), MEDIA[medium])

    boxes = sorted(
        (_box(found.position) for found in zxingcpp.read_barcodes(image)), key=lambda box: box[1]
    )

    assert len(boxes) == len(COMMANDS)
    for (_, _, _, bottom), (_, top, _, _) in pairwise(boxes):
        assert top - bottom > 12 * MM


def _box(at: zxingcpp.Position) -> tuple[int, int, int, int]:
    corners = (at.top_left, at.top_right, at.bottom_left, at.bottom_right)
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    return min(xs), min(ys), max(xs), max(ys)
