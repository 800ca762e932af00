"""The lists of the bench: what stands on them, in which order, and how many."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.lists import COUNT_LIMIT, Counts, Glance, ListName
from kiosk.domain.order import Program, Progress, Standing
from kiosk.domain.parcel import Telling
from kiosk.domain.personal import Personal
from kiosk.domain.shelf import Shelf
from kiosk.store.store import Store
from tests.fakes.builders import PERSONAL, a_line, an_order, details, order_id
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.kept import keep

HOUR = timedelta(hours=1)


def numbers(glances: list[Glance]) -> list[int]:
    return [int(glance.id[-7:]) for glance in glances]


def on(store: Store, name: ListName, limit: int = 10) -> list[int]:
    return numbers(store.lists.read(name, limit=limit))


def found(store: Store, words: str, limit: int = 10) -> list[int]:
    return numbers(store.lists.search(words, limit=limit))


def test_the_most_urgent_order_stands_first_and_those_without_a_time_last(store: Store) -> None:
    keep(
        store,
        an_order(1).to_leave_by(None),
        an_order(2).to_leave_by(NOON + 2 * HOUR),
        an_order(3).to_leave_by(NOON - HOUR),
        an_order(4).to_leave_by(NOON + HOUR),
    )

    assert on(store, ListName.TO_PACK) == [3, 4, 2, 1]


def test_unpaid_orders_stand_behind_all_paid_ones(store: Store) -> None:
    keep(
        store,
        an_order(1).unpaid().to_leave_by(NOON - HOUR),
        an_order(2).to_leave_by(NOON + HOUR),
        an_order(3).unpaid().to_leave_by(NOON - 2 * HOUR),
    )

    assert on(store, ListName.TO_PACK) == [2, 3, 1]
    assert on(store, ListName.TO_PACK, limit=2) == [2, 3]
    assert on(store, ListName.TO_PACK, limit=1) == [2]


def test_a_late_order_is_one_to_pack_whose_time_has_passed(
    store: Store, clock: TurnableClock
) -> None:
    keep(
        store,
        an_order(1).to_leave_by(NOON),
        an_order(2).to_leave_by(NOON - HOUR),
        an_order(3).to_leave_by(NOON - HOUR).unpaid(),
        an_order(4).to_leave_by(NOON - HOUR).despatched(),
        an_order(5).to_leave_by(None),
    )

    assert on(store, ListName.LATE) == [2]
    clock.advance(1)
    assert on(store, ListName.LATE) == [2, 1]


def test_what_needs_a_person_stands_on_a_list_of_its_own(store: Store) -> None:
    keep(
        store,
        an_order(1),
        an_order(2).held(),
        an_order(3).despatched().refused(),
        an_order(4).wanting_to_cancel().to_leave_by(NOON),
    )

    assert on(store, ListName.NEEDS_YOU) == [4, 2, 3]


def test_of_the_despatched_the_newest_stands_first(store: Store, clock: TurnableClock) -> None:
    for number in (1, 3, 2):
        clock.advance(1)
        keep(store, an_order(number).despatched())

    assert on(store, ListName.DESPATCHED) == [2, 3, 1]
    assert on(store, ListName.DESPATCHED, limit=1) == [2]


def test_a_row_tells_what_a_packer_must_see_and_no_personal_data(store: Store) -> None:
    builder = an_order().of(a_line("A", 3, fulfilled=1, gift=True), ("B", 1)).held("Broken")
    builder = builder.wanting_to_cancel().of_program(Program.PRIME).claimed_by("Bench 2").picked()
    keep(store, builder)

    assert store.lists.read(ListName.NEEDS_YOU, limit=1) == [
        Glance(
            id=order_id(),
            standing=Standing.PAID,
            progress=Progress.PICKED,
            shelf=Shelf.NEEDS_YOU,
            ship_by=NOON + timedelta(days=1),
            service="STANDARD",
            programs=frozenset({"PRIME"}),
            units=3,
            lines=2,
            gift=True,
            cancel_asked=True,
            held_for="Broken",
            claimed_by="Bench 2",
        )
    ]


def test_a_row_tells_of_the_newest_parcel_alone(store: Store) -> None:
    two = an_order(1).packed(ref="9").parcel_with(telling=Telling.TOLD).packed(ref="10")
    keep(store, two.despatched(telling=Telling.QUEUED), an_order(2).despatched())

    glances = store.lists.read(ListName.DESPATCHED, limit=2)

    assert {g.telling for g in glances} == {Telling.QUEUED}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("0000002", [2]),
        ("202-000", [3, 2, 1]),
        ("teapot", [2]),
        ("BLUE-TEA", [2]),
        ("smyth", [3]),
        ("LS9 9ZZ", [3]),
        ("bolt", []),
        ("100%", []),
        ("_", []),
    ],
)
def test_a_search_finds_number_buyer_address_product_and_sku(
    store: Store, words: str, expected: list[int]
) -> None:
    smyth = replace(
        PERSONAL, buyer_name="Eve Smyth", address=replace(PERSONAL.address, postcode="LS9 9ZZ")
    )
    keep(
        store,
        an_order(1).facts_with(placed_at=NOON - 3 * HOUR),
        an_order(2).of(a_line("BLUE-TEA", title="Teapot, 1 l")).facts_with(placed_at=NOON - HOUR),
        an_order(3).facts_with(personal=smyth, placed_at=NOON),
    )

    assert found(store, words) == expected


@pytest.mark.parametrize("word", ["AB123456785GB", "ab 1234 5678 5 gb", "5678"])
def test_an_order_is_found_by_its_parcels_label(store: Store, word: str) -> None:
    keep(store, an_order(1).despatched(details("AB123456785GB")))
    keep(store, an_order(2).packed(details("RR000000001GB")))

    assert found(store, word) == [1]


def test_the_newest_order_is_found_first_and_no_more_than_asked_for(store: Store) -> None:
    keep(store, *(an_order(n).facts_with(placed_at=NOON + n * HOUR) for n in range(1, 5)))

    assert found(store, "202", limit=2) == [4, 3]


@pytest.mark.parametrize("word", ["joan", "JOÁN", "jo", "of the north", "o'neill", "joan leeds"])
def test_a_buyer_is_found_by_the_beginnings_of_names_and_town(store: Store, word: str) -> None:
    joan = replace(
        PERSONAL,
        buyer_name="Joán O'Neill",
        company="Sisters of the North",
        address=replace(PERSONAL.address, city="Leeds"),
        delivery_note="Ring at the door",
    )
    keep(store, an_order(1).facts_with(personal=PERSONAL), an_order(2).facts_with(personal=joan))

    assert found(store, word) == [2]


@pytest.mark.parametrize("word", ["j", "oan", "door", "joan york", "buyer_name", "???"])
def test_a_buyer_is_not_found_by_less_or_by_what_others_have(store: Store, word: str) -> None:
    joan = replace(PERSONAL, buyer_name="Joan", delivery_note="Ring at the door")
    keep(store, an_order(1).facts_with(personal=joan))

    assert found(store, word) == []


def test_a_buyer_who_was_forgotten_or_renamed_is_not_found(store: Store) -> None:
    keep(store, an_order(1), an_order(2))
    keep(store, an_order(2).facts_with(personal=Personal(buyer_name="Bob")))
    assert found(store, "ada") == [1]

    assert store.transact(lambda: store.buyers.forget([order_id(1)])) == 1
    assert found(store, "ada") == []
    assert store.read(lambda: store.orders.get(order_id(1))).facts.personal == Personal()


def test_the_next_order_is_the_most_urgent_that_no_other_bench_has_in_hand(store: Store) -> None:
    keep(
        store,
        an_order(1).to_leave_by(NOON).claimed_by("Bench 2"),
        an_order(2).to_leave_by(NOON + HOUR),
        an_order(3).to_leave_by(NOON + 2 * HOUR).claimed_by("Bench 1"),
        an_order(4).to_leave_by(NOON - HOUR).held(),
    )

    def following(*, but: int = 0) -> int | None:
        glance = store.lists.most_urgent(bench="Bench 1", but=order_id(but) if but else None)
        return int(glance.id[-7:]) if glance else None

    assert following() == 2
    assert following(but=2) == 3
    assert following(but=3) == 2


def test_with_one_order_open_there_may_be_no_next_one(store: Store) -> None:
    keep(store, an_order(1))

    assert store.lists.most_urgent(bench="Bench 1", but=order_id(1)) is None


def test_orders_are_counted_list_by_list(store: Store) -> None:
    keep(
        store,
        an_order(1).to_leave_by(NOON - HOUR),
        an_order(2),
        an_order(3).unpaid(),
        an_order(4).held(),
        an_order(5).cancelled(),
        an_order(6).despatched(),
    )

    assert store.lists.counts() == Counts(to_pack=2, unpaid=1, late=1, needs_you=1)


def test_counting_stops_where_nobody_cares_any_more(store: Store) -> None:
    keep(store, *(an_order(n) for n in range(COUNT_LIMIT + 1)))

    assert store.lists.counts() == Counts(to_pack=COUNT_LIMIT)


def test_a_store_knows_whether_it_holds_any_order_at_all(store: Store) -> None:
    assert not store.lists.any_at_all()
    keep(store, an_order().cancelled())
    assert store.lists.any_at_all()
