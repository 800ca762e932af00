"""Orders go into the store whole and come out whole, and no bench overwrites another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings

from kiosk.domain.order import Line, Order, Progress
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import OrderId
from kiosk.store.moments import to_ms
from kiosk.store.store import Store
from tests.fakes import strategies
from tests.fakes.builders import OrderBuilder, a_line, an_order, details, order_id
from tests.fakes.clock import NOON
from tests.fakes.kept import keep, kept

NUMBERS = count(1)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=strategies.orders)
def test_an_order_comes_out_as_it_went_in(store: Store, order: Order) -> None:
    fresh = strategies.numbered(order, next(NUMBERS))
    keep(store, OrderBuilder(fresh))

    assert kept(store, fresh.id) == fresh


def test_names_of_every_alphabet_are_kept(store: Store) -> None:
    name = 'Zoë "O\'Brien" \\ 李小龍 🎁 e\u0301 \u202eabc'
    order = an_order().facts_with(
        personal=replace(an_order().facts().personal, buyer_name=name), service=name
    )
    keep(store, order)

    assert kept(store) == order.order()


def test_a_character_that_no_text_holds_costs_nobody_the_rest_of_it(store: Store) -> None:
    keep(store, an_order().facts_with(service="Next\0day"))

    assert kept(store).facts.service in {"Next\0day", "Next\u2400day"}


def test_a_program_of_two_words_stays_one(store: Store) -> None:
    order = an_order().facts_with(
        programs=frozenset({"IN STORE", "PRIME"}), constraints=frozenset({"two men"})
    )
    keep(store, order)

    assert kept(store) == order.order()


def test_an_order_that_is_not_here_is_refused_by_its_number(store: Store) -> None:
    with pytest.raises(Refused) as no:
        store.orders.get(OrderId("202-0-0"))

    assert (no.value.reason, no.value.about) == (Refusal.ORDER_UNKNOWN, "202-0-0")


def test_many_orders_are_found_at_once_and_unknown_ones_left_out(store: Store) -> None:
    keep(store, *(an_order(n) for n in range(1, 4)))

    found = store.orders.find([order_id(n) for n in (3, 1, 99)])

    assert set(found) == {order_id(1), order_id(3)}
    assert store.orders.find(()) == {}


def test_saving_counts_the_version_on(store: Store) -> None:
    keep(store, an_order())
    was = kept(store)

    saved = store.transact(lambda: store.orders.save(replace(was, printed=1), was))

    assert saved == kept(store) == replace(was, printed=1, version=was.version + 1)


def test_the_slower_bench_is_told_that_somebody_was_faster(store: Store) -> None:
    keep(store, an_order())
    seen_by_both = kept(store)
    store.transact(lambda: store.orders.save(replace(seen_by_both, printed=1), seen_by_both))

    with pytest.raises(Refused) as no:
        store.transact(lambda: store.orders.save(replace(seen_by_both, printed=9), seen_by_both))

    assert no.value.reason is Refusal.SOMEONE_ELSE
    assert kept(store).printed == 1


@pytest.mark.parametrize(
    "lines",
    [
        (a_line("A"),),
        (a_line("B", 5), a_line("A", 2)),
        (a_line("A"), a_line("C")),
        (a_line("C"), a_line("D"), a_line("E")),
        (),
    ],
)
def test_lines_that_amazon_took_away_are_gone(store: Store, lines: tuple[Line, ...]) -> None:
    keep(store, an_order().of(("A", 1), ("B", 1)))
    was = kept(store)
    new = an_order().of(*lines).order()

    store.transact(lambda: store.orders.save_all([(new, was)]))

    assert kept(store).facts.lines == new.facts.lines


def test_a_parcel_that_was_unpacked_is_gone(store: Store) -> None:
    keep(store, an_order().packed(ref="1").packed(ref="2"))

    store.transact(lambda: store.orders.drop_parcel(order_id(), "2"))

    assert [parcel.ref for parcel in kept(store).parcels] == ["1"]


def test_parcels_keep_their_order(store: Store) -> None:
    keep(store, an_order().packed(ref="9").packed(ref="10").packed(ref="1"))

    assert [parcel.ref for parcel in kept(store).parcels] == ["9", "10", "1"]


def test_a_tracking_number_leads_to_its_order(store: Store) -> None:
    keep(store, an_order(1).packed(details("AB1234")), an_order(2).packed())

    assert store.orders.with_tracking("AB1234") == order_id(1)
    assert store.orders.with_tracking("ZZ9999") is None


def test_open_orders_are_those_that_still_want_something(store: Store) -> None:
    day = timedelta(days=1)
    keep(
        store,
        an_order(1).facts_with(placed_at=NOON - 2 * day),
        an_order(2).unpaid().facts_with(placed_at=NOON - day),
        an_order(3).held().facts_with(placed_at=NOON - 3 * day),
        an_order(4).despatched(),
        an_order(5).cancelled(),
        an_order(6).facts_with(placed_at=NOON - 40 * day),
    )

    found = store.orders.open_ids(since_ms=to_ms(NOON - 30 * day), limit=10)

    assert found == [order_id(2), order_id(1), order_id(3)]
    assert store.orders.open_ids(since_ms=0, limit=2) == [order_id(2), order_id(1)]


def test_a_failure_in_the_middle_leaves_nothing_behind(store: Store) -> None:
    keep(store, an_order())
    was = kept(store)

    def half() -> None:
        store.orders.save(replace(was, progress=Progress.PICKED), was)
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        store.transact(half)

    assert kept(store) == was
