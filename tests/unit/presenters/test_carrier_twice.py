"""A tracking number that is typed is typed twice; what was scanned or given before is not."""

from __future__ import annotations

import pytest

from kiosk.actions.desk import Desk
from kiosk.domain.journal import Means
from kiosk.domain.order import Progress
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.carrier import CarrierPresenter
from kiosk.presenters.carrier_purpose import Purpose
from kiosk.presenters.marks import Tone
from tests.fakes.builders import an_order, details
from tests.fakes.kept import history, kept, postings
from tests.unit.presenters.touching import (
    ID,
    LABEL,
    asked,
    given,
    type_in,
    type_twice,
)

NUMBER = "4711-0815"


def tracking(desk: Desk) -> str | None:
    found = given(desk)
    return found.tracking if found else None


def mark(window: CarrierPresenter) -> tuple[str, Tone] | None:
    found = window.model.number_mark
    return (found.word, found.tone) if found else None


def test_a_typed_number_is_asked_for_once_more(packing: CarrierPresenter, desk: Desk) -> None:
    packing.choose("dpd")
    type_in(packing, NUMBER)
    assert (packing.model.confirm_word, packing.model.confirm_live) == ("Type it once more", True)

    packing.confirm()

    assert packing.model.shown
    assert packing.model.number == ""
    assert mark(packing) == ("once more, to be sure", Tone.LOOK)
    assert not packing.model.confirm_live
    assert kept(desk.store).progress is Progress.PICKED


def test_the_same_number_a_second_time_is_taken(packing: CarrierPresenter, desk: Desk) -> None:
    packing.choose("dpd")
    type_in(packing, NUMBER)
    packing.confirm()
    type_in(packing, NUMBER)
    assert (packing.model.confirm_word, packing.model.confirm_live) == ("Packed · DPD", True)

    packing.confirm()

    assert not packing.model.shown
    assert tracking(desk) == NUMBER
    assert history(desk.store)[-1].means is Means.TOUCH


def test_two_that_differ_are_asked_for_from_the_start(
    bench: BenchPresenter, packing: CarrierPresenter, desk: Desk
) -> None:
    packing.choose("dpd")
    type_in(packing, "4711-0815")
    packing.confirm()
    type_in(packing, "4711-0816")
    packing.confirm()

    assert packing.model.number == ""
    assert mark(packing) == ("the two differ: type it afresh", Tone.STOP)
    assert given(desk) is None
    assert not bench.notice.shown

    type_in(packing, "4711-0816")
    assert packing.model.confirm_word == "Type it once more"
    packing.confirm()
    assert mark(packing) == ("once more, to be sure", Tone.LOOK)
    type_in(packing, "4711-0816")
    packing.confirm()
    assert tracking(desk) == "4711-0816"


def test_spaces_and_small_letters_make_no_difference(packing: CarrierPresenter, desk: Desk) -> None:
    packing.choose("dpd")
    type_in(packing, "ab12 345")
    packing.confirm()
    type_in(packing, "AB12345")

    packing.confirm()

    assert tracking(desk) == "AB12345"


def test_a_number_that_can_be_none_is_not_asked_for_twice(
    bench: BenchPresenter, packing: CarrierPresenter
) -> None:
    packing.choose("dpd")
    type_in(packing, "A#")

    packing.confirm()

    assert bench.notice.model.title == "Not a tracking number"
    assert packing.model.number == "A#"


def test_without_a_carrier_a_number_is_not_asked_for_twice(
    bench: BenchPresenter, packing: CarrierPresenter
) -> None:
    type_in(packing, NUMBER)

    packing.confirm()

    assert bench.notice.model.title == "Carrier details missing"
    assert packing.model.number == "4711 -081 5"


def test_a_number_that_was_mended_is_the_one_that_counts(
    packing: CarrierPresenter, desk: Desk
) -> None:
    packing.choose("dpd")
    type_in(packing, NUMBER + "X")
    packing.erase()
    packing.confirm()
    type_in(packing, "Y")
    packing.clear()
    type_in(packing, NUMBER)

    packing.confirm()

    assert tracking(desk) == NUMBER


def test_the_carrier_may_change_between_the_two(packing: CarrierPresenter, desk: Desk) -> None:
    packing.choose("dpd")
    type_in(packing, NUMBER)
    packing.confirm()
    packing.choose("royal-mail")
    type_in(packing, NUMBER)

    packing.confirm()

    found = given(desk)
    assert found is not None
    assert (found.code, found.tracking) == ("Royal Mail", NUMBER)


