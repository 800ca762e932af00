"""An order that goes in several parcels, touch by touch and scan by scan, on a whole bench."""

from __future__ import annotations

import pytest

from kiosk.actions.desk import Desk
from kiosk.domain.order import Order, Progress
from kiosk.domain.values import LineId
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.carrier_purpose import Purpose
from kiosk.presenters.cues import Cue
from tests.fakes.builders import details
from tests.fakes.kept import kept, postings
from tests.unit.presenters.scanning import CAM, CASE, POT, TEE_M, TEES, Scanner
from tests.unit.presenters.touching import ID

TEE, THE_POT = LineId("L-TEE-M"), LineId("L-POT")
FIRST, SECOND = "AB123456785GB", "1Z999AA10123456784"


@pytest.fixture
def sharing(scanner: Scanner) -> Scanner:
    """Two shirts and a pot are picked, and somebody says what goes into the first parcel."""
    scanner.open(TEES.picked())
    scanner.bench.order.step("pack")
    scanner.bench.carrier.parcel()
    return scanner


def packed(scanner: Scanner, label: str) -> None:
    """Give the parcel its carrier by its label, and pack it."""
    scanner.bench.carrier.scanned(label)
    if not scanner.bench.carrier.model.confirm_live:
        scanner.bench.carrier.choose("royal-mail")
    scanner.bench.carrier.confirm()


def contents(order: Order) -> list[dict[LineId, int]]:
    return [dict(parcel.contents) for parcel in order.parcels]


def test_one_unit_has_nothing_to_share_out(packing: object, bench: BenchPresenter) -> None:
    assert bench.carrier.model.parcel_word == ""


def test_everything_goes_into_one_parcel_unless_somebody_says_otherwise(scanner: Scanner) -> None:
    scanner.open(TEES.picked())
    scanner.bench.order.step("pack")

    assert scanner.bench.carrier.model.parcel_word == "All 3 units in this parcel"
    assert scanner.bench.carrier.model.title == "Carrier details"


def test_units_are_taken_by_touch_and_never_more_than_there_are(sharing: Scanner) -> None:
    window = sharing.bench.parcelling
    for _ in range(3):
        window.more(TEE)
    line = window.model.lines[0]

    assert (line.count, line.of, line.more_live, line.less_live) == ("2", "of 2", False, True)
    window.less(TEE)
    assert (window.model.next_word, window.model.next_live) == ("1 unit into parcel 1", True)
    assert window.model.hint == "2 units will be left for the next parcel."
    window.less(TEE)
    window.less(TEE)
    assert not window.model.next_live


def test_a_scan_puts_its_goods_in(sharing: Scanner) -> None:
    assert sharing.scan(TEE_M) == [Cue.COUNTED]
    assert sharing.scan(POT) == [Cue.COUNTED]
    assert [line.count for line in sharing.bench.parcelling.model.lines] == ["1", "1"]
    assert sharing.have() == {}, "nothing is picked twice"


@pytest.mark.parametrize("code", [CAM, CASE, "nonsense", FIRST])
def test_what_does_not_belong_in_it_is_refused(sharing: Scanner, code: str) -> None:
    assert sharing.scan(code) == [Cue.WRONG]
    assert sharing.panel.title == "Not for this parcel"
    assert not sharing.bench.parcelling.model.next_live


def test_the_order_is_packed_once_everything_lies_in_a_parcel(sharing: Scanner) -> None:
    sharing.bench.parcelling.more(TEE)
    sharing.bench.parcelling.confirm()
    carrier = sharing.bench.carrier
    assert (carrier.model.title, carrier.model.parcel_word) == (
        "Carrier details · parcel 1",
        "1 of 3 units in this parcel",
    )
    packed(sharing, FIRST)

    order = kept(sharing.desk.store)
    assert (order.progress, contents(order)) == (Progress.PICKED, [{TEE: 1}])
    (step,) = [one for one in sharing.bench.order.model.steps if one.key == "pack"]
    assert (step.state, step.detail) == ("next", "2 units left to pack")

    sharing.bench.order.step("pack")
    assert carrier.model.title == "Carrier details · parcel 2"
    assert carrier.model.number == "", "the first parcel's number is not the second's"
    packed(sharing, SECOND)
    order = kept(sharing.desk.store)
    assert (order.progress, contents(order)) == (Progress.PACKED, [{TEE: 1}, {TEE: 1, THE_POT: 1}])
    assert len({parcel.ref for parcel in order.parcels}) == 2
    assert [card.title for card in sharing.bench.order.model.cards] == [
        "Parcel 1 · 1 unit",
        "Parcel 2 · 2 units",
    ]


