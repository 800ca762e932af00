"""A slip bears the serial numbers and lots that are in its box, and never those of another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.documents.document import SlipLines
from kiosk.documents.packing_slip import packing_slip
from kiosk.documents.return_slip import return_slip
from kiosk.domain.order import Order, Pick
from kiosk.domain.parcel import Parcel
from tests.unit.documents.blocks import block
from tests.unit.documents.house import pick
from tests.unit.documents.orders import line
from tests.unit.documents.slips import back, bought, parcel, slip

LEFT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def said(order: Order, held: Parcel | None = None) -> list[tuple[str, ...]]:
    """What stands under each line of the order's slip."""
    made = packing_slip(slip(order, parcel=held))
    return [each.traces for each in block(made, SlipLines).lines]


def camera(units: int, *picks: Pick, parcels: tuple[Parcel, ...] = ()) -> Order:
    return replace(bought(line("CAM", units)), picks=picks, parcels=parcels)


def gone(ref: str, units: int, *, hours: int = 0) -> Parcel:
    return replace(parcel(ref, CAM=units), despatched_at=LEFT + timedelta(hours=hours))


def test_serial_numbers_stand_under_their_line() -> None:
    asked = replace(
        bought(line("CAM", 2), line("MUG")),
        picks=(pick("CAM", serial="S1\x1b"), pick("MUG"), pick("CAM", serial="S2")),
    )

    assert said(asked) == [("Serial nos. S1, S2",), ()]


def test_one_serial_number_is_one() -> None:
    assert said(camera(1, pick("CAM", serial="S1"))) == [("Serial no. S1",)]


@pytest.mark.parametrize(
    ("picks", "shown"),
    [
        ([pick("CAM", 3, lot="L1")], "Lot L1"),
        ([pick("CAM", 3, lot="L1", expiry=date(2027, 1, 31))], "Lot L1 (expires 31 Jan 2027)"),
        ([pick("CAM", lot="L1"), pick("CAM", lot="L2"), pick("CAM", lot="L1")],
         "Lots 2 of L1, 1 of L2"),
    ],
)  # fmt: skip
def test_lots_stand_there_once_with_their_units(picks: list[Pick], shown: str) -> None:
    assert said(camera(3, *picks)) == [(shown,)]


def test_a_unit_can_have_both() -> None:
    assert said(camera(1, pick("CAM", serial="S1", lot="L1"))) == [("Serial no. S1", "Lot L1")]


def test_an_open_parcel_that_holds_them_all_bears_them_all() -> None:
    held = parcel("1", CAM=2)
    asked = camera(2, pick("CAM", serial="S1"), pick("CAM", serial="S2"), parcels=(held,))

    assert said(asked, held) == [("Serial nos. S1, S2",)]


def test_of_two_parcels_that_leave_at_once_neither_claims_a_number() -> None:
    for one, two in ((parcel("1", CAM=1), parcel("2", CAM=1)), (gone("1", 1), gone("2", 1))):
        sent = one.despatched_at is not None
        picks = (pick("CAM", serial="S1", sent=sent), pick("CAM", serial="S2", sent=sent))
        asked = camera(2, *picks, parcels=(one, two))

        assert said(asked, one) == said(asked, two) == [()]


def test_each_of_two_parcels_that_left_one_after_the_other_bears_its_own() -> None:
    one, two = gone("1", 1), gone("2", 2, hours=5)
    picks = [pick("CAM", serial=f"S{number}", sent=True) for number in (1, 2, 3)]
    asked = camera(3, *picks, parcels=(one, two))

    assert said(asked, one) == [("Serial no. S1",)]
    assert said(asked, two) == [("Serial nos. S2, S3",)]


def test_what_left_before_is_not_in_the_box_that_is_packed_now() -> None:
    one, two = gone("1", 1), parcel("2", CAM=1)
    picks = (pick("CAM", serial="S1", sent=True), pick("CAM", serial="S2"))
    asked = camera(2, *picks, parcels=(one, two))

    assert said(asked, one) == [("Serial no. S1",)]
    assert said(asked, two) == [("Serial no. S2",)]


def test_once_a_unit_was_taken_back_nobody_knows_which() -> None:
    picks = (pick("CAM", serial="S1"), pick("CAM", serial="S2"), pick("CAM", -1))

    assert said(camera(1, *picks)) == [()]


def test_while_some_are_missing_nothing_is_said() -> None:
    assert said(camera(2, pick("CAM", serial="S1"))) == [()]


def test_very_many_numbers_are_cut_and_counted() -> None:
    picks = [pick("CAM", serial=f"S{number}") for number in range(100)]

    ((shown,),) = said(camera(100, *picks))

    assert shown.endswith("S59, 40 more")


def test_a_return_slip_leaves_them_to_the_packing_slip() -> None:
    asked = camera(1, pick("CAM", serial="S1"))

    assert [each.traces for each in block(return_slip(back(asked)), SlipLines).lines] == [()]
