"""Labels of parcels: whose they are, what window they open, and what is no label."""

from __future__ import annotations

import pytest

from kiosk.domain.order import Progress
from kiosk.presenters.cues import Cue
from kiosk.presenters.marks import Tone
from tests.fakes.builders import OrderBuilder, an_order, details, order_id
from tests.fakes.kept import keep, kept
from tests.unit.presenters.scanning import (
    ID,
    LABEL,
    TEES,
    UPS,
    Scanner,
)
from tests.unit.presenters.touching import chosen

DONE = TEES.counted("TEE-M", 2).counted("POT").picked()
MISREAD_LABEL = "RB123456784GB"
EITHER_WAY = "09133131530724"
"""A number of a parcel, and at the same time a sound barcode of goods that nobody knows."""


# A label opens the window.


def test_a_label_opens_the_window_of_a_picked_order_filled_in(scanner: Scanner) -> None:
    scanner.open(DONE)

    assert scanner.scan(LABEL) == [Cue.DONE]

    window = scanner.bench.carrier.model
    assert window.shown
    assert window.number == "AB 1234 5678 5 GB"
    assert chosen(window.carriers) == ["Royal Mail"]
    assert window.confirm_word == "Packed · Royal Mail"
    assert not scanner.bench.notice.shown

    scanner.bench.carrier.confirm()
    assert kept(scanner.desk.store).progress is Progress.PACKED


def test_a_label_opens_the_window_of_a_packed_order_to_despatch_it(scanner: Scanner) -> None:
    scanner.open(DONE.packed())

    assert scanner.scan(LABEL) == [Cue.DONE]
    assert scanner.bench.carrier.model.confirm_word == "Despatched · Royal Mail"

    scanner.bench.carrier.confirm()
    assert kept(scanner.desk.store).progress is Progress.DESPATCHED


def test_a_label_that_could_be_a_barcode_too_opens_the_window_as_any_other(
    scanner: Scanner,
) -> None:
    scanner.open(DONE)

    scanner.scan(EITHER_WAY)

    assert scanner.bench.carrier.model.shown
    assert not scanner.bench.notice.shown


def test_an_order_is_found_by_its_label_though_it_could_be_a_barcode(scanner: Scanner) -> None:
    keep(scanner.desk.store, an_order(5).packed(details(EITHER_WAY)))

    assert scanner.scan(EITHER_WAY) == [Cue.DONE]
    assert scanner.bench.order.model.order_id == order_id(5)


@pytest.mark.parametrize("builder", [TEES, TEES.allocated(), TEES.counted("TEE-M")])
def test_a_label_before_the_goods_are_picked_is_too_early(
    scanner: Scanner, builder: OrderBuilder
) -> None:
    scanner.open(builder)

    assert scanner.scan(LABEL) == [Cue.ATTENTION]

    assert (scanner.panel.title, scanner.panel.tone) == ("Not ready for its label", Tone.LOOK)
    assert scanner.panel.code == LABEL
    assert not scanner.bench.carrier.model.shown


def test_a_number_that_could_be_goods_is_unknown_before_they_are_picked(scanner: Scanner) -> None:
    scanner.open(TEES)

    assert scanner.scan(EITHER_WAY) == [Cue.WRONG]
    assert scanner.panel.title == "Unknown code"


@pytest.mark.parametrize("builder", [DONE.held(), DONE.cancelled(), DONE.wanting_to_cancel()])
def test_a_label_for_an_order_that_may_not_leave_does_not_sound_done(
    scanner: Scanner, builder: OrderBuilder
) -> None:
    scanner.open(builder)

    (cue,) = scanner.scan(LABEL)

    assert scanner.bench.notice.shown
    assert not scanner.bench.carrier.model.shown
    assert cue in {Cue.WRONG, Cue.ATTENTION}


def test_a_label_for_an_order_that_has_left_is_not_said_to_be_too_early(scanner: Scanner) -> None:
    scanner.open(DONE.despatched(details(UPS)))

    scanner.scan(LABEL)

    assert scanner.panel.shown
    assert scanner.panel.title != "Not ready for its label"


# A label of an order that is known.


@pytest.mark.parametrize(
    "builder",
    [None, an_order(1), an_order(1).despatched()],
    ids=["nothing open", "one that nobody is at", "one that has left"],
)
def test_a_known_label_opens_its_order(scanner: Scanner, builder: OrderBuilder | None) -> None:
    keep(scanner.desk.store, an_order(5).packed(details(LABEL)))
    if builder is not None:
        scanner.open(builder)

    assert scanner.scan(LABEL) == [Cue.DONE]

    assert scanner.echo == ("Opened", order_id(5))
    assert scanner.bench.order.model.order_id == order_id(5)


def test_the_open_orders_own_label_opens_it_again(scanner: Scanner) -> None:
    scanner.open(DONE.packed(details(LABEL)))

    assert scanner.scan(LABEL) == [Cue.DONE]
    assert not scanner.bench.notice.shown
    assert scanner.bench.order.model.order_id == ID


@pytest.mark.parametrize(
    "builder", [TEES.printed(), TEES.counted("TEE-M"), DONE, DONE.packed(details(UPS))]
)
def test_another_orders_label_is_refused_with_its_number_in_large(
    scanner: Scanner, builder: OrderBuilder
) -> None:
    scanner.open(builder, an_order(5).packed(details(LABEL)))

    assert scanner.scan(LABEL) == [Cue.WRONG]

    assert scanner.panel.title == "Number used already"
    assert scanner.panel.figure == "…000005"
    assert order_id(5) in scanner.panel.text
    assert (scanner.panel.code, scanner.panel.tone) == (LABEL, Tone.STOP)
    assert scanner.bench.order.model.order_id == ID
    assert not scanner.bench.carrier.model.shown


def test_a_known_label_is_found_however_it_is_printed(scanner: Scanner) -> None:
    keep(scanner.desk.store, an_order(5).packed(details("9400111206206406260787")))

    scanner.scan("420787459400111206206406260787")

    assert scanner.bench.order.model.order_id == order_id(5)


def test_a_number_of_a_carrier_that_nobody_knows_is_found_too(scanner: Scanner) -> None:
    keep(scanner.desk.store, an_order(5).packed(details("PARCEL-4711")))

    scanner.scan("PARCEL-4711")

    assert scanner.bench.order.model.order_id == order_id(5)
