"""The picking note as a PDF: every word in its place, on every page."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from pypdf import PdfReader

from kiosk.documents.document import BigNumber, Block, ChannelMark, Letterhead
from kiosk.documents.picking_note import picking_note
from kiosk.domain.order import Order
from kiosk.printing.media import A4, LETTER, MM, Medium
from kiosk.printing.pdf import render
from tests.unit.documents.orders import NOW, NUMBER, line, order, product, request, shop
from tests.unit.printing.sheets import fonts, pages, word, words

MEDIA = pytest.mark.parametrize("medium", [A4, LETTER], ids=lambda medium: medium.name)


def note(asked: Order | None = None, medium: Medium = A4, **changes: object) -> bytes:
    return render(picking_note(request(asked, **changes)), medium)


def many(count: int) -> Order:
    return order(*[line(f"SKU-{number:03}") for number in range(count)])


@MEDIA
def test_the_channel_stands_at_the_top_right_above_the_company(medium: Medium) -> None:
    pdf = note(medium=medium)

    channel, company = word(pdf, "Amazon"), word(pdf, "Fernhill Homeware Ltd")
    address = word(pdf, "12 Mill Lane")
    assert channel.y > company.y > address.y
    assert channel.y > (medium.height - 25) * MM
    assert channel.x > medium.width * MM * 2 / 3
    assert channel.size == max(each.size for each in words(pdf) if each.x > channel.x - 1)


@MEDIA
def test_the_sheet_has_the_mediums_size(medium: Medium) -> None:
    (page,) = PdfReader(io.BytesIO(note(medium=medium))).pages

    assert float(page.mediabox.width) == pytest.approx(medium.width * MM, abs=0.01)
    assert float(page.mediabox.height) == pytest.approx(medium.height * MM, abs=0.01)


@MEDIA
@pytest.mark.parametrize("count", [1, 10, 40, 120])
def test_every_line_stands_on_some_page_and_no_word_leaves_the_sheet(
    medium: Medium, count: int
) -> None:
    pdf = note(many(count), medium)

    sheets = pages(pdf)
    for number in range(count):
        assert sum(f"SKU-{number:03}\n" in sheet for sheet in sheets) == 1
    for page in range(len(sheets)):
        for each in words(pdf, page):
            assert 10 * MM < each.x < (medium.width - 10) * MM
            assert 9 * MM < each.y < (medium.height - 10) * MM


def test_pages_are_numbered_and_each_bears_order_channel_columns_and_copy() -> None:
    sheets = pages(note(many(40), copy=3))

    assert len(sheets) >= 3
    for number, sheet in enumerate(sheets, start=1):
        assert f"Page {number} of {len(sheets)}" in sheet
        for text in ("Amazon", "202-1234567-8", "901234", "COPY 3", "BIN", "QTY", "Sam"):
            assert text in sheet


def test_the_totals_stand_on_the_last_page_with_a_line() -> None:
    for count in range(10, 22):
        *_, last = pages(note(many(count)))

        assert f"{count} lines" in last
        assert "SKU-" in last


def test_a_first_note_is_no_copy() -> None:
    assert "COPY" not in pages(note())[0]


def test_a_reprint_is_marked_in_letters_larger_than_a_finger_is_thin() -> None:
    assert word(note(copy=2), "COPY 2").size >= 20


def test_late_is_said_beside_ship_by() -> None:
    pdf = note(ship_by=NOW - timedelta(hours=1))

    assert word(pdf, "LATE").y == pytest.approx(word(pdf, "Mon 23 Nov 13:05").y, abs=8)


def test_bin_and_quantity_are_the_largest_words_of_a_line() -> None:
    products = shop(product("MUG", "A-02-1", gtin="5012345678016"))
    pdf = note(order(line("MUG", 3, title="Enamel mug")), products=products)

    place, three = word(pdf, "A-02-1"), next(each for each in words(pdf) if each.text == "3")
    others = [word(pdf, text).size for text in ("MUG", "Enamel mug", "5012345678016")]
    assert min(place.size, three.size) >= 2 * max(others) - 1


def test_a_quantity_above_one_is_larger_and_heavier_than_one() -> None:
    pdf = note(order(line("ONE", 1), line("MANY", 7)))

    one, seven = word(pdf, "1"), word(pdf, "7")
    assert seven.size > one.size
    assert "ExtraBold" in seven.font
    assert "Regular" in one.font


def test_the_last_digits_of_the_number_are_the_heavy_ones() -> None:
    pdf = note()

    assert "Regular" in word(pdf, "202-1234567-8").font
    assert "ExtraBold" in word(pdf, "901234").font


def test_flags_serial_fields_and_marks_are_printed() -> None:
    asked = order(
        line("CLOCK", 2, serial_required=True, gift=True),
        programs=frozenset({"PRIME", "AMAZON_BUSINESS"}),
        constraints=frozenset({"signatureConfirmation"}),
    )

    (sheet,) = pages(note(asked))

    for text in ("Prime", "Business", "Signature", "Gift"):
        assert text in sheet
    assert sheet.count("Serial no.") == 2


def test_too_many_serial_numbers_are_sent_to_a_sheet_of_their_own() -> None:
    (sheet,) = pages(note(order(line("CLOCK", 400, serial_required=True))))

    assert "400 serial numbers" in sheet
    assert "Serial no." not in sheet


def test_a_long_bin_is_printed_to_its_end() -> None:
    products = shop(product("MUG", "WAREHOUSE-12 RACK-7 B-9"))

    (sheet,) = pages(note(order(line("MUG")), products=products))

    assert "B-9" in sheet


def test_what_has_no_bin_says_so() -> None:
    assert "no bin" in pages(note())[0]


def test_other_scripts_are_printed_in_fonts_that_have_them() -> None:
    title = "Łódź Привет 山田 한국 ไทย"
    pdf = note(order(line(title=f"{title} 😀")))

    (sheet,) = pages(pdf)

    assert title in sheet
    # The file's own table of characters can't name an emoji, so it is known by its font.
    assert any("Emoji" in font for font in fonts(pdf))


def test_what_no_font_has_is_shown_as_squares() -> None:
    (sheet,) = pages(note(order(line(title="कप mug"))))

    assert "\u25a1\u25a1 mug" in sheet


def test_markup_is_printed_as_it_was_written() -> None:
    title = '<b>bold <img src="/etc/hostname"/> &amp; <font size=90>'

    (sheet,) = pages(note(order(line("<para>", title=title))))

    assert title in sheet
    assert "<para>" in sheet


def test_all_fonts_are_inside_the_file() -> None:
    descriptors = fonts(note(order(line(title="Łódź 山田 😀")))).values()

    assert len(descriptors) >= 5
    assert all("/FontFile2" in each for each in descriptors)


@MEDIA
def test_the_same_document_becomes_the_same_bytes(medium: Medium) -> None:
    assert note(many(12), medium) == note(many(12), medium)


def test_viewers_are_told_not_to_scale_and_the_title_is_the_papers_name() -> None:
    reader = PdfReader(io.BytesIO(note()))

    root = reader.trailer["/Root"]
    assert root["/ViewerPreferences"]["/PrintScaling"] == "/None"  # type: ignore[index]
    assert reader.metadata is not None
    assert reader.metadata.title == f"picking-note_{NUMBER}_copy-1"


def test_a_document_with_little_in_it_is_a_page_all_the_same() -> None:
    blocks: list[tuple[Block, ...]] = [
        (),
        (ChannelMark(word=""), Letterhead(name=""), BigNumber(label="", head="", tail="")),
    ]
    for each in blocks:
        document = replace(picking_note(request()), blocks=each)

        assert len(pages(render(document, A4))) == 1
