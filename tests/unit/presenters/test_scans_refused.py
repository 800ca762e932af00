"""A scan that does not count: its sound, its panel, and that nothing happened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.order import Progress
from kiosk.domain.picks import missing
from kiosk.domain.values import Sku
from kiosk.presenters.cues import Cue
from kiosk.presenters.marks import Tone
from kiosk.presenters.models import SideModel
from tests.fakes.builders import OrderBuilder, a_line, an_order, order_id
from tests.fakes.kept import history, kept
from tests.unit.presenters.scanning import (
    CASE,
    ID,
    MISREAD,
    NOBODYS,
    POT,
    SHOP,
    TEE_L,
    TEE_M,
    TEES,
    Scanner,
)

PICKED = TEES.counted("TEE-M", 2).counted("POT").picked()
UNKNOWN_CASE = "2" + CASE[1:-1] + str((int(CASE[-1]) - 3) % 10)


def refused(scanner: Scanner, code: str) -> tuple[Cue, str, Tone]:
    """Scan a code that must not count; returns sound, title and colour."""
    before = kept(scanner.desk.store), history(scanner.desk.store)
    (cue,) = scanner.scan(code)
    assert (kept(scanner.desk.store), history(scanner.desk.store)) == before
    assert scanner.panel.shown
    assert scanner.panel.action
    assert scanner.panel.code == code
    assert scanner.echo == ("", "")
    return cue, scanner.panel.title, scanner.panel.tone


def test_the_wrong_size_is_shown_beside_the_right_one(scanner: Scanner) -> None:
    scanner.open(TEES)

    assert refused(scanner, TEE_L) == (Cue.WRONG, "Wrong size", Tone.STOP)

    assert scanner.panel.text == "Put it back in A-04."
    assert scanner.panel.compare == (
        SideModel(
            title="You scanned",
            name="Cotton T-shirt, navy",
            differs="L",
            detail="belongs in A-04",
            tone=Tone.STOP,
        ),
        SideModel(
            title="This order wants",
            name="Cotton T-shirt, navy",
            differs="M",
            detail="lies in A-03",
            picture="pictures/tee.png",
            tone=Tone.GO,
        ),
    )


def test_the_wrong_colour_is_no_wrong_size(scanner: Scanner) -> None:
    scanner.know(replace(SHOP[1], title="Cotton T-shirt, red, M"))
    scanner.open(TEES)

    assert refused(scanner, TEE_L) == (Cue.WRONG, "Wrong item", Tone.STOP)
    assert [side.differs for side in scanner.panel.compare] == ["red", "navy"]
    assert [side.name for side in scanner.panel.compare] == ["Cotton T-shirt, M"] * 2


def test_what_is_wrong_is_compared_with_what_is_most_like_it(scanner: Scanner) -> None:
    scanner.know(replace(SHOP[2], sku=Sku("CUP"), title="Teacup", gtin="4006381333931"))
    scanner.open(TEES.of(("POT", 1), ("TEE-M", 2)))

    assert refused(scanner, TEE_L)[1] == "Wrong size"
    scanner.bench.notice.act()
    scanner.scan(POT, TEE_M, TEE_M)

    scanner.open(an_order(3).of(("POT", 1), ("TEE-M", 1)))
    scanner.scan("4006381333931")
    assert [side.name for side in scanner.panel.compare] == ["Teacup", "Teapot"]


def test_goods_that_are_quite_different_are_named_whole(scanner: Scanner) -> None:
    scanner.open(an_order().of(("TEE-M", 1)))

    assert refused(scanner, POT) == (Cue.WRONG, "Wrong item", Tone.STOP)

    ours, theirs = scanner.panel.compare
    assert (ours.name, ours.differs, ours.detail) == ("Teapot", "", "belongs in B-01")
    assert (theirs.name, theirs.differs) == ("Cotton T-shirt, navy, M", "")


def test_what_this_order_wants_is_only_what_it_lacks(scanner: Scanner) -> None:
    scanner.open(TEES.counted("TEE-M", 2))

    refused(scanner, TEE_L)

    assert [side.name for side in scanner.panel.compare] == ["Cotton T-shirt, navy, L", "Teapot"]


def test_a_wrong_item_without_a_place_goes_back_to_where_it_lay(scanner: Scanner) -> None:
    scanner.know(replace(SHOP[1], bin=""))
    scanner.open(TEES)

    refused(scanner, TEE_L)

    assert scanner.panel.text == "This order does not want it. Put it back where it lay."
    assert scanner.panel.compare[0].detail == ""


def test_goods_that_the_shop_gives_no_title_are_named_by_their_sku(scanner: Scanner) -> None:
    scanner.know(replace(SHOP[1], title=""))
    scanner.open(an_order().of(a_line("TEE-M", title="")))

    refused(scanner, TEE_L)

    assert scanner.panel.compare[0].name == "Item TEE-L"


def test_what_amazon_calls_it_is_shown_where_the_shop_says_nothing(scanner: Scanner) -> None:
    scanner.open(an_order().of(a_line("NEW", title="A new thing")))

    refused(scanner, TEE_L)

    theirs = scanner.panel.compare[1]
    assert (theirs.name, theirs.detail, theirs.picture) == ("A new thing", "", "")


def test_an_item_of_another_order_in_hand_names_that_order_in_large(scanner: Scanner) -> None:
    scanner.open(TEES, an_order(7).of(("TEE-L", 1)).printed())

    assert refused(scanner, TEE_L) == (Cue.WRONG, "For another order", Tone.STOP)

    assert scanner.panel.figure == "…000007"
    assert order_id(7) in scanner.panel.text
    assert scanner.panel.compare == ()


def test_one_too_many_is_told_from_a_wrong_one(scanner: Scanner) -> None:
    scanner.open(TEES.counted("TEE-M", 2))

    assert refused(scanner, TEE_M) == (Cue.TOO_MANY, "Too many", Tone.LOOK)

    assert scanner.panel.text == "2 of 2 are counted already. Put this one back."
    (ours,) = scanner.panel.compare
    assert (ours.title, ours.name, ours.detail) == (
        "You scanned",
        "Cotton T-shirt, navy, M",
        "belongs in A-03",
    )
    assert (ours.tone, ours.picture) == (Tone.LOOK, "pictures/tee.png")


def test_a_sound_barcode_that_nobody_knows_is_shown_as_it_came(scanner: Scanner) -> None:
    scanner.open(TEES)

    assert refused(scanner, NOBODYS) == (Cue.WRONG, "Unknown code", Tone.STOP)
    assert scanner.panel.compare == ()


def test_a_misread_is_not_called_unknown(scanner: Scanner) -> None:
    scanner.open(TEES)

    assert refused(scanner, MISREAD) == (Cue.ATTENTION, "Misread", Tone.LOOK)


def test_a_code_is_shown_with_what_can_not_be_printed_as_dots(scanner: Scanner) -> None:
    scanner.open(TEES)
    scanner.scan("odd\x01code\u202e" + "x" * 100)

    assert scanner.panel.code == "odd·code·" + "x" * 51


def test_a_case_that_holds_too_many_says_how_many(scanner: Scanner) -> None:
    scanner.open(TEES)

    assert refused(scanner, CASE) == (Cue.TOO_MANY, "Too many", Tone.LOOK)
    assert scanner.panel.text == "This case holds 6; the order wants 2 more."


def test_a_case_of_unknown_size_is_not_guessed(scanner: Scanner) -> None:
    scanner.open(TEES)

    assert refused(scanner, UNKNOWN_CASE) == (Cue.ATTENTION, "A whole case", Tone.LOOK)


@pytest.mark.parametrize(
    ("builder", "code", "cue", "title"),
    [
        (PICKED, TEE_M, Cue.TOO_MANY, "Too many"),
        (PICKED, TEE_L, Cue.WRONG, "Wrong item"),
        (PICKED, NOBODYS, Cue.WRONG, "Unknown code"),
        (PICKED, MISREAD, Cue.ATTENTION, "Misread"),
        (PICKED.packed(), TEE_M, Cue.TOO_MANY, "Too many"),
        (PICKED.packed(), TEE_L, Cue.WRONG, "Wrong item"),
        (PICKED.despatched(), TEE_M, Cue.WRONG, "Already despatched"),
        (PICKED.despatched(), TEE_L, Cue.WRONG, "Already despatched"),
        (PICKED.despatched(), MISREAD, Cue.ATTENTION, "Misread"),
        (TEES.unpaid(), TEE_M, Cue.WRONG, "Not paid yet"),
        (TEES.held(), TEE_M, Cue.WRONG, "On hold"),
        (TEES.cancelled(), TEE_M, Cue.WRONG, "Cancelled"),
        (TEES.wanting_to_cancel(), TEE_L, Cue.WRONG, "Buyer asks to cancel"),
    ],
)
def test_each_state_of_an_order_has_its_own_answer(
    scanner: Scanner, builder: OrderBuilder, code: str, cue: Cue, title: str
) -> None:
    scanner.open(builder)

    assert refused(scanner, code)[:2] == (cue, title)


def test_an_order_that_amazon_counts_as_sent_does_not_speak_of_nothing(scanner: Scanner) -> None:
    scanner.open(TEES.fulfilled(2))

    scanner.scan(TEE_M)

    assert "0 of 0" not in scanner.panel.text


def test_a_line_that_came_after_picking_is_not_said_to_be_counted(scanner: Scanner) -> None:
    scanner.open(PICKED.of(("TEE-M", 2), ("POT", 1), ("TEE-L", 1)))

    cue, title, _ = refused(scanner, TEE_L)

    assert title == "Already done"
    assert cue is Cue.ATTENTION


# The panel stays until it is touched.


def test_a_panel_swallows_what_is_scanned_and_that_is_said(scanner: Scanner) -> None:
    scanner.open(TEES, an_order(2))
    scanner.scan(TEE_L)
    before = scanner.panel

    for code in (TEE_M, order_id(2), "PB:UNDO", NOBODYS):
        assert scanner.scan(code) == [Cue.ATTENTION]
        assert scanner.panel == before
        assert scanner.echo == ("Touch the panel first", "This scan did not count.")
    assert scanner.have() == {}
    assert scanner.bench.order.model.order_id == ID

    scanner.bench.notice.act()
    assert scanner.scan(TEE_M) == [Cue.COUNTED]


def test_a_question_swallows_scans_too(scanner: Scanner) -> None:
    scanner.open(TEES)
    scanner.bench.order.hold()

    assert scanner.scan(TEE_M) == [Cue.ATTENTION]

    assert scanner.panel.choices
    assert scanner.have() == {}


def test_taking_a_panel_away_leaves_the_order_where_it_was(scanner: Scanner) -> None:
    scanner.open(TEES.counted("TEE-M"))
    scanner.scan(TEE_L)

    scanner.bench.notice.act()

    order = kept(scanner.desk.store)
    assert order.progress is Progress.ALLOCATED
    assert missing(order) == {"L-TEE-M": 1, "L-POT": 1}