def test_each_parcel_is_told_to_amazon_by_its_own_number(sharing: Scanner) -> None:
    sharing.bench.parcelling.more(TEE)
    sharing.bench.parcelling.confirm()
    packed(sharing, FIRST)
    sharing.bench.order.step("pack")
    packed(sharing, SECOND)
    sharing.bench.order.step("despatch")

    told = postings(sharing.desk.store)
    assert kept(sharing.desk.store).progress is Progress.DESPATCHED
    assert [FIRST in told[0].payload, SECOND in told[1].payload] == [True, True]


def test_details_that_were_ignored_are_asked_for_parcel_by_parcel(sharing: Scanner) -> None:
    sharing.bench.parcelling.more(TEE)
    sharing.bench.parcelling.confirm()
    sharing.bench.carrier.ignore()
    sharing.bench.order.step("pack")
    sharing.bench.carrier.ignore()
    assert len(kept(sharing.desk.store).parcels) == 2

    sharing.bench.order.step("despatch")
    assert sharing.bench.carrier.model.title == "Carrier details · parcel 1"
    packed(sharing, FIRST)
    assert sharing.bench.carrier.model.title == "Carrier details · parcel 2"
    assert kept(sharing.desk.store).progress is Progress.PACKED
    packed(sharing, SECOND)

    order = kept(sharing.desk.store)
    assert order.progress is Progress.DESPATCHED
    assert [p.details and p.details.tracking for p in order.parcels] == [FIRST, SECOND]


def test_any_of_several_parcels_can_be_corrected(sharing: Scanner) -> None:
    sharing.bench.parcelling.more(TEE)
    sharing.bench.parcelling.confirm()
    packed(sharing, FIRST)
    sharing.bench.order.step("pack")
    packed(sharing, SECOND)
    carrier = sharing.bench.carrier
    sharing.bench.ask_carrier(ID, Purpose.CORRECT)
    assert (carrier.model.title, carrier.model.parcel_word) == (
        "Carrier details · parcel 2",
        "Parcel 1 …",
    )
    carrier.parcel()
    assert carrier.model.title == "Carrier details · parcel 1"
    packed(sharing, "RR123456785GB")

    given = [p.details and p.details.tracking for p in kept(sharing.desk.store).parcels]
    assert given == ["RR123456785GB", SECOND]


def test_many_parcels_before_are_one_sum(scanner: Scanner) -> None:
    builder = TEES.of(("TEE-M", 9)).picked()
    for ref in range(4):
        builder = builder.packed(details(str(ref)), ref=str(ref)).parcel_with(contents={TEE: 2})
    scanner.open(builder.picked())
    scanner.bench.order.step("pack")
    scanner.bench.carrier.parcel()

    assert scanner.bench.parcelling.model.packed == "4 parcels are packed, with 8 units"
    assert [line.of for line in scanner.bench.parcelling.model.lines] == ["of 1"]


def test_a_window_that_is_left_changes_nothing(sharing: Scanner) -> None:
    sharing.bench.parcelling.more(TEE)
    sharing.bench.parcelling.close()

    assert sharing.bench.carrier.model.shown
    assert sharing.bench.carrier.model.parcel_word == "All 3 units in this parcel"
    packed(sharing, FIRST)
    assert contents(kept(sharing.desk.store)) == [{TEE: 2, THE_POT: 1}]


def test_a_parcel_that_amazon_refused_is_the_one_to_correct(
    bench: BenchPresenter, desk: Desk, scanner: Scanner
) -> None:
    first = TEES.packed(details(FIRST), ref="100001").despatched().refused()
    scanner.open(first.packed(details(SECOND), ref="100002").with_(progress=Progress.PACKED))
    bench.ask_carrier(ID, Purpose.CORRECT)

    assert bench.carrier.model.title == "Carrier details · parcel 1"
    chip = bench.order.model.chip
    assert chip is not None
    assert chip.tone.value == "stop"


def test_a_despatched_order_says_the_worst_of_its_parcels(scanner: Scanner) -> None:
    first = TEES.packed(details(FIRST)).despatched().refused().packed(details(SECOND), ref="2")
    scanner.open(first.despatched())

    assert scanner.bench.order.model.stop is not None
    assert [card.tone.value for card in scanner.bench.order.model.cards] == ["stop", "plain"]
