"""Erasing all that came from Amazon: goods are free again, and the books stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.actions.allocate import allocate
from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.actions.intake import intake
from kiosk.actions.open_order import open_order
from kiosk.actions.pack import pack
from kiosk.actions.people import enrol
from kiosk.actions.post_return import Payout, give_back
from kiosk.actions.print_house import print_reading
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.actions.purge import erase
from kiosk.actions.step import pick
from kiosk.actions.stock import receive
from kiosk.actions.till import close
from kiosk.domain.journal import Event
from kiosk.domain.money import Money
from kiosk.domain.paper import PaperKind
from kiosk.domain.people import Right, Role
from kiosk.domain.product import Product
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.returns import Condition, Draft
from kiosk.domain.sighting import Unreadable
from kiosk.domain.stock import Level
from kiosk.domain.till import Tender
from kiosk.domain.values import LineId, Sku
from kiosk.store.store import Store
from tests.fakes.builders import an_order, details, order_id
from tests.fakes.clock import TurnableClock
from tests.fakes.filled import Row, all_rows
from tests.fakes.kept import keep
from tests.fakes.stores import POSTGRES, SQLITE, a_store

MUG = Sku("MUG-BLUE")
LINE = LineId("L-MUG-BLUE")
GONE = {"orders", "lines", "picks", "parcels", "requests", "claims", "buyers", "buyer_words"}
STAYS = {
    "products", "barcodes", "returns", "return_lines", "till_entries", "readings", "people",
    "schema_migration",
}  # fmt: skip
GROWS = {"journal", "movements"}
"""Append-only: what stood there stands there."""


@pytest.fixture(params=[SQLITE, pytest.param(POSTGRES, marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: TurnableClock) -> Iterator[Store]:
    """A store of its own: what is scrubbed is scrubbed in no transaction."""
    made = a_store(tmp_path, clock, request.param)
    yield made
    made.close()


def a_day(desk: Desk) -> None:
    """One order left and came back, one is in hand, one waits for goods that are set aside."""
    store = desk.store
    product = Product(sku=MUG, tracked=True, gtin="5012345678900")
    store.transact(lambda: store.products.save_all([product]))
    store.vault.__dict__["calibrated_phrases"] = store.vault.phrases
    enrol(desk, "Anna Packer", Role.PACKER, "2580")
    receive(desk, MUG, 10)
    intake(desk, [an_order(number).of((MUG, number)).sighting() for number in (1, 2, 3)])
    for number in (1, 2, 3):
        open_order(desk, order_id(number))
        print_paper(desk, order_id(number), Wish(PaperKind.PICKING_NOTE, "PDF"))
        allocate(desk, order_id(number))
    pick(desk, order_id(2))
    pick(desk, order_id(1))
    pack(desk, order_id(1), details())
    despatch(desk, order_id(1))
    back = Draft(units={LINE: {Condition.BACK_TO_STOCK: 1}}, refunded=True)
    payout = Payout(tender=Tender.CASH, amount=Money(799, "GBP"), printer="PDF")
    give_back(desk, order_id(1), back, payout)
    close(desk, [Money(0, "GBP")])


def level(store: Store) -> Level:
    found = store.read(lambda: store.stock.levels([MUG]))[MUG]
    assert found == store.read(lambda: store.stock.sums(MUG))
    return found


def changed(before: dict[str, list[Row]], after: dict[str, list[Row]]) -> set[str]:
    return {table for table, rows in before.items() if rows != after[table]}


def test_all_that_came_from_amazon_is_gone_and_the_books_stay(desk: Desk) -> None:
    a_day(desk)
    before = all_rows(desk.store)
    assert all(before[table] for table in (GONE | STAYS | GROWS | {"allocations", "outbox"}))
    assert level(desk.store).allocated == 5

    assert erase(replace(desk, person_id="p-boss")) == 3

    after = all_rows(desk.store)
    assert not [table for table in GONE | {"allocations"} if after[table]]
    assert changed(before, after).isdisjoint(STAYS)
    assert all(set(before[table]) < set(after[table]) for table in GROWS)
    assert (level(desk.store).allocated, level(desk.store).on_hand) == (0, 10)
    assert desk.store.read(desk.store.journal.verify).broken_at is None
    (entry,) = [row for row in after["journal"] if Event.ERASED.value in row]
    assert entry[2:5] == (desk.bench, "p-boss", "erased")
    assert entry[7] == "3"


def test_what_was_set_aside_is_written_off_the_books_by_name(desk: Desk) -> None:
    a_day(desk)
    erase(desk)

    moves = desk.store.read(lambda: desk.store.stock.history(MUG, limit=2))
    assert {(move.order, move.why, move.effect.allocated) for move, _ in moves} == {
        (order_id(2), "erased", -2),
        (order_id(3), "erased", -3),
    }


def test_papers_of_orders_are_not_put_out_any_more_and_readings_are(desk: Desk) -> None:
    a_day(desk)
    reading = desk.store.read(lambda: desk.store.till.readings(desk.bench, limit=1))[0]
    print_reading(desk, reading, "PDF")

    erase(desk)

    kept = all_rows(desk.store)["outbox"]
    assert len(kept) == 1
    assert "till-reading" in repr(kept)


def test_a_hundred_at_a_time_until_none_is_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(desk.store, *(an_order(number) for number in range(1, 206)))
    sizes: list[int] = []
    really = desk.store.orders.erase

    def counted(orders: list[object]) -> None:
        sizes.append(len(orders))
        really(orders)  # type: ignore[arg-type]

    monkeypatch.setattr(desk.store.orders, "erase", counted)

    assert erase(desk) == 205
    assert [size for size in sizes if size] == [100, 100, 5]
    assert erase(desk) == 0


def test_only_the_owner_may(desk: Desk) -> None:
    keep(desk.store, an_order())

    with pytest.raises(Refused) as refused:
        erase(replace(desk, rights=frozenset(Right) - {Right.PEOPLE}))

    assert refused.value.reason is Refusal.NOT_ALLOWED
    assert desk.store.read(desk.store.orders.count) == 1


def test_nothing_of_it_is_left_to_be_found(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    scrubbed: list[int] = []
    monkeypatch.setattr(desk.store, "scrub", lambda: scrubbed.append(desk.store.orders.count()))
    keep(desk.store, an_order())

    erase(desk)

    assert scrubbed == [0]


def test_what_could_not_be_read_is_erased_too(desk: Desk) -> None:
    intake(desk, [], [Unreadable(id=order_id(9), why="no lines")])

    erase(desk)

    assert desk.store.read(desk.store.set_aside.count) == 0
