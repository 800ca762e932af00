"""What a scanned product means for the open order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.order import Line, Progress
from kiosk.domain.product import Product, Track
from kiosk.domain.refusals import Refusal
from kiosk.domain.scans import Pack, ProductCode
from kiosk.domain.values import LineId, Sku
from kiosk.domain.verification import WANTED, Fit, Misfit, fit, wants
from tests.fakes.builders import OrderBuilder, a_line, an_order

TWO = an_order().of(("MUG", 3), ("POT", 1))
MUG, POT = LineId("L-MUG"), LineId("L-POT")


def code(*packs: str | Pack, **said: object) -> ProductCode:
    """A barcode of these products, one unit each unless said otherwise."""
    whole = tuple(p if isinstance(p, Pack) else Pack(sku=Sku(p)) for p in packs)
    return replace(ProductCode(packs=whole), **said)  # type: ignore[arg-type]


def case(sku: str, units: int) -> Pack:
    return Pack(sku=Sku(sku), units=units)


def fitted(builder: OrderBuilder, scanned: ProductCode, *products: Product) -> Fit | Misfit:
    return fit(builder.order(), scanned, {product.sku: product for product in products})


def test_a_unit_that_is_wanted_counts_for_its_line() -> None:
    assert fitted(TWO, code("POT")) == Fit(line=POT, units=1)
    assert fitted(TWO.allocated(), code("MUG")) == Fit(line=MUG, units=1)


def test_goods_that_the_order_does_not_want_are_the_wrong_ones() -> None:
    assert fitted(TWO, code("JUG")) == Misfit(reason=Refusal.WRONG_ITEM)


def test_a_sound_barcode_that_nobody_knows_is_unknown() -> None:
    assert fitted(TWO, code(gtin="05012345678900")) == Misfit(reason=Refusal.CODE_UNKNOWN)


def test_one_too_many_is_told_from_the_wrong_one() -> None:
    done = TWO.counted("MUG", 3)

    assert fitted(done, code("MUG")) == Misfit(reason=Refusal.LINE_COMPLETE, line=MUG)
    assert fitted(done, code("POT")) == Fit(line=POT, units=1)


@pytest.mark.parametrize(
    ("builder", "why"),
    [
        (TWO.unpaid(), Refusal.NOT_PAID),
        (TWO.cancelled(), Refusal.CANCELLED),
        (TWO.of_odd_status(), Refusal.STATUS_UNKNOWN),
        (TWO.of(), Refusal.NO_LINES),
        (TWO.held(), Refusal.HELD),
        (TWO.wanting_to_cancel(), Refusal.CANCEL_ASKED),
        (TWO.despatched(), Refusal.DESPATCHED),
    ],
)
@pytest.mark.parametrize("scanned", [code("MUG"), code("JUG"), code()])
def test_an_order_that_can_not_be_picked_says_so_whatever_is_scanned(
    builder: OrderBuilder, why: Refusal, scanned: ProductCode
) -> None:
    assert fitted(builder, scanned) == Misfit(reason=why)


@pytest.mark.parametrize("progress", [Progress.PICKED, Progress.PACKED])
def test_of_a_picked_order_the_goods_are_enough_or_wrong(progress: Progress) -> None:
    done = TWO.counted("MUG", 3).counted("POT").with_(progress=progress)

    assert fitted(done, code("MUG")) == Misfit(reason=Refusal.LINE_COMPLETE, line=MUG)
    assert fitted(done, code("JUG")) == Misfit(reason=Refusal.WRONG_ITEM)
    assert fitted(done, code()) == Misfit(reason=Refusal.CODE_UNKNOWN)


def test_an_order_that_was_picked_without_counting_is_not_counted_afterwards() -> None:
    assert fitted(TWO.picked(), code("MUG")) == Misfit(reason=Refusal.ALREADY_DONE, line=MUG)


def test_an_order_that_amazon_counts_as_sent_wants_none_of_its_goods() -> None:
    sent = TWO.fulfilled(3)

    assert fitted(sent, code("POT")) == Misfit(reason=Refusal.LINE_COMPLETE, line=POT)
    assert fitted(sent, code("JUG")) == Misfit(reason=Refusal.WRONG_ITEM)


def test_a_line_that_was_added_after_picking_is_not_said_to_have_enough() -> None:
    more = TWO.counted("MUG", 3).counted("POT").picked().of(("MUG", 3), ("POT", 1), ("JUG", 1))

    found = fitted(more, code("JUG"))

    assert isinstance(found, Misfit)
    assert found.reason is Refusal.ALREADY_DONE


# One barcode, several products or lines.


def test_of_products_that_share_a_barcode_the_one_that_is_wanted_counts() -> None:
    assert fitted(TWO, code("JUG", "POT")) == Fit(line=POT, units=1)
    assert fitted(TWO, code("JUG", "CUP")) == Misfit(reason=Refusal.WRONG_ITEM)


def test_of_products_that_share_a_barcode_the_one_that_is_still_missing_counts() -> None:
    assert fitted(TWO.counted("MUG", 3), code("MUG", "POT")) == Fit(line=POT, units=1)
    full = TWO.counted("MUG", 3).counted("POT").allocated()
    assert fitted(full, code("MUG", "POT")) == Misfit(reason=Refusal.LINE_COMPLETE, line=MUG)


def test_each_of_the_products_has_its_own_units() -> None:
    shared = code("JUG", case("MUG", 2))

    assert fitted(TWO, shared) == Fit(line=MUG, units=2)


def two_lines(first: int, second: int) -> OrderBuilder:
    return an_order().of(a_line("MUG", first), replace(a_line("MUG", second), id=LineId("L-2")))


def test_a_product_on_two_lines_fills_the_first_and_then_the_second() -> None:
    both = two_lines(1, 2)

    assert fitted(both, code("MUG")) == Fit(line=MUG, units=1)
    assert fitted(both.counted("MUG"), code("MUG")) == Fit(line=LineId("L-2"), units=1)
    full = both.counted("MUG").counted("MUG", 2, line=LineId("L-2"))
    assert fitted(full, code("MUG")) == Misfit(reason=Refusal.LINE_COMPLETE, line=MUG)


def test_a_case_goes_to_the_line_that_it_fits() -> None:
    assert fitted(two_lines(1, 6), code(case("MUG", 6))) == Fit(line=LineId("L-2"), units=6)


# Cases.


def test_a_case_counts_the_units_that_the_shop_says() -> None:
    assert fitted(TWO, code(case("MUG", 3))) == Fit(line=MUG, units=3)


def test_what_the_code_itself_says_is_in_it_goes_before_what_the_shop_says() -> None:
    assert fitted(TWO, code(case("MUG", 12), units=2)) == Fit(line=MUG, units=2)


def test_a_code_that_says_it_holds_nothing_is_not_believed() -> None:
    assert fitted(TWO, code("MUG", units=0)) == Fit(line=MUG, units=1)


@pytest.mark.parametrize("counted", [0, 1])
def test_a_case_with_more_than_is_missing_is_too_large(counted: int) -> None:
    builder = TWO.counted("MUG", counted) if counted else TWO

    assert fitted(builder, code(case("MUG", 4 - counted))) == Misfit(
        reason=Refusal.CASE_TOO_LARGE, line=MUG, units=4 - counted
    )


def test_a_case_that_nobody_knows_the_size_of_is_not_guessed() -> None:
    unknown = code("MUG", case_of_unknown=True)

    assert fitted(TWO, unknown) == Misfit(reason=Refusal.CASE_UNKNOWN, line=MUG)
    assert fitted(TWO.counted("MUG", 3), unknown) == Misfit(reason=Refusal.LINE_COMPLETE, line=MUG)
    assert fitted(TWO, code("JUG", case_of_unknown=True)) == Misfit(reason=Refusal.WRONG_ITEM)


# What must be captured.

SERIAL = Product(sku=Sku("MUG"), track=Track.SERIAL)
LOT = Product(sku=Sku("MUG"), track=Track.LOT)


@pytest.mark.parametrize(
    ("product", "scanned", "wanted"),
    [
        (SERIAL, code("MUG"), Track.SERIAL),
        (SERIAL, code("MUG", lot="L7"), Track.SERIAL),
        (SERIAL, code("MUG", serial="S1"), Track.NOTHING),
        (LOT, code("MUG"), Track.LOT),
        (LOT, code("MUG", serial="S1"), Track.LOT),
        (LOT, code("MUG", lot="L7"), Track.NOTHING),
        (Product(sku=Sku("MUG")), code("MUG"), Track.NOTHING),
    ],
)
def test_goods_that_are_tracked_want_what_their_code_does_not_say(
    product: Product, scanned: ProductCode, wanted: Track
) -> None:
    assert fitted(TWO, scanned, product) == Fit(line=MUG, units=1, wants=wanted)


def test_another_products_tracking_does_not_matter() -> None:
    assert fitted(TWO, code("POT"), SERIAL) == Fit(line=POT, units=1)


@pytest.mark.parametrize(
    ("line", "product", "wanted"),
    [
        (a_line("MUG"), None, Track.NOTHING),
        (a_line("MUG", serial_required=True), None, Track.SERIAL),
        (a_line("MUG", serial_required=True), LOT, Track.SERIAL),
        (a_line("MUG"), SERIAL, Track.SERIAL),
        (a_line("MUG"), LOT, Track.LOT),
    ],
)
def test_amazon_or_the_shop_can_want_a_number_of_each_unit(
    line: Line, product: Product | None, wanted: Track
) -> None:
    assert wants(line, product) is wanted


def test_a_serial_number_that_amazon_wants_does_not_spare_the_lot_that_the_shop_wants() -> None:
    line = a_line("MUG", serial_required=True)

    assert wants(line, LOT, code("MUG", serial="S1")) is Track.LOT
    assert wants(line, LOT, code("MUG", serial="S1", lot="L7")) is Track.NOTHING


def test_the_bench_can_ask_for_whatever_is_wanted() -> None:
    assert set(WANTED) == set(Track) - {Track.NOTHING}
