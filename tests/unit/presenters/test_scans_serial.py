"""Serial and lot numbers: asked for, captured with the next scan, never mistaken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from kiosk.actions.rest import hold
from kiosk.domain.journal import Event, Means
from kiosk.domain.order import Pick, Progress
from kiosk.domain.product import Track
from kiosk.presenters.cues import Cue
from kiosk.presenters.marks import Tone
from tests.fakes.builders import OrderBuilder, a_line, an_order, order_id
from tests.fakes.kept import history, kept
from tests.unit.presenters.scanning import (
    CAM,
    ID,
    LABEL,
    NOBODYS,
    PIE,
    POT,
    SHOP,
    Scanner,
    gs1,
)

CAMERAS = an_order().of(("CAM", 2), ("POT", 1))
PIES = an_order().of(("PIE", 2))


def picks(scanner: Scanner) -> tuple[Pick, ...]:
    return kept(scanner.desk.store).picks


def serials(scanner: Scanner) -> list[str]:
    return [pick.serial for pick in picks(scanner)]


@pytest.mark.parametrize(
    ("builder", "code", "title"),
    [
        (CAMERAS, CAM, "Serial number"),
        (PIES, PIE, "Lot number"),
        (an_order().of(a_line("POT", 2, serial_required=True)), POT, "Serial number"),
    ],
)
def test_goods_that_are_tracked_ask_for_their_number(
    scanner: Scanner, builder: OrderBuilder, code: str, title: str
) -> None:
    scanner.open(builder)

    assert scanner.scan(code) == [Cue.ATTENTION]

    assert (scanner.panel.title, scanner.panel.tone) == (title, Tone.INFO)
    assert scanner.bench.notice.takes_scan
    assert picks(scanner) == ()


def test_the_next_scan_is_the_number_and_counts_the_unit(scanner: Scanner) -> None:
    scanner.open(CAMERAS)
    scanner.scan(CAM)

    assert scanner.scan("]C1SN-4711\r") == [Cue.COUNTED]

    assert not scanner.bench.notice.shown
    assert scanner.echo == ("1 of 2", "The CAM")
    (pick,) = picks(scanner)
    assert (pick.serial, pick.lot, pick.units, pick.means) == ("SN-4711", "", 1, Means.SCAN)
    assert [entry.event for entry in history(scanner.desk.store)][-1] is Event.COUNTED


def test_a_lot_number_is_kept_as_one(scanner: Scanner) -> None:
    scanner.open(PIES)
    scanner.scan(PIE, "L-7", PIE)

    assert scanner.scan("L-7") == [Cue.DONE]

    assert [(pick.serial, pick.lot) for pick in picks(scanner)] == [("", "L-7"), ("", "L-7")]


def test_the_last_number_picks_the_order(scanner: Scanner) -> None:
    scanner.open(an_order().of(("CAM", 1)))
    scanner.scan(CAM)

    assert scanner.scan("SN-1") == [Cue.DONE]
    assert kept(scanner.desk.store).progress is Progress.PICKED


def test_each_unit_has_its_own_number(scanner: Scanner) -> None:
    scanner.open(CAMERAS)
    scanner.scan(CAM, "SN-1", CAM)

    assert scanner.scan("SN-1") == [Cue.TOO_MANY]
    assert scanner.panel.title == "Same serial number"
    assert "SN-1" in scanner.panel.text
    scanner.bench.notice.act()

    scanner.scan(CAM, "SN-2")
    assert serials(scanner) == ["SN-1", "SN-2"]


def test_a_code_that_bears_the_number_is_asked_nothing(scanner: Scanner) -> None:
    scanner.open(CAMERAS)

    assert scanner.scan(gs1(CAM, "21S1")) == [Cue.COUNTED]
    assert serials(scanner) == ["S1"]


def test_the_number_may_come_with_the_product_once_more(scanner: Scanner) -> None:
    scanner.open(CAMERAS)
    scanner.scan(CAM)

    assert scanner.scan(gs1(CAM, "21S1")) == [Cue.COUNTED]
    assert serials(scanner) == ["S1"]


def test_a_number_may_look_like_a_barcode_that_nobody_knows(scanner: Scanner) -> None:
    scanner.open(CAMERAS)
    scanner.scan(CAM)

    assert scanner.scan(NOBODYS) == [Cue.COUNTED]
    assert serials(scanner) == [NOBODYS]


def test_what_the_first_code_said_is_kept_with_the_number(scanner: Scanner) -> None:
    scanner.open(CAMERAS)
    scanner.scan(gs1(CAM, "17270131", "10L7"), "SN-1")

    (pick,) = picks(scanner)
    assert (pick.serial, pick.lot, pick.expiry) == ("SN-1", "L7", date(2027, 1, 31))


def test_both_numbers_are_asked_for_where_both_are_wanted(scanner: Scanner) -> None:
    scanner.open(an_order().of(a_line("PIE", 2, serial_required=True)))

    scanner.scan(PIE)
    assert scanner.panel.title == "Serial number"
    scanner.scan("SN-1")
    assert scanner.panel.title == "Lot number"
    scanner.scan("L-7")

    (pick,) = picks(scanner)
    assert (pick.serial, pick.lot) == ("SN-1", "L-7")


def test_a_case_of_goods_with_numbers_is_counted_unit_by_unit(scanner: Scanner) -> None:
    scanner.open(an_order().of(("CAM", 6)))
    scanner.scan(gs1(CAM, "3706"), "SN-1")

    assert sum(pick.units for pick in picks(scanner)) <= len(set(serials(scanner)))


# What is no number.


def test_the_products_own_barcode_is_no_number_and_the_bench_asks_on(scanner: Scanner) -> None:
    scanner.open(CAMERAS)
    scanner.scan(CAM)

    (cue,) = scanner.scan(CAM)
    assert cue in {Cue.ATTENTION, Cue.WRONG}
    assert picks(scanner) == ()
    assert scanner.panel.title == "Serial number"

    assert scanner.scan("SN-1") == [Cue.COUNTED]
    assert serials(scanner) == ["SN-1"]


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(POT, id="goods of another line"),
        pytest.param(gs1(POT, "21S1"), id="goods of another line with their own number"),
        pytest.param(ID, id="the picking note"),
        pytest.param(order_id(9), id="another picking note"),
        pytest.param("PB:UNDO", id="a command"),
        pytest.param("\x1d", id="nothing"),
        pytest.param("]C1", id="a symbology alone"),
    ],
)
def test_what_can_be_no_number_is_not_taken_for_one(scanner: Scanner, code: str) -> None:
    scanner.open(CAMERAS)
    scanner.scan(CAM)

    (cue,) = scanner.scan(code)

    assert cue in {Cue.ATTENTION, Cue.WRONG}
    assert picks(scanner) == ()
    assert scanner.bench.notice.shown


def test_a_label_of_a_carrier_is_not_taken_for_a_number(scanner: Scanner) -> None:
    scanner.open(CAMERAS)
    scanner.scan(CAM)

    scanner.scan(LABEL)

    assert picks(scanner) == ()


# Going back.


def test_the_question_can_be_left(scanner: Scanner) -> None:
    scanner.open(CAMERAS)
    scanner.scan(CAM)

    scanner.bench.notice.other()

    assert not scanner.bench.notice.shown
    assert picks(scanner) == ()
    assert scanner.scan(POT) == [Cue.LAST]
    assert [pick.line for pick in picks(scanner)] == ["L-POT"]


def test_a_number_behind_a_question_that_was_left_is_a_code_like_any_other(
    scanner: Scanner,
) -> None:
    scanner.open(CAMERAS)
    scanner.scan(CAM)
    scanner.bench.notice.other()

    assert scanner.scan("SN-1") == [Cue.WRONG]
    assert picks(scanner) == ()


def test_a_question_that_gave_way_to_a_panel_takes_nothing(scanner: Scanner) -> None:
    scanner.open(CAMERAS)
    scanner.scan(CAM)
    scanner.bench.failed(ValueError("the printer"))

    assert scanner.scan("SN-1") == [Cue.ATTENTION]
    scanner.bench.notice.act()
    assert scanner.scan("SN-1") == [Cue.WRONG]
    assert picks(scanner) == ()


def test_the_number_counts_for_the_order_that_was_asked_about(scanner: Scanner) -> None:
    scanner.open(CAMERAS, an_order(2).of(("CAM", 1)))
    scanner.scan(CAM)
    scanner.bench.order.want(order_id(2))

    scanner.scan("SN-1")

    assert (scanner.have(1), scanner.have(2)) == ({"CAM": 1}, {})


def test_an_order_that_can_not_go_on_meanwhile_says_so(scanner: Scanner) -> None:
    scanner.open(CAMERAS)
    scanner.scan(CAM)
    scanner.bench.act(partial(hold, scanner.desk, ID, "Missing"))

    assert scanner.scan("SN-1") == [Cue.WRONG]
    assert scanner.panel.title == "On hold"
    assert picks(scanner) == ()


# By hand.


def test_goods_that_want_a_number_are_not_counted_by_hand(scanner: Scanner) -> None:
    scanner.open(CAMERAS)
    scanner.bench.order.touch_line("L-CAM")
    scanner.bench.count.more()

    scanner.bench.count.confirm()

    assert scanner.panel.title == "Serial number"
    assert picks(scanner) == ()


def test_goods_without_a_barcode_that_want_a_number_can_still_be_picked(scanner: Scanner) -> None:
    scanner.know(replace(SHOP[3], gtin="", track=Track.NOTHING))
    scanner.open(an_order().of(a_line("CAM", 1, serial_required=True)))

    scanner.bench.order.touch_line("L-CAM")
    scanner.bench.count.more()
    scanner.bench.count.confirm()
    scanner.scan("SN-1")

    assert serials(scanner) == ["SN-1"]
    assert kept(scanner.desk.store).progress is Progress.PICKED
