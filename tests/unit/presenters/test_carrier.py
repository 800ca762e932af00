"""The window *Carrier details*, touch by touch, on a whole bench."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions.desk import Desk
from kiosk.domain.carriers import Carrier
from kiosk.domain.order import Progress
from kiosk.domain.parcel import CarrierDetails
from kiosk.domain.values import CarrierId
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.carrier import CarrierPresenter
from kiosk.presenters.carrier_buttons import BUTTONS
from kiosk.presenters.carrier_purpose import Purpose
from kiosk.presenters.context import Context
from kiosk.presenters.marks import Tone
from tests.fakes.builders import an_order, details, order_id
from tests.fakes.kept import history, keep, kept
from tests.unit.presenters.touching import ID, LABEL, asked, chosen, given, type_in


def test_the_window_offers_the_countrys_carriers_and_one_to_name(
    packing: CarrierPresenter,
) -> None:
    model = packing.model

    assert model.shown
    assert [choice.word for choice in model.carriers] == ["Royal Mail", "DPD", "DHL", "Other…"]
    assert chosen(model.carriers) == []
    assert (model.ignore_word, model.confirm_word) == ("Ignore", "Packed · …")
    assert not model.confirm_live


def test_amazon_is_asked_for_the_order_once_more(packing: CarrierPresenter, desk: Desk) -> None:
    assert [order for _, order in desk.store.requests.waiting(limit=9)] == [ID]


def test_carrier_and_scan_are_all_it_takes(packing: CarrierPresenter, desk: Desk) -> None:
    packing.choose("dpd")
    packing.scanned("ab1234 56785gb\r")
    assert packing.model.confirm_live
    assert packing.model.confirm_word == "Packed · DPD"

    packing.confirm()

    assert not packing.model.shown
    assert kept(desk.store).progress is Progress.PACKED
    assert given(desk) == CarrierDetails(
        carrier=CarrierId("dpd"), code="DPD", name="", service="Next day", tracking=LABEL
    )
    assert history(desk.store)[-1].means.value == "scan"


def test_the_number_stands_in_groups_and_says_whether_it_looks_right(
    packing: CarrierPresenter,
) -> None:
    tones: list[Tone | None] = []
    for number in ("", "AB1", LABEL):
        packing.scanned(number)
        mark = packing.model.number_mark
        tones.append(mark.tone if mark else None)

    assert tones == [None, Tone.LOOK, Tone.GO]
    assert packing.model.number == "AB 1234 5678 5 GB"


def test_the_last_used_carrier_comes_first_and_is_chosen(
    bench: BenchPresenter, desk: Desk, window: CarrierPresenter
) -> None:
    keep(desk.store, an_order(2).picked())
    bench.ask_carrier(order_id(2), Purpose.PACK)
    window.choose("dhl")
    window.scanned("ZZ999999995DE")
    window.confirm()

    asked(bench, desk, an_order().picked(), Purpose.PACK)

    assert [c.word for c in window.model.carriers] == ["DHL", "Royal Mail", "DPD", "Other…"]
    assert chosen(window.model.carriers) == ["DHL"]
    assert window.model.carriers[0].detail == "last used"
    assert window.model.number == ""


def test_a_carrier_has_its_services_the_usual_one_chosen(
    packing: CarrierPresenter, desk: Desk
) -> None:
    packing.choose("royal-mail")
    assert chosen(packing.model.services) == ["Tracked 24"]

    packing.service("Tracked 48")
    packing.scanned(LABEL)
    packing.confirm()

    details_given = given(desk)
    assert details_given is not None
    assert details_given.service == "Tracked 48"


def test_another_carrier_brings_its_own_services(packing: CarrierPresenter) -> None:
    packing.choose("royal-mail")
    packing.service("Tracked 48")

    packing.choose("dpd")
    assert chosen(packing.model.services) == ["Next day"]

    packing.choose("dhl")
    assert packing.model.services == ()


def test_the_number_can_be_typed_and_mended(packing: CarrierPresenter, desk: Desk) -> None:
    packing.keyboard()
    assert packing.model.keyboard
    packing.choose("dpd")
    type_in(packing, "ab12345x")
    packing.erase()
    assert packing.model.number == "AB12 345"

    packing.confirm()
    type_in(packing, "ab12345")
    packing.confirm()

    details_given = given(desk)
    assert details_given is not None
    assert details_given.tracking == "AB12345"
    assert history(desk.store)[-1].means.value == "touch"


def test_the_field_can_be_emptied_and_the_keyboard_put_away(packing: CarrierPresenter) -> None:
    packing.keyboard()
    type_in(packing, "12345")

    packing.clear()
    packing.keyboard()

    assert packing.model.number == ""
    assert not packing.model.keyboard


def test_other_asks_for_the_carriers_name_first(packing: CarrierPresenter, desk: Desk) -> None:
    packing.choose("other")
    assert packing.model.name_wanted
    assert packing.model.keyboard
    assert packing.model.typing_name

    type_in(packing, " Anna's vanx")
    packing.erase()
    packing.to_number()
    type_in(packing, "4711")
    packing.confirm()
    type_in(packing, "4711")
    assert packing.model.confirm_word == "Packed ·  Anna's van"
    packing.confirm()

    assert given(desk) == CarrierDetails(
        carrier=CarrierId("other"), code="Other", name="Anna's van", service="", tracking="4711"
    )


def test_a_scan_goes_to_the_number_even_while_a_name_is_typed(packing: CarrierPresenter) -> None:
    packing.choose("other")

    packing.scanned(LABEL)

    assert (packing.model.name, packing.model.number) == ("", "AB 1234 5678 5 GB")
    packing.to_name()
    packing.clear()
    type_in(packing, "x" * 99)
    assert packing.model.name == "x" * 40


@pytest.mark.parametrize(
    ("key", "number", "title"),
    [
        ("", "PARCEL-4711", "Carrier details missing"),
        ("other", LABEL, "Name the carrier"),
        ("dpd", "", "No number"),
        ("dpd", "AB1#", "Not a tracking number"),
    ],
)
def test_what_is_missing_is_said_and_the_window_stays(
    bench: BenchPresenter, packing: CarrierPresenter, key: str, number: str, title: str
) -> None:
    packing.choose(key)
    packing.scanned(number)

    packing.confirm()

    assert bench.notice.model.title == title
    assert packing.model.shown


def test_a_number_of_another_order_is_said_and_the_window_stays(
    bench: BenchPresenter, packing: CarrierPresenter, desk: Desk
) -> None:
    keep(desk.store, an_order(2).packed(details(LABEL)))
    packing.choose("dpd")
    packing.scanned(LABEL)

    packing.confirm()

    assert bench.notice.model.title == "Number used already"
    assert order_id(2) in bench.notice.model.text
    assert packing.model.shown
    assert kept(desk.store).progress is Progress.PICKED


def test_ignore_packs_without_details(packing: CarrierPresenter, desk: Desk) -> None:
    packing.scanned(LABEL)

    packing.ignore()

    assert not packing.model.shown
    assert kept(desk.store).progress is Progress.PACKED
    assert given(desk) is None


def test_many_carriers_are_shown_page_by_page(context: Context, desk: Desk) -> None:
    many = tuple(
        Carrier(id=CarrierId(f"c{n:02d}"), name=f"C{n:02d}", codes={}) for n in range(2 * BUTTONS)
    )
    bench = BenchPresenter(replace(context, carriers=(*many, context.carriers[-1])), dark=False)
    asked(bench, desk, an_order().picked(), Purpose.PACK)
    seen = set()
    for _ in range(4):
        words = [choice.word for choice in bench.carrier.model.carriers]
        assert len(words) <= BUTTONS
        assert words[-2:] == ["Other…", "More…"]
        seen.update(words[:-2])
        bench.carrier.choose("+")

    assert seen == {one.name for one in many}
