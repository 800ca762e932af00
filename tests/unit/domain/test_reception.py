"""How a fresh look at Amazon changes what is known of an order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings

from kiosk.domain.money import Money
from kiosk.domain.order import Order, Progress, Standing
from kiosk.domain.parcel import Parcel, Telling, TellingRefusal
from kiosk.domain.personal import Address, Gift, Personal
from kiosk.domain.reception import receive
from kiosk.domain.sighting import Sighting
from kiosk.domain.values import LineId, ParcelRef
from tests.fakes import strategies
from tests.fakes.builders import PERSONAL, OrderBuilder, a_line, an_order, details, seen
from tests.fakes.clock import NOON

LEFT = an_order().despatched(details("AB123456785GB"))
PARCEL = LEFT.order().parcels[0]


def of(order: Order) -> Parcel:
    assert order.parcel is not None
    return order.parcel


def looked_like(builder: OrderBuilder, **sighting: object) -> Sighting:
    return replace(builder.sighting(withheld=True), **sighting)  # type: ignore[arg-type]


def test_an_order_never_seen_before_is_new() -> None:
    sighting = an_order().sighting()

    assert receive(None, sighting) == Order(facts=sighting.facts)


def test_a_newer_look_brings_what_amazon_says_now() -> None:
    known = an_order().unpaid().order()
    paid = an_order().paid().updated(NOON)

    assert receive(known, paid.sighting()).facts == paid.facts()


def test_an_older_look_never_overwrites_a_newer_one() -> None:
    known = an_order().cancelled().order()
    older = an_order().paid().updated(known.facts.updated_at - timedelta(milliseconds=1))

    assert receive(known, older.sighting()) == known


def test_what_the_bench_did_is_never_touched() -> None:
    known = an_order().packed(details()).held("Broken").claimed_by("B").printed(2)
    order = receive(known.order(), an_order().cancelled().updated(NOON).sighting())

    assert order == known.cancelled().updated(NOON).order()
    assert order.progress is Progress.PACKED


def test_blanks_never_overwrite_personal_data() -> None:
    known = an_order().order()
    blank = an_order().facts_with(personal=Personal()).updated(NOON)

    assert receive(known, blank.sighting()).facts.personal == PERSONAL


def test_a_new_address_takes_the_place_of_the_old_one_as_a_whole() -> None:
    moved = Address(line1="2 New Road", city="York", country="GB")
    newer = an_order().facts_with(personal=replace(PERSONAL, address=moved)).updated(NOON)

    assert receive(an_order().order(), newer.sighting()).facts.personal.address == moved


def test_a_part_of_an_address_fills_what_is_known() -> None:
    phoned = Personal(address=Address(phone="0113 496 0000"))
    newer = an_order().facts_with(personal=phoned).updated(NOON)

    address = receive(an_order().order(), newer.sighting()).facts.personal.address

    assert address == replace(PERSONAL.address, phone="0113 496 0000")


def test_a_blank_gift_message_never_overwrites_a_known_one() -> None:
    line = LineId("L-MUG-BLUE")
    known = replace(PERSONAL, gifts={line: Gift(message="Happy birthday")})
    blanked = replace(PERSONAL, gifts={line: Gift(wrap="blue")})
    order = an_order().facts_with(personal=known).order()

    newer = receive(order, an_order().facts_with(personal=blanked).sighting())

    assert newer.facts.personal.gifts == {line: Gift(message="Happy birthday", wrap="blue")}


def test_a_look_without_status_keeps_the_status_and_the_dates() -> None:
    known = an_order().facts_with(constraints=frozenset({"pallet"}), by_merchant=True)
    bare = an_order().of_odd_status("").to_leave_by(None).updated(NOON)
    bare = bare.facts_with(deliver_by=None, service="", constraints=frozenset(), by_merchant=False)

    order = receive(known.order(), looked_like(bare, status_given=False))

    assert order == known.updated(NOON).order()


def test_a_look_without_status_keeps_the_lines_whose_counts_it_can_not_know() -> None:
    known = an_order().of(a_line("A", 2, fulfilled=1))
    bare = an_order().of(a_line("A", 2)).updated(NOON)

    order = receive(known.order(), looked_like(bare, status_given=False))

    assert order.facts.lines == known.facts().lines


def test_a_look_without_cancellations_keeps_a_known_wish_to_cancel() -> None:
    known = an_order().wanting_to_cancel("Ordered by mistake")
    bare = an_order().updated(NOON)

    kept = receive(known.order(), looked_like(bare, cancel_given=False))
    withdrawn = receive(known.order(), looked_like(bare))

    assert kept.facts.lines == known.facts().lines
    assert not withdrawn.facts.cancel_asked


def test_empty_lines_keep_the_known_ones() -> None:
    known = an_order().of(("A", 1), ("B", 2))

    order = receive(known.order(), an_order().of().updated(NOON).sighting())

    assert order.facts.lines == known.facts().lines


def test_a_look_that_could_not_see_wishes_to_cancel_forgets_none() -> None:
    known = an_order().of(("A", 1), ("B", 1)).wanting_to_cancel("Ordered twice")
    bare = an_order().of(("A", 1), ("B", 1), ("C", 1)).updated(NOON)

    lines = receive(known.order(), looked_like(bare, cancel_given=False)).facts.lines

    assert [line.cancel_asked for line in lines] == [True, True, False]
    assert lines[0].cancel_reason == "Ordered twice"


def test_a_wish_to_cancel_that_was_taken_back_is_gone() -> None:
    known = an_order().wanting_to_cancel().order()

    order = receive(known, an_order().updated(NOON).sighting())

    assert not order.facts.cancel_asked


@pytest.mark.parametrize(
    "telling", [Telling.QUEUED, Telling.ACCEPTED, Telling.UNSURE, Telling.REFUSED]
)
def test_a_parcel_that_amazon_shows_is_told(telling: Telling) -> None:
    known = LEFT.parcel_with(telling=telling, refusal=TellingRefusal.OTHER, answer="no").order()

    parcel = of(receive(known, an_order().sighting(seen(PARCEL))))

    assert (parcel.telling, parcel.refusal, parcel.answer) == (Telling.TOLD, None, "")


@pytest.mark.parametrize("telling", [Telling.NOT_TOLD, Telling.NOT_NEEDED])
def test_a_parcel_that_nobody_tells_of_stays_as_it_is(telling: Telling) -> None:
    known = LEFT.parcel_with(telling=telling).order()

    assert receive(known, an_order().sighting(seen(PARCEL))) == known


def test_amazons_own_way_of_writing_the_number_makes_no_difference() -> None:
    shown = seen(PARCEL, tracking="ab123456785gb", carrier="ROYAL_MAIL")

    assert of(receive(LEFT.order(), an_order().sighting(shown))).telling is Telling.TOLD


def test_another_parcels_number_or_reference_proves_nothing() -> None:
    for shown in (seen(PARCEL, tracking="ZZ1"), seen(PARCEL, ref=ParcelRef("9"))):
        assert of(receive(LEFT.order(), an_order().sighting(shown))).telling is Telling.QUEUED


def test_a_correction_that_waits_is_not_taken_for_told_by_the_version_before_it() -> None:
    # Only the carrier was corrected: reference and number are those that Amazon shows already.
    corrected = LEFT.parcel_with(version=2, details=details("AB123456785GB", code="DPD")).order()

    order = receive(corrected, an_order().sighting(seen(PARCEL)))

    assert of(order).telling is Telling.QUEUED


@pytest.mark.parametrize(
    ("carrier", "telling"), [("Royal Mail", Telling.REFUSED), ("dpd", Telling.TOLD)]
)
def test_a_correction_that_amazon_refused_is_told_only_where_amazon_shows_its_carrier(
    carrier: str, telling: Telling
) -> None:
    refused = LEFT.parcel_with(version=2, details=details("AB123456785GB", code="DPD")).refused()

    order = receive(refused.order(), an_order().sighting(seen(PARCEL, carrier=carrier)))

    assert of(order).telling is telling


def test_a_parcel_without_details_is_never_taken_for_one_that_amazon_shows() -> None:
    bare = an_order().packed().parcel_with(telling=Telling.QUEUED).order()

    assert receive(bare, an_order().sighting(seen(PARCEL))) == bare


def test_a_correction_that_amazon_accepted_is_told_once_it_is_shown() -> None:
    corrected = LEFT.parcel_with(version=2, telling=Telling.ACCEPTED).order()

    assert of(receive(corrected, an_order().sighting(seen(PARCEL)))).telling is Telling.TOLD


def test_a_parcel_overwritten_by_somebody_else_is_unsure() -> None:
    known = LEFT.parcel_with(telling=Telling.TOLD).order()

    order = receive(known, an_order().sighting(seen(PARCEL, tracking="OLD1234")))

    assert of(order).telling is Telling.UNSURE


@pytest.mark.parametrize("shown", [(), None])
def test_a_parcel_that_is_not_shown_for_a_while_stays_told(shown: tuple[()] | None) -> None:
    known = LEFT.parcel_with(telling=Telling.TOLD).order()

    assert receive(known, looked_like(an_order(), packages=shown)) == known


def test_packages_count_even_from_a_look_that_is_older_otherwise() -> None:
    older = an_order().updated(NOON - timedelta(days=1)).facts_with(standing=Standing.PENDING)

    order = receive(LEFT.order(), older.sighting(seen(PARCEL)))

    assert (of(order).telling, order.facts) == (Telling.TOLD, LEFT.facts())


@settings(max_examples=25)
@given(strategies.orders, strategies.sightings)
def test_the_same_look_twice_changes_nothing_the_second_time(
    known: Order, sighting: Sighting
) -> None:
    once = receive(known, sighting)

    assert receive(once, sighting) == once
    assert receive(receive(None, sighting), sighting) == receive(None, sighting)


def priced(order: Order, price: Money | None) -> Order:
    lines = tuple(replace(line, price=price) for line in order.facts.lines)
    return replace(order, facts=replace(order.facts, lines=lines))


@pytest.mark.parametrize("cancel_given", [True, False])
def test_a_look_without_prices_keeps_those_that_are_known(*, cancel_given: bool) -> None:
    known = priced(an_order().order(), Money(499, "GBP"))
    later = replace(an_order().updated(NOON).sighting(), cancel_given=cancel_given)

    order = receive(known, later)

    assert order.facts.updated_at == NOON
    assert [line.price for line in order.facts.lines] == [Money(499, "GBP")] * len(
        known.facts.lines
    )


def test_a_new_price_goes_over_the_known_one() -> None:
    known = priced(an_order().order(), Money(499, "GBP"))
    now = priced(an_order().updated(NOON).order(), Money(0, "GBP"))

    assert receive(known, Sighting(facts=now.facts, packages=None)).facts == now.facts


def test_a_price_is_taken_from_a_look_at_an_order_that_has_not_changed() -> None:
    known = an_order().order()
    seen_again = priced(known, Money(499, "GBP"))

    order = receive(known, Sighting(facts=seen_again.facts, packages=None))

    assert order == seen_again
