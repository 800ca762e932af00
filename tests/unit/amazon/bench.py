"""A channel and the simulated Amazon behind it, over a real line, on one common time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from kiosk.amazon.channel import AmazonChannel
from kiosk.domain.marketplaces import MARKETPLACES
from kiosk.domain.sighting import Sighting
from kiosk.domain.values import OrderId, ParcelRef
from kiosk.ports.channel import Confirmation, Window
from kiosk.simulator.bulk import bulk_orders
from kiosk.simulator.demo_shop import demo_orders
from kiosk.simulator.faults import Fault, Kind
from kiosk.simulator.limits import Operation
from kiosk.simulator.orders import Order
from kiosk.simulator.server import running
from kiosk.simulator.shop import Shop
from kiosk.simulator.simulation import Simulation
from tests.fakes.clock import NOON, TurnableClock
from tests.unit.amazon.places import account, confirmation, wait_for_calls

WINDOW = Window(since=NOON - timedelta(days=60))
UNKNOWN = OrderId("202-0000000-0000000")


@dataclass
class Bench:
    """A channel, the simulated Amazon behind it, and their common time."""

    simulation: Simulation
    clock: TurnableClock
    channel: AmazonChannel
    url: str

    @property
    def shop(self) -> Shop:
        return self.simulation.shop

    def another(self) -> AmazonChannel:
        every = tuple(MARKETPLACES)
        return AmazonChannel(account(self.url, marketplaces=every), self.clock)

    def go_wrong(self, kind: Kind, operation: Operation, **changes: object) -> None:
        self.simulation.faults.add(Fault(kind=kind, operation=operation, **changes))  # type: ignore[arg-type]

    def asked(self, operation: Operation) -> int:
        return self.simulation.traffic.total(operation)

    def all_orders(self) -> list[Sighting]:
        seen: list[Sighting] = []
        token = None
        while True:
            page = self.channel.search(WINDOW, token)
            assert not page.unreadable
            seen += page.sightings
            token = page.next_token
            if token is None:
                return seen

    def add_many(self, count: int) -> None:
        for order in bulk_orders(count, NOON - timedelta(hours=1), first=500_000):
            self.shop.add(order)

    def to_send(self) -> Order:
        return next(one for one in self.shop.orders() if one.status == "UNSHIPPED" and _plain(one))

    def parcel(self, order: Order, ref: str = "1") -> Confirmation:
        facts = self.channel.order(OrderId(order.id)).facts
        contents = {line.id: line.to_send for line in facts.lines}
        return confirmation(
            order=facts.id, marketplace=facts.marketplace, ref=ParcelRef(ref), contents=contents
        )


def _plain(order: Order) -> bool:
    return order.by_merchant and not order.ship_plus


@contextmanager
def opened() -> Iterator[Bench]:
    """Run the demo shop, with a channel that has not asked anything yet."""
    clock = TurnableClock()
    shop = Shop(clock.elsewhere(), demo_orders(NOON - timedelta(minutes=5)))
    simulation = Simulation.of(shop)
    with running(simulation) as url:
        bench = Bench(simulation, clock, AmazonChannel(account(url), clock), url)
        bench.channel = bench.another()
        yield bench
        bench.channel.close()
    wait_for_calls()
