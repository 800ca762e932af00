"""Papers on sheets: each word inside the edges, the largest where it must be, on labels too."""

from __future__ import annotations

import pytest

from kiosk.documents.document import Document
from kiosk.domain.personal import Address, Gift
from kiosk.domain.values import LineId
from kiosk.printing.area import area
from kiosk.printing.media import A4, A6, FOUR_BY_SIX, MM, Medium
from kiosk.printing.pdf import render
from tests.unit.documents.orders import line, order, product, shop
from tests.unit.documents.slips import bought, parcel, personal
from tests.unit.printing.papers import PAPERS, SHEETS, full
from tests.unit.printing.sheets import pages, raster, word, words

ON = pytest.mark.parametrize("medium", SHEETS, ids=lambda medium: medium.name)
LABELS = pytest.mark.parametrize("medium", [A6, FOUR_BY_SIX], ids=lambda medium: medium.name)
EACH = pytest.mark.parametrize("kind", PAPERS)


def inside(pdf: bytes, medium: Medium) -> bool:
    room = area(medium)
    return all(
        room.left - 1 < each.x < room.right and room.top - 1 < medium.height * MM - each.y
        for page in range(len(pages(pdf)))
        for each in words(pdf, page)
    )


@ON
@EACH
def test_no_word_leaves_the_sheet_and_no_ink_touches_its_edge(kind: str, medium: Medium) -> None:
    pdf = render(PAPERS[kind](copy=2), medium)

    assert inside(pdf, medium)
    image = raster(pdf, medium).point(lambda value: 255 - value)
    left, top, right, bottom = image.getbbox() or (0, 0, 0, 0)
    edge = 203 / 25.4 * 4
    assert min(left, top, image.width - right, image.height - bottom) > edge


@ON
@EACH
def test_a_reprint_says_so_on_every_page(kind: str, medium: Medium) -> None:
    asked = bought(*[line(f"SKU-{n}", title="A thing " * 5) for n in range(30)])

    sheets = pages(render(PAPERS[kind](asked, copy=3), medium))

    assert all("COPY 3" in sheet for sheet in sheets)
    assert "COPY" not in pages(render(PAPERS[kind](asked), medium))[0]


@ON
def test_every_line_of_a_long_slip_stands_on_some_page(medium: Medium) -> None:
    asked = bought(*[line(f"SKU-{n:03}") for n in range(60)])

    shown = "\n".join(pages(render(PAPERS["packing-slip"](asked), medium)))

    for number in range(60):
        assert shown.count(f"SKU-{number:03}\n") >= 1


@ON
def test_the_message_is_printed_whole_in_larger_letters_than_the_lines(medium: Medium) -> None:
    gifts = {LineId("MUG"): Gift(message="Sto lat, Ola!")}
    pdf = render(
        PAPERS["packing-slip"](bought(line("MUG"), personal=personal(gifts=gifts))), medium
    )

    assert word(pdf, "Sto lat, Ola!").size > word(pdf, "The MUG").size


@LABELS
def test_the_channel_stands_at_the_top_right_of_a_narrow_note_above_the_company(
    medium: Medium,
) -> None:
    pdf = render(PAPERS["picking-note"](), medium)

    channel, company = word(pdf, "Amazon"), word(pdf, "Fernhill Homeware Ltd")
    assert channel.y > company.y
    assert channel.x > medium.width * MM / 2


@LABELS
def test_bin_and_quantity_are_the_largest_words_of_a_narrow_line(medium: Medium) -> None:
    asked = order(line("MUG", 3, title="Enamel mug"))
    products = shop(product("MUG", "A-02-1", gtin="5012345678016"))
    pdf = render(PAPERS["picking-note"](asked, products=products), medium)

    three = next(each for each in words(pdf) if each.text == "3")
    assert min(word(pdf, "A-02-1").size, three.size) > word(pdf, "MUG").size
    assert "ExtraBold" in three.font


@ON
def test_the_address_is_the_largest_text_of_a_label(medium: Medium) -> None:
    pdf = render(PAPERS["address-label"](), medium)

    name = word(pdf, "Zoë Hartnell")
    assert name.size == max(each.size for each in words(pdf)) >= 20
    assert len(pages(pdf)) == 1


@LABELS
def test_a_long_address_is_printed_whole_in_smaller_letters(medium: Medium) -> None:
    long = Address(
        name="Rev. Bartholomew Featherstonehaugh-Cholmondeley-Wetherby",
        company="The Society for the Preservation of Very Long Names and Addresses",
        line1="Rectory Cottage, St Mary-in-the-Marsh",
        line2="Off Lower Dymchurch Road, behind the Cricket Pavilion",
        line3="Third door on the left",
        city="New Romney", postcode="TN28 8BX", country="GB",
    )  # fmt: skip

    asked = bought(personal=personal(address=long))
    (sheet,) = pages(render(PAPERS["address-label"](asked, copy=2), medium))

    shown = sheet.replace("\n", " ").replace("  ", " ")
    for part in ("Cholmondeley-", "Wetherby", "Addresses", "Pavilion", "left", "TN28 8BX"):
        assert part in shown


@ON
def test_return_slips_have_a_box_for_each_line_and_each_reason(medium: Medium) -> None:
    shown = "\n".join(pages(render(PAPERS["return-slip"](), medium)))

    assert "COMES BACK" in shown
    assert "Damaged or faulty" in shown


def test_the_picking_note_keeps_its_sheet() -> None:
    assert area(A4).left == 15 * MM
    assert not area(A4).narrow
    assert area(A6).narrow


@ON
def test_the_same_paper_becomes_the_same_bytes(medium: Medium) -> None:
    for document in full("Łódź 山 £").values():
        assert isinstance(document, Document)
        assert render(document, medium) == render(document, medium)


def test_a_slip_of_a_parcel_lists_what_follows() -> None:
    from dataclasses import replace

    here = parcel("1", A=1)
    packed = replace(bought(line("A", 3)), parcels=(here,))

    (sheet,) = pages(render(PAPERS["packing-slip"](packed, parcel=here), A4))

    assert "1 of 3; 2 to follow" in sheet
