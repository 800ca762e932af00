"""Several benches on one store at once: no number twice, nothing sold twice, nothing lost."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from kiosk.actions import stock, till
from kiosk.actions.allocate import allocate
from kiosk.actions.desk import Desk
from kiosk.actions.goods import NotEnough
from kiosk.actions.intake import intake
from kiosk.actions.open_order import open_order
from kiosk.actions.pack import pack
from kiosk.actions.post_return import Payout, give_back
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.domain.money import Money
from kiosk.domain.order import Progress
from kiosk.domain.outbox import Kind
from kiosk.domain.paper import PaperKind
from kiosk.domain.product import Product
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.returns import Condition, Draft, Reason
from kiosk.domain.till import Tender
from kiosk.domain.values import LineId, Sku
from kiosk.store.store import Store
from tests.fakes.builders import an_order, details, order_id
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import history, keep, kept, postings
from tests.fakes.stores import POSTGRES, SQLITE, a_store

T = TypeVar("T")
MUG, LINE = Sku("MUG-BLUE"), LineId("L-MUG-BLUE")
BENCHES = 4
ROUNDS = 5


@pytest.fixture(params=[SQLITE, pytest.param(POSTGRES, marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = a_store(tmp_path, TurnableClock(), request.param)
    if request.param == SQLITE:
        made._database.execute_sql("PRAGMA synchronous = OFF")
    yield made
    made.close()


def at_once(store: Store, work: Callable[[Desk, int], T]) -> list[T | Refused]:
    """What each bench did in all rounds, all of them at once; a refusal is an answer."""
    together = threading.Barrier(BENCHES)

    def bench(number: int) -> list[T | Refused]:
        desk = Desk(store=store, clock=store.clock, bench=f"Bench {number}")
        done: list[T | Refused] = []
        for turn in range(ROUNDS):
            together.wait(20)
            try:
                done.append(work(desk, turn * BENCHES + number))
            except Refused as no:
                done.append(no)
        store.close()
        return done

    with ThreadPoolExecutor(BENCHES) as pool:
        benches = [pool.submit(bench, number) for number in range(BENCHES)]
        return [one for each in benches for one in each.result(60)]


ALL = [order_id(number) for number in range(BENCHES * ROUNDS)]


def test_no_two_parcels_bear_one_reference(store: Store) -> None:
    keep(store, *(an_order(number).picked() for number in range(len(ALL))))

    at_once(store, lambda desk, n: pack(desk, ALL[n], None))

    refs = sorted(int(kept(store, each).parcels[0].ref) for each in ALL)
    assert refs == list(range(refs[0], refs[0] + len(ALL)))


def test_no_tracking_number_is_used_by_two_orders(store: Store) -> None:
    keep(store, *(an_order(number).picked() for number in range(len(ALL))))

    done = at_once(store, lambda desk, n: pack(desk, ALL[n], details(f"SAME{n // BENCHES}")))

    assert len([one for one in done if isinstance(one, Refused)]) == len(ALL) - ROUNDS
    numbers = Counter(
        parcel.details.tracking
        for each in ALL
        for parcel in kept(store, each).parcels
        if parcel.details
    )
    assert set(numbers.values()) == {1}


def test_an_order_is_packed_by_one_bench_alone(store: Store) -> None:
    keep(store, *(an_order(number).picked() for number in range(ROUNDS)))

    done = at_once(store, lambda desk, n: pack(desk, ALL[n // BENCHES], None))

    assert len([one for one in done if isinstance(one, Refused)]) == ROUNDS * (BENCHES - 1)
    assert [len(kept(store, number).parcels) for number in range(ROUNDS)] == [1] * ROUNDS


def test_what_was_read_before_somebody_else_wrote_is_refused(store: Store) -> None:
    keep(store, *(an_order(number) for number in range(ROUNDS)))
    seen = [kept(store, number) for number in range(ROUNDS)]

    def hold(desk: Desk, n: int) -> None:
        was = seen[n // BENCHES]
        desk.store.transact(lambda: desk.store.orders.save(was, was))

    done = at_once(store, hold)

    refused = [one.reason for one in done if isinstance(one, Refused)]
    assert refused == [Refusal.SOMEONE_ELSE] * ROUNDS * (BENCHES - 1)


def test_an_order_is_claimed_by_one_bench(store: Store) -> None:
    keep(store, *(an_order(number) for number in range(ROUNDS)))

    at_once(store, lambda desk, n: open_order(desk, ALL[n // BENCHES]))

    assert kept(store, ROUNDS - 1).claimed_by.startswith("Bench ")
    waiting = store.read(lambda: store.requests.waiting(limit=100))
    assert len({order for _, order in waiting}) == len(waiting)


def test_copies_of_a_paper_are_counted_without_a_gap(store: Store) -> None:
    keep(store, an_order())
    wish = Wish(PaperKind.PICKING_NOTE, "Receipts")

    at_once(store, lambda desk, _: print_paper(desk, order_id(), wish))

    assert kept(store).printed == len(ALL)
    assert len({row.key for row in postings(store, Kind.PRINT)}) == len(ALL)


def test_the_last_goods_go_to_one_order(store: Store) -> None:
    desk = Desk(store=store, clock=store.clock, bench="Office")
    product = Product(sku=MUG, title="A mug", tracked=True)
    store.transact(lambda: store.products.save_all([product]))
    stock.receive(desk, MUG, ROUNDS)
    keep(store, *(an_order(number) for number in range(len(ALL))))

    done = at_once(store, lambda desk, n: allocate(desk, ALL[n]))

    assert len([one for one in done if isinstance(one, NotEnough)]) == len(ALL) - ROUNDS
    there = store.read(lambda: store.stock.levels((MUG,)))[MUG]
    assert (there.on_hand, there.allocated) == (ROUNDS, ROUNDS)
    assert store.read(lambda: store.stock.sums(MUG)) == there


def test_returns_are_numbered_without_a_gap(store: Store) -> None:
    keep(store, *(an_order(number).despatched() for number in range(len(ALL))))
    units = {LINE: {Condition.BACK_TO_STOCK: 1}}
    draft = Draft(reason=Reason.UNWANTED, units=units, refunded=True)

    payout = Payout(tender=Tender.CASH, amount=Money(100, "GBP"))
    done = at_once(store, lambda desk, n: give_back(desk, ALL[n], draft, payout))

    numbers = sorted(one.posted.number for one in done if not isinstance(one, Refused))
    assert numbers == list(range(1, len(ALL) + 1))


def test_a_till_that_is_closed_by_many_at_once_counts_on_without_a_gap(store: Store) -> None:
    def close(_: Desk, __: int) -> int:
        reading, _changes = till.close(Desk(store=store, clock=store.clock, bench="Till"), ())
        return reading.number

    numbers = [one for one in at_once(store, close) if not isinstance(one, Refused)]

    assert sorted(numbers) == list(range(1, len(ALL) + 1))


def test_intake_and_benches_lose_nothing_of_each_other(store: Store) -> None:
    keep(store, *(an_order(number) for number in range(len(ALL))))
    hub = Desk(store=store, clock=store.clock, bench="hub")

    def both(desk: Desk, n: int) -> None:
        if desk.bench == "Bench 0":
            intake(hub, [an_order(k).as_gift().sighting() for k in range(len(ALL))])
        else:
            allocate(desk, ALL[n])

    done = at_once(store, both)

    assert not [one for one in done if isinstance(one, Refused)]
    for number in range(len(ALL)):
        order = kept(store, number)
        assert order.facts.gift
        wanted = Progress.NEW if number % BENCHES == 0 else Progress.ALLOCATED
        assert order.progress is wanted
        assert len(history(store, number)) == (1 if wanted is Progress.NEW else 2)
