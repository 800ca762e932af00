"""The window *Carrier details* when it comes again: after *Ignore*, and to correct."""

from __future__ import annotations

from kiosk.actions.desk import Desk
from kiosk.domain.order import Progress
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.carrier import CarrierPresenter
from kiosk.presenters.carrier_purpose import Purpose
from tests.fakes.builders import an_order, details
from tests.fakes.kept import kept, postings
from tests.unit.presenters.touching import ID, LABEL, asked, chosen, given, type_twice


def test_after_ignore_despatched_asks_again_and_then_despatches(
    bench: BenchPresenter, packing: CarrierPresenter, desk: Desk
) -> None:
    bench.order.want(ID)
    packing.ignore()

    bench.order.step("despatch")
    assert packing.model.shown
    assert (
        packing.model.hint == "They were ignored before. Amazon needs them to despatch the order."
    )
    assert packing.model.ignore_word == "Back"
    assert packing.model.confirm_word.startswith("Despatched · ")

    packing.choose("dpd")
    packing.scanned(LABEL)
    packing.confirm()
    assert kept(desk.store).progress is Progress.DESPATCHED
    assert len(postings(desk.store)) == 1


def test_going_back_from_there_despatches_nothing(
    bench: BenchPresenter, desk: Desk, window: CarrierPresenter
) -> None:
    asked(bench, desk, an_order().packed(), Purpose.DESPATCH)
    window.choose("dpd")
    window.scanned(LABEL)

    window.ignore()

    assert not window.model.shown
    assert not bench.notice.shown
    assert given(desk) is None
    assert kept(desk.store).progress is Progress.PACKED


def test_a_packed_order_is_corrected_starting_from_what_was_given(
    bench: BenchPresenter, desk: Desk, window: CarrierPresenter
) -> None:
    asked(bench, desk, an_order().packed(details(LABEL, service="Tracked 48")), Purpose.PACK)
    assert chosen(window.model.carriers) == ["Royal Mail"]
    assert chosen(window.model.services) == ["Tracked 48"]
    assert window.model.number == "AB 1234 5678 5 GB"
    assert window.model.confirm_word == "Tell Amazon · Royal Mail"

    window.choose("dpd")
    window.confirm()

    found = given(desk)
    assert found is not None
    assert (found.code, found.tracking) == ("DPD", LABEL)
    assert kept(desk.store).progress is Progress.PACKED


def test_a_correction_after_it_left_tells_amazon_again(
    bench: BenchPresenter, desk: Desk, window: CarrierPresenter
) -> None:
    asked(bench, desk, an_order().despatched(details(LABEL)), Purpose.CORRECT)
    window.clear()

    type_twice(window, "ZZ999999999GB")

    assert [row.key for row in postings(desk.store)] == [f"confirm:{ID}:100001:2"]


def test_an_order_that_cannot_be_packed_says_so_and_opens_no_window(
    bench: BenchPresenter, desk: Desk, window: CarrierPresenter
) -> None:
    asked(bench, desk, an_order(), Purpose.PACK)

    assert not window.model.shown
    assert bench.notice.model.title == "One step at a time"


def test_a_closed_window_takes_nothing(window: CarrierPresenter) -> None:
    window.key("1")
    window.choose("dpd")
    window.scanned(LABEL)
    window.confirm()
    window.ignore()

    assert not window.model.shown
