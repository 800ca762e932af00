"""Papers of the house on sheets and rolls: what must be seen is seen, and figures stand in line."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise

import pytest
from PIL import Image

from kiosk.documents.command_sheet import command_sheet
from kiosk.documents.document import Document, Letterhead
from kiosk.documents.house_blocks import Figure, Figures, ScanCode, ScanCodes
from kiosk.documents.put_back_slip import put_back_slip
from kiosk.documents.till_reading import till_reading
from kiosk.printing.area import area
from kiosk.printing.escpos_profile import ROLL_58, ROLL_80
from kiosk.printing.fonts import Weight
from kiosk.printing.media import A4, A6, Medium
from kiosk.printing.pdf import render
from kiosk.printing.roll import Raster
from kiosk.printing.roll_figures import figures
from kiosk.printing.roll_house import scan_codes
from kiosk.printing.typeset import Style, line
from tests.unit.documents.house import cancelled, drawer, posted, put_back, reading, till
from tests.unit.documents.orders import LETTERHEAD
from tests.unit.documents.orders import line as order_line
from tests.unit.printing.papers import ROLLS, SHEETS
from tests.unit.printing.rolls import printed
from tests.unit.printing.sheets import Word, pages, raster, words

ON_SHEETS = pytest.mark.parametrize("medium", SHEETS, ids=lambda medium: medium.name)
ON_ROLLS = pytest.mark.parametrize("roll", ROLLS)
WEIGHTS = {"Regular": Weight.REGULAR, "SemiBold": Weight.SEMIBOLD, "ExtraBold": Weight.EXTRABOLD}
LONG = Letterhead(name="Fernhill Homeware and Garden Limited " * 2, address=("x y " * 15,) * 8)


def z(*lines: object, drawers: object = None, copy: int = 1) -> Document:
    changes: dict[str, object] = {"lines": lines} if lines else {}
    if drawers is not None:
        changes["drawers"] = drawers
    return till_reading(till(reading(**changes), copy=copy))


def right_end(word: Word) -> float:
    """Where a stretch of text ends, in points."""
    weight = WEIGHTS[word.font.rsplit("-", 1)[-1]]
    return word.x + line(word.text, Style(size=word.size, weight=weight)).width


def band(image: Image.Image, share: float = 0.75) -> int:
    """The height of the thickest thing that is black over nearly the whole width, in dots."""
    thickest = run = 0
    for y in range(image.height):
        black = image.crop((0, y, image.width, y + 1)).histogram()[0]
        run = run + 1 if black > share * image.width else 0
        thickest = max(thickest, run)
    return thickest


@ON_SHEETS
def test_the_amounts_of_a_reading_end_at_one_edge(medium: Medium) -> None:
    euros = posted(minor=1, currency="EUR", channel="Amazon")
    pdf = render(z(posted(), posted(minor=5, channel="B"), euros, drawers=(drawer(),)), medium)
    all_pages = [words(pdf, page) for page in range(len(pages(pdf)))]

    amounts = [
        word for page in all_pages for word in page
        if word.text[0] in "£€-" and word.x > area(medium).width / 2
    ]  # fmt: skip

    assert len(amounts) >= 8
    assert {round(right_end(word), 1) for word in amounts} == {round(area(medium).right, 1)}


@ON_SHEETS
def test_a_difference_is_a_black_band_and_a_drawer_that_agrees_is_none(medium: Medium) -> None:
    wrong, right = (raster(render(z(drawers=(drawer(n),)), medium), medium) for n in (8501, 8701))

    assert band(wrong) >= 8
    assert band(right) <= 4


@ON_SHEETS
def test_no_drawer_is_torn_over_two_pages(medium: Medium) -> None:
    currencies = ("GBP", "EUR", "USD", "JPY")
    made = z(*(posted(currency=each) for each in currencies),
             drawers=tuple(drawer(8000, each) for each in currencies))  # fmt: skip

    found = pages(render(made, medium))

    assert [text.count("Float") for text in found] == [text.count("Difference") for text in found]
    assert sum(text.count("Float") for text in found) == 4


def test_very_many_channels_fill_pages_that_each_name_reading_and_columns() -> None:
    made = z(*(posted(channel=f"Channel {number:02d}") for number in range(60)), copy=2)

    found = pages(render(made, A6))

    assert len(found) > 3
    for text in found[:3]:
        assert "Z reading 17" in text
        assert "COPY 2" in text
        assert "UNITS" in text
    last = next(text for text in found if "Together" in text)
    assert "Channel 59" in last


@ON_SHEETS
def test_a_reading_of_a_usual_day_is_one_page(medium: Medium) -> None:
    assert len(pages(render(till_reading(till()), medium))) == 1


@ON_SHEETS
def test_every_page_of_a_put_back_slip_says_put_back(medium: Medium) -> None:
    asked = cancelled(*(order_line(f"SKU-{number}") for number in range(40)))
    pdf = render(put_back_slip(put_back(asked, copy=2)), medium)
    found = pages(pdf)

    assert len(found) > 1
    assert all("PUT BACK" in text for text in found)
    assert max(word.size for word in words(pdf)) == next(
        word.size for word in words(pdf) if word.text == "PUT BACK"
    )


@ON_SHEETS
def test_put_back_is_white_on_black(medium: Medium) -> None:
    first = raster(render(put_back_slip(put_back()), medium), medium)

    assert band(first.crop((0, 0, first.width, first.height // 4))) > 15


@ON_SHEETS
@pytest.mark.parametrize("company", [LETTERHEAD, LONG], ids=["usual", "long"])
def test_the_command_sheet_is_one_page(medium: Medium, company: Letterhead) -> None:
    assert len(pages(render(command_sheet(company), medium))) == 1


def test_on_a_wide_roll_figures_stand_in_columns() -> None:
    lines = printed(till_reading(till()), ROLL_80).lines

    (head,) = [text for text in lines if text.startswith("Despatched")]
    at = lines.index(head)
    rows = lines[at : at + 4]
    assert all(len(text.rstrip()) == 48 for text in rows)
    assert [text.split()[-3:] for text in rows] == [
        ["No.", "Units", "Amount"],
        ["141", "187", "£4,823.91"],
        ["4", "52", "£612.00"],
        ["145", "239", "£5,435.91"],
    ]
    ends = {text.index(text.split()[-3]) + len(text.split()[-3]) for text in rows}
    assert len(ends) == 1


def test_on_a_narrow_roll_counts_stand_below_their_amount() -> None:
    lines = [text.rstrip() for text in printed(till_reading(till()), ROLL_58).lines]

    at = lines.index("Amazon                 £4,823.91")
    assert lines[at + 1] == "  No. 141   Units 187"


@ON_ROLLS
def test_a_sign_that_a_printer_lacks_is_drawn_and_still_stands_at_the_right(roll: str) -> None:
    profile = ROLLS[roll]
    row = Figure(label="Amazon", counts=("1",), amount="\u20b91,234.56", strong=True)

    found = figures(profile, Figures(label="X", columns=("No.",), amount="Y", rows=(row,)))

    drawn = [
        strip.image for strip in found if isinstance(strip, Raster) and strip.image.height > 20
    ]
    assert len(drawn) == 1
    left, _, right, _ = drawn[0].getbbox() or (0, 0, 0, 0)
    assert left < 8
    assert profile.dots - right < 8


@ON_ROLLS
def test_every_bar_of_a_command_is_whole_dots(roll: str) -> None:
    dots = 3 if roll == "80mm" else 2
    codes = ScanCodes(codes=(ScanCode(data="PB:DESPATCH", word="Despatched"),))

    (bars,) = [
        strip.image.crop((0, 0, strip.image.width, 1))
        for strip in scan_codes(ROLLS[roll], codes)
        if isinstance(strip, Raster) and strip.image.height > 50
    ]

    left, _, right, _ = bars.getbbox() or (0, 0, 0, 0)
    runs = [
        len(list(run)) for _, run in groupby(bars.crop((left, 0, right, 1)).tobytes("raw", "L"))
    ]
    assert min(runs) == dots
    assert all(run % dots == 0 for run in runs)
    assert min(left, bars.width - right) >= 10 * dots


@ON_ROLLS
def test_on_a_roll_a_difference_is_a_black_band_too(roll: str) -> None:
    profile = ROLLS[roll]
    wrong, right = (
        printed(z(drawers=(drawer(n),)), profile).picture(profile.dots) for n in (8501, 8701)
    )

    assert band(wrong) >= 8
    assert band(right) <= 4


@ON_ROLLS
def test_on_a_roll_put_back_comes_before_all_else(roll: str) -> None:
    profile = ROLLS[roll]
    picture = printed(put_back_slip(put_back()), profile).picture(profile.dots)

    assert band(picture.crop((0, 0, picture.width, 200))) > 8


@ON_ROLLS
def test_the_company_of_a_reading_is_small_and_the_reading_is_large(roll: str) -> None:
    sheet = printed(till_reading(till()), ROLLS[roll])

    assert sheet.lines[0].rstrip() == LETTERHEAD.name
    assert "Z reading 17" not in "".join(sheet.lines)


def test_serial_numbers_stand_small_under_their_line() -> None:
    from kiosk.documents.packing_slip import packing_slip
    from tests.unit.documents.house import pick
    from tests.unit.documents.slips import bought, slip

    asked = replace(
        bought(order_line("CAM", 2, title="Camera")),
        picks=(pick("CAM", serial="S1", lot="L7"), pick("CAM", serial="S2", lot="L7")),
    )
    made = packing_slip(slip(asked))

    found = words(render(made, A4))
    sizes = {word.text: word.size for word in found}
    assert sizes["Serial nos. S1, S2"] == sizes["Lot L7"] < sizes["Camera"]
    down = [
        word.y for word in found if word.text in {"Camera", "CAM", "Serial nos. S1, S2", "Lot L7"}
    ]
    assert all(upper > lower for upper, lower in pairwise(down))
    for profile in ROLLS.values():
        shown = [text.strip() for text in printed(made, profile).lines]
        assert shown[shown.index("CAM") + 1 :][:2] == ["Serial nos. S1, S2", "Lot L7"]
