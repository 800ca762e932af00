"""A bench, its hub and a simulated Amazon in one process, on a clock that the test turns."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from kiosk import hub
from kiosk.actions import queries
from kiosk.actions.allocate import allocate
from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.actions.pack import pack
from kiosk.actions.step import pick
from kiosk.domain.hub import HubReport
from kiosk.domain.lists import ListName
from kiosk.domain.order import Order, Progress
from kiosk.domain.outbox import Kind, Posting
from kiosk.domain.parcel import CarrierDetails, Telling
from kiosk.domain.values import OrderId
from kiosk.simulator.bulk import bulk_orders
from kiosk.simulator.rules import Rules
from kiosk.simulator.shop import ConfirmCall, Shop
from kiosk.simulator.simulation import Simulation
from kiosk.store.startup import Place, open_store
from tests.fakes.builders import details
from tests.fakes.channel import ShopChannel, ShopLine
from tests.fakes.clock import TurnableClock
from tests.fakes.stores import a_store

EVERY = 185.0
"""Seconds between two looks at Amazon."""
SHOWN_AFTER = timedelta(seconds=45)
"""How long Amazon keeps a package to itself, unless a test says otherwise."""
ENOUGH = 2000
"""Steps after which a hub that is still not quiet never will be."""


def a_simulation(
    orders: int, clock: TurnableClock, *, shown_after: timedelta = SHOWN_AFTER
) -> Simulation:
    """An Amazon with paid orders that it has held for hours, and a clock of its own."""
    rules = Rules(lag=timedelta(), packages_delay=shown_after)
    placed = clock.now() - timedelta(hours=3)
    ship_by = (placed, clock.now() + timedelta(days=1))
    deliver_by = (ship_by[1], ship_by[1] + timedelta(days=2))
    known = [
        replace(
            order,
            created=placed,
            updated=placed + timedelta(seconds=n),
            ship_by=ship_by,
            deliver_by=deliver_by,
        )
        for n, order in enumerate(bulk_orders(orders, clock.now()))
    ]
    return Simulation.of(Shop(clock.elsewhere(), known, rules))


class World:
    """Everything that a parcel passes on its way; what is in memory can be thrown away.

    The clock and ``simulation`` belong to the outside and survive a fall; the store's file is all
    that the bench keeps.
    """

    def __init__(
        self, folder: Path, clock: TurnableClock, simulation: Simulation, *, ballast_mb: int = 0
    ) -> None:
        self.folder = folder
        self.ballast_mb = ballast_mb
        self.clock = clock
        self.simulation = simulation
        self.line = ShopLine(simulation)
        self._put_together()

    @classmethod
    def fresh(cls, folder: Path, orders: int = 1, *, ballast_mb: int = 0) -> World:
        """A world with an empty store and ``orders`` paid orders at Amazon."""
        clock = TurnableClock()
        a_store(folder, clock).close()
        return cls(folder, clock, a_simulation(orders, clock), ballast_mb=ballast_mb)

    def _put_together(self) -> None:
        self.place = Place(folder=self.folder, ballast_mb=self.ballast_mb)
        opened = open_store(self.place, self.clock)
        self.news = opened.news
        self.store = opened.store
        self.channel = ShopChannel(self.simulation, self.clock, line=self.line)
        self.desk = Desk(store=self.store, clock=self.clock, bench="Bench 1")
        self.hub = hub.build(self.store, self.channel, self.clock, poll_seconds=EVERY)
        self.hub.relay._share = self.hub.sync._share = lambda: 0.5  # no chance in tests
        self.hub.relay.recover()

    def fall(self, picture: Path | None = None) -> None:
        """Lose everything in memory, and start again from the file.

        ``picture`` is a folder with the files as they lay at the moment of a kill; without one,
        they are taken as they are now.
        """
        with suppress(Exception):
            self.store.close()
        if picture is not None:
            self.folder = picture
        self._put_together()

    def photograph(self, folder: Path) -> None:
        """Copy the store's files as they lie, as a kill at this moment would leave them."""
        folder.mkdir()
        for name in ("bench.db", "bench.db-wal", "bench.key", "master.key", "bench.running"):
            with suppress(FileNotFoundError):
                shutil.copy2(self.folder / name, folder / name)

    # What a packer does.

    def to_pack(self) -> list[OrderId]:
        """The orders on the list, the most urgent first."""
        view = queries.queue(self.desk, ListName.TO_PACK, "", opened=None)
        return [row.id for row in view.rows]

    def order(self, order_id: OrderId) -> Order:
        """An order as the bench holds it."""
        return queries.order(self.desk, order_id).order

    def process(self, order_id: OrderId, carried: CarrierDetails | None = None) -> None:
        """Take an order through all its steps; its tracking number is made of its id."""
        allocate(self.desk, order_id)
        pick(self.desk, order_id)
        pack(self.desk, order_id, carried or tracked(order_id))
        despatch(self.desk, order_id)

    def finish(self, order_id: OrderId) -> None:
        """Take an order through those of its steps that are still before it."""
        progress = self.order(order_id).progress
        if progress < Progress.ALLOCATED:
            allocate(self.desk, order_id)
        if progress < Progress.PICKED:
            pick(self.desk, order_id)
        if progress < Progress.PACKED:
            pack(self.desk, order_id, tracked(order_id))
        if progress < Progress.DESPATCHED:
            despatch(self.desk, order_id)

    # What the hub does.

    def read_amazon(self) -> None:
        """Read one pass to its end, whatever is in the way."""
        for _ in range(ENOUGH):
            wait = self.hub.sync.step()
            if wait >= EVERY:
                return
            self.clock.advance(wait)
        raise AssertionError("reading Amazon comes to no end")

    def step_relay(self) -> float:
        """One step of the relay, as the hub's loop makes it; returns its wait."""
        return self.hub._relay_step()

    def relay_round(self) -> None:
        """One step of the relay, and time until the next one that will find something to do."""
        wait = self.step_relay()
        self.clock.advance(wait if self.quiet() else max(wait, self._until_due()))

    def run_relay(self, until: Callable[[], bool] | None = None, *, steps: int = ENOUGH) -> int:
        """Let the relay work until ``until`` (nothing is left to do), without idle looks.

        Returns the steps it took.
        """
        for done in range(steps):
            if (until or self.quiet)():
                return done
            self.relay_round()
        raise AssertionError(f"after {steps} steps the relay is still busy: {self.open_rows()}")

    def let_pass(self, span: timedelta) -> None:
        """Let the relay run for ``span``, as its loop would, without idle looks."""
        end = self.clock.monotonic() + span.total_seconds()
        while (left := end - self.clock.monotonic()) > 0:
            wait = self.step_relay()
            self.clock.advance(min(max(wait, self._until_due()), left))

    def _until_due(self) -> float:
        due = self.store.outbox.next_due(Kind.CONFIRM)
        return max(0.0, (due - self.clock.now()).total_seconds()) if due else EVERY

    def quiet(self) -> bool:
        """Whether nothing waits to be told."""
        return self.store.outbox.next_due(Kind.CONFIRM) is None

    # What can be seen from outside.

    def rows(self, order_id: OrderId) -> list[Posting]:
        """The confirmations of an order in the outbox."""
        return self.store.outbox.of_order(order_id, Kind.CONFIRM)

    def open_rows(self) -> list[tuple[str, str]]:
        """Key and state of every confirmation that is not finished."""
        rows = (row for order in self.orders() for row in self.rows(order))
        return [(row.key, row.state.value) for row in rows if not row.state.finished]

    def orders(self) -> list[OrderId]:
        """All orders at Amazon, in the order in which they came in."""
        return [OrderId(one.id) for one in self.simulation.shop.orders()]

    def untold(self) -> dict[OrderId, tuple[str, list[str]]]:
        """Orders that are not as they should be in the end: told, and taken in exactly once.

        With each what its chip says, and what became of its calls.
        """
        found = {}
        for order in self.orders():
            chip = self.telling(order)
            came = [call.outcome.value for call in self.calls(order) if call.applied or call.error]
            if chip is not Telling.TOLD or came != ["created"]:
                found[order] = (chip.value, came)
        return found

    def report(self) -> HubReport:
        """What the strip on the bench shows of the hub."""
        return queries.strip(self.desk).report

    def telling(self, order_id: OrderId) -> Telling:
        """What the chip of an order's newest parcel says."""
        parcel = self.order(order_id).parcel
        assert parcel is not None
        return parcel.telling

    def applied(self, order_id: OrderId) -> list[ConfirmCall]:
        """The confirmations of an order that Amazon took in, repeats as well."""
        return [call for call in self.calls(order_id) if call.applied]

    def calls(self, order_id: OrderId) -> list[ConfirmCall]:
        """All confirmations of an order that reached Amazon's door."""
        return [c for c in self.simulation.shop.confirmations if c.order_id == order_id]


def tracked(order_id: OrderId) -> CarrierDetails:
    """Carrier details whose tracking number no other order has."""
    return details("TT" + order_id.replace("-", "")[-12:] + "GB")


@contextmanager
def a_world(folder: Path, orders: int = 1, *, ballast_mb: int = 0) -> Iterator[World]:
    """A fresh world that has read Amazon's orders, closed at the end."""
    world = World.fresh(folder, orders, ballast_mb=ballast_mb)
    try:
        world.read_amazon()
        yield world
    finally:
        world.store.close()
