"""A paper as ESC/POS: every letter right, every command our own, one reset and one cut."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from kiosk.documents.document import Barcode, Document, Note
from kiosk.printing.escpos import compose, encoded, tamed
from kiosk.printing.escpos_profile import ASCII, CP858, ROLL_58, ROLL_80, WPC1252, Profile
from kiosk.printing.roll import Raster
from kiosk.printing.roll_layout import DRAWN, strips
from tests.unit.documents.orders import NOW, line, order, product, shop
from tests.unit.printing.papers import PAPERS, ROLLS
from tests.unit.printing.rolls import on_paper, printed
from tests.unit.printing.sheets import codes

PLAIN = {"origin": "GB"}


def text_of(document: Document, profile: Profile = ROLL_80) -> str:
    return "\n".join(printed(document, profile).lines)


def note(text: str) -> Document:
    return Document(kind="note", name="note", title="", copy=1, blocks=(Note(text=text),))


@pytest.mark.parametrize("roll", ROLLS)
@pytest.mark.parametrize("kind", PAPERS)
def test_every_paper_comes_out_whole_and_no_wider_than_its_roll(kind: str, roll: str) -> None:
    paper = on_paper(PAPERS[kind](), ROLLS[roll])

    assert not paper.unexpected
    assert paper.overrun == 0
    assert len(paper.cuts) == 1
    assert paper.resets == 1


def test_the_job_begins_with_a_reset_and_ends_with_the_cut() -> None:
    job = compose(PAPERS["packing-slip"](), ROLL_80)

    assert job.startswith(b"\x1b@\x1c.\x1bR\x00")
    assert job.endswith(b"\x1dVB\x00")
    assert job.count(b"\x1b@") == 1


def test_a_printer_without_a_knife_feeds_to_where_it_is_torn() -> None:
    assert compose(note("x"), replace(ROLL_80, cutter=False)).endswith(b"\x1bd\x05")


def test_a_job_that_is_watched_lets_the_printer_speak_unasked() -> None:
    assert compose(note("x"), ROLL_80, tell=True).count(b"\x1da\x0e") == 1
    assert b"\x1da" not in compose(note("x"), ROLL_80)


@pytest.mark.parametrize(
    "text", ["£12.50 for the mug", "9,99 € mit Straße", "Größe ß £ €", "naïve café Ångström"]
)
def test_pounds_euros_and_sharp_s_are_printed_in_the_printers_own_letters(text: str) -> None:
    assert text in text_of(note(text))


def test_dashes_and_quotes_come_from_the_second_page() -> None:
    assert "“mug” – 3 × 4…" in text_of(note("“mug” – 3 × 4…"))


@pytest.mark.parametrize("text", ["Łódź", "Привет", "山田", "🎂", "€ and Łódź", "कप"])
def test_what_no_page_has_is_drawn_and_never_replaced(text: str) -> None:
    sheet = printed(note(text))

    assert "?" not in "".join(sheet.lines)
    assert text.split(maxsplit=1)[0] not in "".join(sheet.lines)
    assert sheet.dots > printed(note("")).dots


def test_a_printer_without_code_pages_is_sent_ascii_alone() -> None:
    bare = replace(ROLL_80, pages=())
    job = compose(note("£ but not $"), bare)

    assert bare.page_for("plain $#@") == ASCII
    assert bare.page_for("£") is None
    assert b"but" not in job
    assert b"but" in compose(note("but not $"), bare)


def test_pages_are_tried_in_their_order() -> None:
    assert ROLL_80.page_for("Zoë £€ß") == CP858
    assert ROLL_80.page_for("Zoë – €") == WPC1252
    assert ROLL_80.page_for("Łódź") is None


@pytest.mark.parametrize("control", ["\x1b@", "\x00", "\x7f", "\x9b", "\r", "\u202e", "\udcff"])
def test_no_page_takes_a_control(control: str) -> None:
    assert ROLL_80.page_for(f"a{control}b") is None


@pytest.mark.parametrize("roll", ROLLS)
@pytest.mark.parametrize("kind", PAPERS)
def test_a_reprint_is_marked_over_the_whole_width(kind: str, roll: str) -> None:
    profile = ROLLS[roll]
    first, second = printed(PAPERS[kind](), profile), printed(PAPERS[kind](copy=2), profile)

    def black_rows(sheet: object) -> int:
        image = sheet.picture(profile.dots, margin=0)  # type: ignore[attr-defined]
        rows = (image.crop((0, y, profile.dots, y + 1)) for y in range(image.height))
        return sum(row.getextrema() == (0, 0) for row in rows)

    assert black_rows(second) > black_rows(first)


def test_every_paper_ends_with_a_check_code_of_its_own() -> None:
    ends = {
        printed(PAPERS[kind](copy=copy)).lines[-1].strip() for kind in PAPERS for copy in (1, 2)
    }

    assert len(ends) == 2 * len(PAPERS)
    assert all(end.startswith("-- OK") and end.endswith(" --") for end in ends)


def test_the_check_code_can_be_scanned_where_the_owner_wants_it() -> None:
    sheet = printed(PAPERS["packing-slip"](), replace(ROLL_80, scan_back=True))

    assert sheet.lines[-1].strip(" -") in codes(sheet.picture(576))


def test_the_bin_and_the_quantity_are_doubled_and_the_sku_bold() -> None:
    asked = order(line("MUG", 3, title="Enamel mug"))
    job = compose(
        PAPERS["picking-note"](asked, products=shop(product("MUG", "A-02-1", gtin="501"))), ROLL_80
    )

    assert b"\x1d!\x11\x1bE\x01\x1dB\x00[ ] A-02-1" in job
    assert b"\x1d!\x00\x1bE\x01\x1dB\x00MUG" in job


def test_late_stands_white_on_black_beside_ship_by() -> None:
    job = compose(PAPERS["picking-note"](ship_by=NOW.replace(hour=1)), ROLL_80)

    assert b"\x1dB\x01 LATE " in job


def test_a_title_on_a_narrow_roll_takes_two_lines_and_keeps_its_end() -> None:
    asked = order(
        line("TEE", title="T-shirt, organic cotton, with a very very long name, size XXL")
    )

    lines = printed(PAPERS["picking-note"](asked), ROLL_58).lines

    at = next(n for n, each in enumerate(lines) if "T-shirt" in each)
    assert "XXL" in lines[at + 1]
    assert "..." in "".join(lines[at : at + 2])


def test_a_long_bin_and_sku_are_printed_to_their_end() -> None:
    products = shop(product("S" * 40, "WAREHOUSE-12 RACK-7 B-9", gtin="5012345678016"))

    shown = text_of(PAPERS["picking-note"](order(line("S" * 40)), products=products), ROLL_58)

    assert "B-9" in shown
    assert "5012345678016" in shown
    assert shown.count("S") >= 40


def test_too_many_serial_numbers_go_on_a_sheet_of_their_own() -> None:
    few = text_of(PAPERS["picking-note"](order(line("CLOCK", 2, serial_required=True))))
    many = text_of(PAPERS["picking-note"](order(line("CLOCK", 400, serial_required=True))))

    assert few.count("Serial no.") == 2
    assert "400 serial numbers" in many


def test_every_kind_of_block_is_drawn_on_a_roll() -> None:
    from typing import get_args

    from kiosk.documents.document import Block

    assert set(DRAWN) == set(get_args(Block))


def test_a_barcode_that_can_not_be_made_says_so() -> None:
    odd = Document(
        kind="x", name="x", title="", copy=1,
        blocks=(Barcode(data="ORD-é-1", instead="Type it in."),),
    )  # fmt: skip

    assert "Type it in." in text_of(odd)


def test_no_picture_holds_what_a_printer_obeys_anywhere() -> None:
    wild = bytes(range(256)) * 9 + b"\x10\x04\x01\x10\x14\x01\x10\x05"
    image = Image.frombytes("1", (64, len(wild) // 8), wild[: len(wild) // 8 * 8])

    job = encoded([Raster(image)], ROLL_80)

    for pair in (b"\x10\x04", b"\x10\x05", b"\x10\x14"):
        assert pair in wild
        assert pair not in job
        assert pair not in tamed(wild)


def test_pictures_are_sent_in_pieces_that_a_small_printer_holds() -> None:
    tall = Image.new("1", (576, 3000), 1)

    job = encoded([Raster(tall)], ROLL_80)

    heads = job.split(b"\x1dv0\x00")[1:]
    sizes = [int.from_bytes(h[:2], "little") * int.from_bytes(h[2:4], "little") for h in heads]
    assert max(sizes) <= 4000
    assert sum(sizes) == 72 * 3000


def test_the_same_document_becomes_the_same_bytes() -> None:
    for kind, make in PAPERS.items():
        assert compose(make(), ROLL_80) == compose(make(), ROLL_80), kind
        assert strips(make(), ROLL_58) is not None
