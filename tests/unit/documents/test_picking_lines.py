"""The lines of a picking note: what is still to be gathered, bin by bin."""

from __future__ import annotations

from kiosk.documents.picking_lines import pick_lines
from tests.unit.documents.orders import line, order, product, shop


def test_lines_follow_the_bins_and_those_without_come_last() -> None:
    asked = order(line("no-bin"), line("far"), line("near"), line("same-b"), line("same-a"))
    products = shop(
        product("far", "A-10"), product("near", "A-2"), product("same-a", "B"),
        product("same-b", "B"),
    )  # fmt: skip

    lines = pick_lines(asked, products).lines

    assert [each.sku for each in lines] == ["near", "far", "same-a", "same-b", "no-bin"]


def test_a_line_tells_all_that_finds_the_thing() -> None:
    products = shop(product("MUG", "A-2", gtin="5012345678016", picture="mug.png"))

    (pick,) = pick_lines(order(line("MUG", 3, title="Mug, green")), products).lines

    assert (pick.bin, pick.quantity, pick.sku, pick.title) == ("A-2", 3, "MUG", "Mug, green")
    assert (pick.code, pick.picture) == ("5012345678016", "mug.png")


def test_a_title_that_amazon_left_out_comes_from_the_product() -> None:
    products = shop(product("MUG", title="The shop's mug"))

    (pick,) = pick_lines(order(line("MUG", title="")), products).lines

    assert pick.title == "The shop's mug"


def test_what_is_sent_already_is_not_gathered_again() -> None:
    asked = order(line("part", 5, fulfilled=2), line("whole", 2, fulfilled=2))

    (pick,) = pick_lines(asked, {}).lines

    assert (pick.sku, pick.quantity) == ("part", 3)
    assert [mark.word for mark in pick.marks] == ["2 of 5 already sent"]


def test_once_all_is_sent_the_note_shows_what_was_ordered() -> None:
    asked = order(line("MUG", 2, fulfilled=2))

    (pick,) = pick_lines(asked, {}).lines

    assert pick.quantity == 2
    assert not pick.marks


def test_every_unit_that_needs_a_serial_number_gets_a_field() -> None:
    asked = order(line("clock", 3, serial_required=True), line("mug", 3))

    lines = pick_lines(asked, {}).lines

    assert {each.sku: each.serials for each in lines} == {"clock": 3, "mug": 0}


def test_gift_and_cancel_stand_on_the_line_that_they_belong_to() -> None:
    asked = order(line("a", gift=True), line("b", cancel_asked=True), line("c"))

    lines = pick_lines(asked, {}).lines

    assert [[mark.word for mark in each.marks] for each in lines] == [
        ["Gift"],
        ["Buyer asked to cancel"],
        [],
    ]
