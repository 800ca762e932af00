"""The window *Carrier details* is open: a label is expected, and goods are none."""

from __future__ import annotations

import pytest

from kiosk.domain.order import Progress
from kiosk.domain.product import Product
from kiosk.domain.values import Sku
from kiosk.presenters.cues import Cue
from tests.fakes.builders import an_order, details, order_id
from tests.fakes.kept import keep, kept
from tests.unit.presenters.scanning import (
    ID,
    LABEL,
    NOBODYS,
    POT,
    TEE_M,
    TEES,
    UPS,
    Scanner,
)
from tests.unit.presenters.touching import given

DONE = TEES.counted("TEE-M", 2).counted("POT").picked()
MISREAD_LABEL = "RB123456784GB"
EITHER_WAY = "09133131530724"
"""A number of a parcel, and at the same time a sound barcode of goods that nobody knows."""


@pytest.fixture
def labelling(scanner: Scanner) -> Scanner:
    """The window *Carrier details* is open for a picked order."""
    scanner.open(DONE, an_order(5).packed(details(UPS)))
    scanner.bench.order.step("pack")
    assert scanner.bench.carrier.model.shown
    scanner.cues.clear()
    return scanner


def test_a_label_is_all_that_the_window_wants(labelling: Scanner) -> None:
    assert labelling.scan(LABEL) == [Cue.DONE]
    assert labelling.bench.carrier.model.confirm_live


def test_a_label_that_leaves_something_to_touch_asks_for_a_look(labelling: Scanner) -> None:
    assert labelling.scan("PARCEL-4711") == [Cue.ATTENTION]
    assert labelling.bench.carrier.model.number == "PARC EL-4 711"
    assert not labelling.bench.carrier.model.confirm_live


def test_a_misread_label_asks_for_a_look(labelling: Scanner) -> None:
    labelling.bench.carrier.choose("royal-mail")

    assert labelling.scan(MISREAD_LABEL) == [Cue.ATTENTION]

    mark = labelling.bench.carrier.model.number_mark
    assert mark is not None
    assert mark.word == "misread, scan again"


def test_another_orders_label_is_refused_over_the_window(labelling: Scanner) -> None:
    assert labelling.scan(UPS) == [Cue.WRONG]

    assert (labelling.panel.title, labelling.panel.figure) == ("Number used already", "…000005")
    assert labelling.bench.carrier.model.number == ""


def test_the_orders_own_label_is_taken_again(scanner: Scanner) -> None:
    scanner.open(DONE.packed(details(LABEL)))
    scanner.bench.order.step("pack")

    assert scanner.scan(LABEL) == [Cue.DONE]
    assert not scanner.bench.notice.shown


@pytest.mark.parametrize("code", [TEE_M, POT])
def test_goods_are_no_label_and_are_not_counted(labelling: Scanner, code: str) -> None:
    before = kept(labelling.desk.store)

    assert labelling.scan(code) == [Cue.WRONG]

    assert labelling.panel.title == "Not a label"
    assert labelling.bench.carrier.model.number == ""
    assert kept(labelling.desk.store) == before


def test_a_barcode_that_nobody_knows_may_be_a_label(labelling: Scanner) -> None:
    assert labelling.scan(NOBODYS) == [Cue.ATTENTION]
    assert labelling.bench.carrier.model.number.replace(" ", "") == NOBODYS


def test_goods_whose_barcode_is_a_number_too_are_taken_for_the_label_that_is_expected(
    labelling: Scanner,
) -> None:
    labelling.know(Product(sku=Sku("ODD"), gtin=EITHER_WAY))

    labelling.scan(EITHER_WAY)

    assert not labelling.bench.notice.shown
    assert labelling.bench.carrier.model.number.replace(" ", "") == EITHER_WAY


def test_another_orders_number_is_refused_though_goods_bear_it_too(labelling: Scanner) -> None:
    labelling.know(Product(sku=Sku("ODD"), gtin=EITHER_WAY))
    keep(labelling.desk.store, an_order(6).packed(details(EITHER_WAY)))

    assert labelling.scan(EITHER_WAY) == [Cue.WRONG]
    assert labelling.panel.figure == "…000006"


def test_a_picking_note_is_no_label_and_opens_nothing(labelling: Scanner) -> None:
    assert labelling.scan(order_id(5)) == [Cue.ATTENTION]

    mark = labelling.bench.carrier.model.number_mark
    assert mark is not None
    assert mark.word == "this is an order"
    assert labelling.bench.order.model.order_id == ID


def test_the_command_to_despatch_confirms_what_was_entered(labelling: Scanner) -> None:
    labelling.scan(LABEL)

    assert labelling.scan("PB:DESPATCH") == [Cue.DONE]

    assert not labelling.bench.carrier.model.shown
    assert kept(labelling.desk.store).progress is Progress.PACKED
    found = given(labelling.desk)
    assert found is not None
    assert found.tracking == LABEL


@pytest.mark.parametrize("command", ["PB:DESPATCH", "PB:NEXT", "PB:UNDO", "PB:REPRINT"])
def test_any_other_command_has_to_wait(labelling: Scanner, command: str) -> None:
    assert labelling.scan(command) == [Cue.ATTENTION]

    assert labelling.panel.title == "Not now"
    assert labelling.bench.carrier.model.shown
    assert kept(labelling.desk.store).progress is Progress.PICKED


def test_a_panel_over_the_window_swallows_labels_too(labelling: Scanner) -> None:
    labelling.scan(POT)

    assert labelling.scan(LABEL) == [Cue.ATTENTION]
    assert labelling.bench.carrier.model.number == ""
    assert labelling.echo[0] == "Touch the panel first"

    labelling.bench.notice.act()
    assert labelling.scan(LABEL) == [Cue.DONE]