def test_a_scan_needs_no_second_time(packing: CarrierPresenter, desk: Desk) -> None:
    packing.scanned(LABEL)
    assert packing.model.confirm_word == "Packed · Royal Mail"

    packing.confirm()

    assert tracking(desk) == LABEL
    assert history(desk.store)[-1].means is Means.SCAN


def test_a_scan_takes_the_place_of_the_second_time(packing: CarrierPresenter, desk: Desk) -> None:
    packing.choose("royal-mail")
    type_in(packing, NUMBER)
    packing.confirm()

    packing.scanned(LABEL)
    packing.confirm()

    assert tracking(desk) == LABEL


def test_a_scan_that_was_mended_by_hand_is_a_typed_number(
    packing: CarrierPresenter, desk: Desk
) -> None:
    packing.choose("dpd")
    packing.scanned("PARCEL4711")
    packing.key("8")

    packing.confirm()

    assert packing.model.shown
    assert mark(packing) == ("once more, to be sure", Tone.LOOK)
    type_in(packing, "PARCEL47118")
    packing.confirm()
    assert tracking(desk) == "PARCEL47118"


def test_what_was_typed_before_a_scan_is_forgotten_with_it(packing: CarrierPresenter) -> None:
    packing.choose("dpd")
    type_in(packing, NUMBER)
    packing.confirm()
    packing.scanned("PARCEL4711")
    packing.clear()
    type_in(packing, NUMBER)

    assert packing.model.confirm_word == "Type it once more"


def test_a_number_that_was_given_before_need_not_be_typed_again(
    bench: BenchPresenter, window: CarrierPresenter, desk: Desk
) -> None:
    asked(bench, desk, an_order().packed(details(NUMBER)), Purpose.PACK)
    window.choose("dpd")
    assert window.model.confirm_word == "Tell Amazon · DPD"

    window.confirm()

    found = given(desk)
    assert found is not None
    assert (found.code, found.tracking) == ("DPD", NUMBER)


def test_a_number_that_was_given_before_and_is_changed_is_typed_twice(
    bench: BenchPresenter, window: CarrierPresenter, desk: Desk
) -> None:
    asked(bench, desk, an_order().despatched(details(LABEL)), Purpose.CORRECT)
    window.clear()
    type_in(window, NUMBER)
    window.confirm()
    assert tracking(desk) == LABEL
    assert postings(desk.store) == []

    type_in(window, NUMBER)
    window.confirm()

    assert tracking(desk) == NUMBER


def test_the_second_time_goes_to_the_number_though_a_name_was_typed_last(
    packing: CarrierPresenter, desk: Desk
) -> None:
    packing.choose("other")
    packing.to_number()
    type_in(packing, NUMBER)
    packing.to_name()
    type_in(packing, "Anna")
    packing.confirm()

    assert not packing.model.typing_name
    type_in(packing, NUMBER)
    packing.confirm()

    found = given(desk)
    assert found is not None
    assert (found.name, found.tracking) == ("Anna", NUMBER)


def test_the_keyboard_is_there_for_the_second_time(packing: CarrierPresenter) -> None:
    packing.choose("dpd")
    packing.keyboard()
    type_in(packing, NUMBER)
    packing.keyboard()

    packing.confirm()

    assert packing.model.keyboard


def test_a_window_that_is_opened_again_starts_afresh(
    bench: BenchPresenter, packing: CarrierPresenter
) -> None:
    packing.choose("dpd")
    type_in(packing, NUMBER)
    packing.confirm()
    packing.close()

    bench.ask_carrier(ID, Purpose.PACK)
    assert mark(packing) is None
    packing.choose("dpd")
    type_in(packing, NUMBER)
    assert packing.model.confirm_word == "Type it once more"


def test_ignore_is_there_while_the_second_time_is_awaited(
    packing: CarrierPresenter, desk: Desk
) -> None:
    packing.choose("dpd")
    type_in(packing, NUMBER)
    packing.confirm()

    packing.ignore()

    assert kept(desk.store).progress is Progress.PACKED
    assert given(desk) is None


@pytest.mark.parametrize("number", [NUMBER, "4711", "Z" * 40])
def test_typed_twice_is_all_it_takes(packing: CarrierPresenter, desk: Desk, number: str) -> None:
    packing.choose("dpd")

    type_twice(packing, number)

    assert tracking(desk) == number
