"""A shop in motion, for hypothesis: whatever is done in whatever order, the sums must agree."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from kiosk.actions.allocate import allocate, allocate_part
from kiosk.actions.count import count, set_count
from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.actions.intake import intake
from kiosk.actions.pack import pack
from kiosk.actions.post_return import Payout, give_back, reverse_return
from kiosk.actions.rest import put_back
from kiosk.actions.step import pick, step_back
from kiosk.actions.stock import receive, recount, release_quarantine, write_off
from kiosk.actions.till import close
from kiosk.domain.money import Money
from kiosk.domain.order import Order, Standing
from kiosk.domain.parcel import Telling
from kiosk.domain.product import Product
from kiosk.domain.refusals import Refused
from kiosk.domain.returns import Condition, Draft
from kiosk.domain.sighting import Sighting
from kiosk.domain.till import Tender
from kiosk.domain.values import LineId, OrderId, Sku
from kiosk.store.startup import open_store
from tests.fakes.builders import OrderBuilder, a_line, an_order, details, seen
from tests.fakes.clock import TurnableClock
from tests.fakes.stores import POSTGRES, SQLITE, a_place, drop_database
from tests.fault.ledger_sums import TRACKED, Sums

UNTRACKED = Sku("BAG")
PRICES = {"MUG": Money(799, "GBP"), "POT": Money(1250, "GBP"), "BAG": Money(100, "EUR")}
MOST_ORDERS = 6

places = st.integers(0, MOST_ORDERS - 1)
skus = st.sampled_from(TRACKED)
few = st.integers(1, 4)
conditions = st.sampled_from(list(Condition))
tenders = st.sampled_from([Tender.CARD, Tender.CASH])
baskets = st.dictionaries(
    st.sampled_from([*TRACKED, UNTRACKED]), st.integers(1, 3), min_size=1, max_size=3
)


class Shop(Sums, RuleBasedStateMachine):
    """Does what people and Amazon do; a refusal is an answer."""

    engine = SQLITE

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="packbench-tests-ledger-"))
        self.clock = TurnableClock()
        self.place = a_place(self.folder, self.engine)
        self.store = open_store(self.place, self.clock).store
        self.desk = Desk(store=self.store, clock=self.clock, bench="Bench 1", person="P1")
        self.orders: list[OrderId] = []
        self.posted: list[int] = []
        self.numbers = 0

    def teardown(self) -> None:
        self.store.close()
        if self.place.url:
            drop_database(self.place.url)
        shutil.rmtree(self.folder, ignore_errors=True)

    @initialize()
    def open(self) -> None:
        """Three products are counted, one is not, and one is not even known."""
        products = [Product(sku=sku, tracked=True) for sku in TRACKED]
        self.store.transact(lambda: self.store.products.save_all(products))
        for sku in TRACKED:
            receive(self.desk, sku, 5)
        for basket in ({TRACKED[0]: 2}, {TRACKED[0]: 3, TRACKED[1]: 1}, {TRACKED[2]: 2}):
            self.order(basket, paid=True)

    # The stock itself.

    @rule(sku=skus, units=few)
    def receive(self, sku: Sku, units: int) -> None:
        self.do(receive, sku, units)

    @rule(sku=skus, units=st.integers(0, 8))
    def recount(self, sku: Sku, units: int) -> None:
        self.do(recount, sku, units)

    @rule(sku=skus, units=few, quarantined=st.booleans())
    def write_off(self, sku: Sku, units: int, *, quarantined: bool) -> None:
        self.do(write_off, sku, units, quarantined=quarantined)

    @rule(sku=skus, units=few)
    def release(self, sku: Sku, units: int) -> None:
        self.do(release_quarantine, sku, units)

    # Amazon.

    @precondition(lambda self: len(self.orders) < MOST_ORDERS)
    @rule(basket=baskets, paid=st.booleans())
    def order(self, basket: dict[Sku, int], *, paid: bool) -> None:
        number = len(self.orders) + 1
        lines = [replace(a_line(s, n), price=PRICES.get(s)) for s, n in basket.items()]
        builder = an_order(number).of(*lines)
        made = builder if paid else builder.unpaid()
        self.look(made)
        self.orders.append(made.order().id)

    @rule(place=places)
    def pay(self, place: int) -> None:
        self.change(place, standing=Standing.PAID)

    @rule(place=places)
    def cancel(self, place: int) -> None:
        order = self.at(place)
        if order is not None and not order.parcels:
            self.change(place, standing=Standing.CANCELLED)

    @rule(place=places, basket=baskets)
    def fewer(self, place: int, basket: dict[Sku, int]) -> None:
        """Amazon says that fewer are wanted than before."""
        order = self.at(place)
        if order is None or order.parcels:
            return
        lines = tuple(
            replace(line, ordered=max(1, min(line.ordered, basket.get(line.sku, line.ordered))))
            for line in order.facts.lines
        )
        self.change(place, lines=lines)

    @rule(place=places)
    def told(self, place: int) -> None:
        """Amazon shows our parcels, and counts their units."""
        order = self.at(place)
        if order is None:
            return
        gone = [p for p in order.parcels if p.despatched_at is not None]
        if gone:
            lines = tuple(
                replace(x, fulfilled=min(x.ordered, sum(p.contents.get(x.id, 0) for p in gone)))
                for x in order.facts.lines
            )
            told = tuple(
                replace(p, telling=Telling.TOLD) if p in gone else p for p in order.parcels
            )
            was = order
            new = replace(order, parcels=told)
            self.store.transact(lambda: self.store.orders.save(new, was))
            self.change(place, *[seen(p) for p in gone], lines=lines)

    # The bench.

    @rule(place=places)
    def allocate(self, place: int) -> None:
        self.at_bench(allocate, place)

    @rule(place=places)
    def allocate_part(self, place: int) -> None:
        self.at_bench(allocate_part, place)

    @rule(place=places, which=st.integers(0, 2), units=few)
    def count(self, place: int, which: int, units: int) -> None:
        line = self.line(place, which)
        if line is not None:
            self.at_bench(count, place, line, units)

    @rule(place=places, which=st.integers(0, 2), units=st.integers(0, 3))
    def set_count(self, place: int, which: int, units: int) -> None:
        line = self.line(place, which)
        if line is not None:
            self.at_bench(set_count, place, line, units)

    @rule(place=places)
    def pick(self, place: int) -> None:
        self.at_bench(pick, place)

    @rule(place=places, some=st.booleans())
    def pack(self, place: int, *, some: bool) -> None:
        order = self.at(place)
        if order is None:
            return
        self.numbers += 1
        line = order.facts.lines[0].id
        contents = {line: 1} if some else None
        self.at_bench(pack, place, details(f"AB{self.numbers:09d}GB"), contents=contents)

    @rule(place=places)
    def despatch(self, place: int) -> None:
        self.at_bench(despatch, place)

    @rule(place=places)
    def undo(self, place: int) -> None:
        self.at_bench(step_back, place)

    @rule(place=places)
    def put_back(self, place: int) -> None:
        self.at_bench(put_back, place)

    @rule(place=places)
    def through(self, place: int) -> None:
        """One order from wherever it is to despatched, as far as that goes."""
        for step in (self.pay, self.allocate, self.pick):
            step(place)
        self.pack(place, some=False)
        self.despatch(place)

    # Returns and the till.

    @rule(place=places, units=st.lists(few, min_size=1, max_size=3), how=conditions, by=tenders)
    def come_back(self, place: int, units: list[int], how: Condition, by: Tender) -> None:
        order = self.at(place)
        if order is None:
            return
        chosen = {line.id: {how: n} for line, n in zip(order.facts.lines, units, strict=False)}
        draft = Draft(units=chosen, refunded=True)
        try:
            payout = Payout(tender=by, amount=Money(500, "GBP"))
            found = give_back(self.desk, order.id, draft, payout)
        except Refused:
            return
        self.posted.append(found.posted.number)

    @precondition(lambda self: self.posted)
    @rule(data=st.data())
    def reverse(self, data: st.DataObject) -> None:
        self.do(reverse_return, data.draw(st.sampled_from(self.posted)))

    @rule(counted=st.integers(-500, 500))
    def close(self, counted: int) -> None:
        close(self.desk, (Money(counted, "GBP"),))

    # In a word.

    def do(self, action: Any, *args: Any, **kwargs: Any) -> None:
        self.clock.advance(1)
        with suppress(Refused):
            action(self.desk, *args, **kwargs)

    def at_bench(self, action: Any, place: int, *args: Any, **kwargs: Any) -> None:
        if self.orders:
            self.do(action, self.orders[place % len(self.orders)], *args, **kwargs)

    def at(self, place: int) -> Order | None:
        if not self.orders:
            return None
        wanted = self.orders[place % len(self.orders)]
        return self.store.read(lambda: self.store.orders.get(wanted))

    def line(self, place: int, which: int) -> LineId | None:
        order = self.at(place)
        lines = order.facts.lines if order else ()
        return lines[which].id if which < len(lines) else None

    def look(self, builder: OrderBuilder, *packages: Any) -> None:
        self.clock.advance(1)
        facts = builder.updated(self.clock.now()).facts()
        intake(self.desk, [Sighting(facts=facts, packages=packages or None)])

    def change(self, place: int, *packages: Any, **facts: Any) -> None:
        order = self.at(place)
        if order is not None:
            self.look(OrderBuilder(order).facts_with(**facts), *packages)


class ShopOnServer(Shop):
    """The same with its store on PostgreSQL."""

    engine = POSTGRES
