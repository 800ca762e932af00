"""What must hold in a shop after whatever has happened: every sum agrees with its parts."""

from __future__ import annotations

from hypothesis.stateful import invariant

from kiosk.actions.desk import Desk
from kiosk.actions.till import look
from kiosk.domain.money import totals
from kiosk.domain.order import Order, Progress, Standing
from kiosk.domain.returns import Return, sent
from kiosk.domain.stock import Level
from kiosk.domain.values import LineId, OrderId, Sku
from kiosk.store.store import Store

TRACKED = (Sku("MUG"), Sku("POT"), Sku("JUG"))


class Sums:
    """Looks at all of it after each event; reading is most of the time, so each is read once."""

    store: Store
    desk: Desk
    orders: list[OrderId]
    posted: list[int]

    @invariant()
    def all_agrees(self) -> None:
        """Read once, for reading is most of the time."""
        found = self.store.read(lambda: self.store.orders.find(tuple(self.orders)))
        levels = self.levels()
        self.the_ledger_adds_up(levels)
        self.nobody_holds_what_he_does_not_want(found, levels)
        self.nothing_leaves_or_comes_back_twice(found)
        self.the_till_is_the_sum_of_its_entries()

    def the_ledger_adds_up(self, levels: dict[Sku, Level]) -> None:
        sums = self.store.read(lambda: {sku: self.store.stock.sums(sku) for sku in levels})
        for sku, level in levels.items():
            assert level == sums[sku]
            assert level.free >= 0, f"{sku}: more is set aside than there is"
            assert level.on_hand >= 0
            assert level.quarantined >= 0

    def nobody_holds_what_he_does_not_want(
        self, orders: dict[OrderId, Order], levels: dict[Sku, Level]
    ) -> None:
        held = self.store.read(lambda: {sku: self.store.stock.holders(sku) for sku in levels})
        for sku, level in levels.items():
            assert sum(units for _, units in held[sku]) == level.allocated
            for holder, _ in held[sku]:
                order = orders[holder]
                idle = order.progress is Progress.NEW
                cancelled = order.facts.standing is Standing.CANCELLED and idle
                assert not cancelled, f"{holder} is cancelled and holds {sku}"
                assert order.progress is not Progress.DESPATCHED, f"{holder} has left"

    def nothing_leaves_or_comes_back_twice(self, orders: dict[OrderId, Order]) -> None:
        back: dict[tuple[OrderId, LineId], int] = {}
        for each in self.store.read(self.all_returns):
            if each.reverses is None and each.reversed_by is None:
                for came in each.lines:
                    key = (each.order, came.line)
                    back[key] = back.get(key, 0) + came.units
        for order in orders.values():
            for line in order.facts.lines:
                gone = sent(order, line.id)
                assert gone <= line.ordered
                assert back.get((order.id, line.id), 0) <= gone

    def the_till_is_the_sum_of_its_entries(self) -> None:
        readings = self.store.read(lambda: self.store.till.readings("Bench 1", limit=1000))
        assert [r.number for r in reversed(readings)] == list(range(1, len(readings) + 1))
        lines = [line for r in (*readings, look(self.desk)) for line in r.lines]
        entries = self.store.read(lambda: self.store.till.since("Bench 1", 0))
        assert totals(x.amount for x in lines) == totals(x.amount for x in entries)
        assert sum(x.entries for x in lines) == len(entries)

    def all_returns(self) -> list[Return]:
        found = [self.store.returns.get(number) for number in self.posted]
        return [each for each in found if each is not None]

    def levels(self) -> dict[Sku, Level]:
        return self.store.read(lambda: self.store.stock.levels(TRACKED))
