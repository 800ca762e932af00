"""The window *Carrier details* when a label is scanned: who carries it, and was it read right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions.desk import Desk
from kiosk.domain.order import Progress
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.carrier import CarrierPresenter
from kiosk.presenters.carrier_buttons import BUTTONS
from kiosk.presenters.carrier_purpose import Purpose
from kiosk.presenters.context import Context
from kiosk.presenters.marks import Mark, Tone
from tests.fakes.builders import an_order, details, order_id
from tests.fakes.kept import keep, kept
from tests.unit.presenters.conftest import CARRIERS, carrier
from tests.unit.presenters.touching import ID, LABEL, asked, chosen, given, type_in, type_twice

MANY = (
    *(carrier(f"C{n}") for n in range(BUTTONS)),
    carrier("Parcelforce", "48"),
    carrier("UPS", "Standard"),
    carrier("FedEx", "Ground"),
    carrier("USPS", "Priority Mail"),
    carrier("Yodel", "Direct"),
    *CARRIERS,
)
UPS = "1Z999AA10123456784"
UPS_WRONG = "1Z999AA10123456785"
EITHER = "EK123456785GB"
YODEL = "JJD0002257639032011"


@pytest.fixture
def window(context: Context, desk: Desk) -> CarrierPresenter:
    """The window over many carriers, open for a picked order; no carrier was used before."""
    bench = BenchPresenter(replace(context, carriers=MANY), dark=False)
    asked(bench, desk, an_order().picked(), Purpose.PACK)
    return bench.carrier


def used(window: CarrierPresenter, desk: Desk, name: str) -> None:
    """Have another order packed with a carrier, so that it is the last used one."""
    keep(desk.store, an_order(2).picked())
    window.ask(order_id(2), Purpose.PACK)
    window.choose(name)
    type_twice(window, "PARCEL4711")
    window.ask(ID, Purpose.PACK)


def mark(window: CarrierPresenter) -> tuple[str, Tone] | None:
    found: Mark | None = window.model.number_mark
    return (found.word, found.tone) if found else None


def first(window: CarrierPresenter, count: int) -> list[str]:
    return [choice.word for choice in window.model.carriers[:count]]


def test_the_label_chooses_the_carrier_when_there_is_no_doubt(
    window: CarrierPresenter, desk: Desk
) -> None:
    window.scanned(UPS)

    assert chosen(window.model.carriers) == ["UPS"]
    assert chosen(window.model.services) == ["Standard"]
    assert first(window, 1) == ["UPS"]
    assert window.model.hint == "The label is one of UPS."
    assert mark(window) == ("check digit right", Tone.GO)
    assert window.model.confirm_word == "Packed · UPS"

    window.confirm()
    taken = given(desk)
    assert taken is not None
    assert (taken.carrier, taken.tracking) == ("ups", UPS)


def test_the_label_of_another_carrier_takes_the_place_of_the_last_used_one(
    window: CarrierPresenter, desk: Desk
) -> None:
    used(window, desk, "dpd")
    assert chosen(window.model.carriers) == ["DPD"]

    window.scanned(UPS)
    assert chosen(window.model.carriers) == ["UPS"]

    window.scanned(LABEL)
    assert chosen(window.model.carriers) == ["Royal Mail"]


def test_of_two_carriers_both_are_shown_first_and_none_is_chosen(
    window: CarrierPresenter, desk: Desk
) -> None:
    used(window, desk, "dpd")

    window.scanned(EITHER)

    assert first(window, 2) == ["Parcelforce", "Royal Mail"]
    assert chosen(window.model.carriers) == []
    assert window.model.hint == "Parcelforce or Royal Mail? Touch whose label it is."
    assert mark(window) == ("check digit right", Tone.GO)
    assert not window.model.confirm_live

    window.choose("royal-mail")
    assert first(window, 2) == ["Parcelforce", "Royal Mail"]
    assert window.model.confirm_live


def test_a_number_without_a_check_digit_is_asked_about(window: CarrierPresenter) -> None:
    window.scanned(YODEL)

    assert chosen(window.model.carriers) == []
    assert window.model.hint == "It looks like a label of Yodel: touch the carrier."
    assert mark(window) == ("looks right", Tone.GO)

    window.choose("yodel")
    assert window.model.number == "JD00 0225 7639 0320 11"
    assert window.model.confirm_live


def test_what_a_person_touched_stays_and_the_label_is_only_told(window: CarrierPresenter) -> None:
    window.choose("dpd")

    window.scanned(UPS)

    assert chosen(window.model.carriers) == []  # it is on another page now
    assert window.model.confirm_word == "Packed · DPD"
    assert first(window, 1) == ["UPS"]
    assert window.model.hint == "The number looks like one of UPS. Touch that to change."
    assert mark(window) == ("unusual number", Tone.LOOK)
    assert window.model.confirm_live


def test_the_service_that_was_chosen_stays_with_its_carrier(window: CarrierPresenter) -> None:
    window.choose("royal-mail")
    window.service("Tracked 48")

    window.scanned(LABEL)

    assert chosen(window.model.services) == ["Tracked 48"]


def test_a_misread_label_is_to_be_scanned_again(
    window: CarrierPresenter, desk: Desk, bench: BenchPresenter
) -> None:
    window.choose("ups")
    window.scanned(UPS_WRONG)

    assert mark(window) == ("misread, scan again", Tone.STOP)
    assert not window.model.confirm_live

    window.confirm()
    assert window.model.shown
    assert kept(desk.store).progress is Progress.PICKED

    window.scanned(UPS)
    assert mark(window) == ("check digit right", Tone.GO)
    assert window.model.confirm_live


def test_a_misread_label_does_not_take_the_carrier_away(
    window: CarrierPresenter, desk: Desk
) -> None:
    used(window, desk, "fedex")

    window.scanned("986578788853")  # in Britain it could be Parcelforce's

    assert chosen(window.model.carriers) == ["FedEx"]
    assert mark(window) == ("misread, scan again", Tone.STOP)


def test_the_labels_carrier_is_in_sight_whatever_page_was_open(window: CarrierPresenter) -> None:
    window.choose("+")
    assert first(window, 1) != ["C0"]

    window.scanned(UPS)

    assert first(window, 2) == ["UPS", "C0"]


def test_a_number_that_is_only_printed_can_be_typed(window: CarrierPresenter) -> None:
    window.choose("dpd")
    window.scanned("1234567890")
    assert mark(window) == ("unusual number", Tone.LOOK)

    window.clear()
    type_in(window, "1234567890")
    assert mark(window) == ("looks right", Tone.GO)


def test_a_typed_number_with_a_wrong_check_digit_is_only_warned_of(
    window: CarrierPresenter, desk: Desk
) -> None:
    window.choose("ups")
    type_in(window, UPS_WRONG)

    assert mark(window) == ("check digit wrong", Tone.LOOK)
    assert window.model.confirm_live

    window.erase()
    assert mark(window) == ("unusual number", Tone.LOOK)
    window.key("4")
    assert mark(window) == ("check digit right", Tone.GO)
    window.clear()
    type_twice(window, UPS_WRONG)
    assert kept(desk.store).progress is Progress.PACKED


def test_a_typed_number_chooses_no_carrier(window: CarrierPresenter) -> None:
    type_in(window, UPS)

    assert chosen(window.model.carriers) == []
    assert mark(window) == ("check digit right", Tone.GO)


@pytest.mark.parametrize(
    ("key", "code", "number"),
    [
        ("usps", "420787459400111206206406260787", "9400 1112 0620 6406 2607 87"),
        ("fedex", "1001921334250001000300779017972697", "7790 1797 2697"),
        ("dpd", "%008182709980000020033350276", "0998 0000 0200 33"),
        ("royal-mail", "]C0RB123456785GB", "RB 1234 5678 5 GB"),
    ],
)
def test_the_number_is_what_the_buyer_knows_not_all_that_the_label_holds(
    window: CarrierPresenter, key: str, code: str, number: str
) -> None:
    window.choose(key)
    window.scanned(code)

    assert window.model.number == number
    assert window.model.confirm_live


def test_an_orders_number_is_no_labels(window: CarrierPresenter) -> None:
    window.choose("dpd")
    window.scanned("20212345678901234")

    assert mark(window) == ("this is an order", Tone.STOP)
    assert not window.model.confirm_live


def test_a_carrier_of_whose_numbers_nothing_is_known_takes_any(window: CarrierPresenter) -> None:
    window.choose("c1")
    window.scanned("986578788853")

    assert mark(window) == ("looks right", Tone.GO)
    assert window.model.confirm_live


def test_details_that_were_given_before_are_judged_too(bench: BenchPresenter, desk: Desk) -> None:
    asked(bench, desk, an_order().packed(details(LABEL)), Purpose.PACK)

    assert mark(bench.carrier) == ("check digit right", Tone.GO)
    assert bench.carrier.model.hint == "Amazon is told again under the same parcel."


@pytest.mark.parametrize("code", ["", "\x00" * 5000, "7" * 5000, "]C1", "🚚" * 50, "\ud800"])
def test_whatever_is_scanned_never_chooses_a_carrier_by_itself(
    window: CarrierPresenter, code: str
) -> None:
    window.scanned(code)

    assert chosen(window.model.carriers) == []
    assert window.model.number.isprintable()
    assert not window.model.confirm_live
