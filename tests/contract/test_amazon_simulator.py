"""Against the simulated Amazon, orders come in, parcels are told, and nothing is made up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from kiosk.amazon.channel import AmazonChannel
from kiosk.amazon.checks import Lack, check
from kiosk.domain.marketplaces import MARKETPLACES
from kiosk.domain.order import Standing
from kiosk.domain.sighting import Sighting
from kiosk.domain.values import OrderId, ParcelRef
from kiosk.ports.channel import (
    ChannelError,
    Confirmation,
    Denied,
    NotFound,
    OutcomeUnknown,
    Page,
    Rejected,
    Throttled,
    TokenDead,
    Window,
)
from kiosk.simulator.bulk import bulk_orders
from kiosk.simulator.demo_shop import demo_orders
from kiosk.simulator.faults import Fault, Kind
from kiosk.simulator.limits import Operation, Plan
from kiosk.simulator.orders import Order
from kiosk.simulator.packages import Outcome
from kiosk.simulator.roles import Role
from kiosk.simulator.server import running
from kiosk.simulator.shapes import DATASETS
from kiosk.simulator.shop import Shop
from kiosk.simulator.simulation import Simulation
from tests.fakes.clock import NOON, TurnableClock
from tests.unit.amazon.places import account, confirmation, hurry, wait_for_calls

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


@pytest.fixture
def bench() -> Iterator[Bench]:
    clock = TurnableClock()
    shop = Shop(clock.elsewhere(), demo_orders(NOON - timedelta(minutes=5)))
    simulation = Simulation.of(shop)
    with running(simulation) as url:
        bench = Bench(simulation, clock, AmazonChannel(account(url), clock), url)
        bench.channel = bench.another()
        yield bench
        bench.channel.close()
    wait_for_calls()


def test_every_merchants_order_of_the_shop_is_read(bench: Bench) -> None:
    ours = {one.id for one in bench.shop.orders() if one.by_merchant}

    seen = bench.all_orders()

    assert {one.facts.id for one in seen} == ours
    assert all(one.status_given and one.packages is not None for one in seen)


def test_a_long_list_comes_page_by_page(bench: Bench) -> None:
    for order in bulk_orders(230, NOON - timedelta(hours=1), first=500_000):
        bench.shop.add(order)

    seen = bench.all_orders()

    assert len({one.facts.id for one in seen}) == len(seen)
    assert bench.asked(Operation.SEARCH_ORDERS) == 3


def test_one_order_afresh_equals_the_one_in_the_list(bench: Bench) -> None:
    listed = bench.all_orders()
    chosen = listed[:: max(1, len(listed) // 12)]

    assert [bench.channel.order(one.facts.id) for one in chosen] == chosen


def test_a_page_says_up_to_when_it_is_complete(bench: Bench) -> None:
    page = bench.channel.search(WINDOW, None)

    assert page.heard_until == NOON - bench.shop.rules.lag


def test_open_orders_leave_out_what_is_sent_or_cancelled(bench: Bench) -> None:
    window = replace(WINDOW, open_only=True, by_creation=True)
    words = {one.facts.status_word for one in bench.channel.search(window, None).sightings}

    assert words
    assert words <= {"PENDING_AVAILABILITY", "PENDING", "UNSHIPPED", "PARTIALLY_SHIPPED"}


def test_an_order_that_is_paid_shows_its_address(bench: Bench) -> None:
    unpaid = next(one for one in bench.shop.orders() if one.status == "PENDING")
    before = bench.channel.order(OrderId(unpaid.id)).facts
    bench.shop.pay(unpaid.id)
    after = bench.channel.order(OrderId(unpaid.id)).facts

    assert (before.standing, before.personal.address.complete) == (Standing.PENDING, False)
    assert (after.standing, after.personal.address.complete) == (Standing.PAID, True)


def test_a_wish_to_cancel_is_seen(bench: Bench) -> None:
    order = bench.to_send()
    bench.shop.ask_to_cancel(order.id)

    assert bench.channel.order(OrderId(order.id)).facts.cancel_asked


def test_a_parcel_is_told_once_and_read_back(bench: Bench) -> None:
    order = bench.to_send()
    parcel = bench.parcel(order, "4711")

    bench.channel.confirm(parcel)

    seen = bench.channel.order(OrderId(order.id))
    assert seen.packages is not None
    assert [(one.ref, one.tracking) for one in seen.packages] == [("4711", "AB123456785GB")]
    assert seen.facts.units_to_send == 0
    assert [call.outcome for call in bench.shop.confirmations] == [Outcome.CREATED]


def test_the_same_reference_again_edits_the_same_parcel(bench: Bench) -> None:
    parcel = bench.parcel(bench.to_send())
    bench.channel.confirm(parcel)
    corrected = replace(parcel, details=replace(parcel.details, tracking="CD123456785GB"))

    bench.channel.confirm(corrected)

    seen = bench.channel.order(parcel.order).packages
    assert [one.tracking for one in seen or ()] == ["CD123456785GB"]


def test_a_refused_parcel_says_why(bench: Bench) -> None:
    parcel = bench.parcel(bench.to_send())
    bench.shop.cancel(parcel.order)

    with pytest.raises(Rejected, match="NonexistentOrderItem") as raised:
        bench.channel.confirm(parcel)

    assert (raised.value.status, raised.value.code) == (400, "InvalidInput")
    assert raised.value.request_id


def test_an_order_that_amazon_does_not_know_is_not_found(bench: Bench) -> None:
    with pytest.raises(NotFound, match=r"404 NotFound"):
        bench.channel.order(UNKNOWN)


# Signing in.


def test_an_access_token_that_is_taken_away_is_renewed_once(bench: Bench) -> None:
    bench.channel.search(WINDOW, None)
    bench.simulation.lwa.revoke_access()

    bench.channel.search(WINDOW, None)

    assert bench.asked(Operation.TOKEN) == 2


def test_an_hour_later_a_new_token_was_fetched_in_time(bench: Bench) -> None:
    order = OrderId(bench.to_send().id)
    for _ in range(5):
        bench.channel.order(order)
        bench.clock.advance(1000)

    assert bench.asked(Operation.TOKEN) == 2
    assert bench.simulation.traffic.counts()[Operation.GET_ORDER, 200] == 5


def test_a_lost_right_is_tried_once_with_a_new_token_and_then_told(bench: Bench) -> None:
    bench.shop.roles = frozenset()
    for _ in range(4):
        with pytest.raises(Denied, match="403 Unauthorized"):
            bench.channel.search(WINDOW, None)

    assert bench.asked(Operation.TOKEN) == 2
    assert bench.asked(Operation.SEARCH_ORDERS) == 5


def test_a_gateways_forbidden_is_tried_once_more(bench: Bench) -> None:
    bench.go_wrong(Kind.FORBIDDEN, Operation.CONFIRM_SHIPMENT)
    bench.channel.confirm(bench.parcel(bench.to_send()))

    assert [call.outcome for call in bench.shop.confirmations] == [
        Outcome.NOT_HANDLED,
        Outcome.CREATED,
    ]


def test_a_revoked_account_says_to_sign_in_again(bench: Bench) -> None:
    bench.simulation.lwa.refresh_revoked = True
    with pytest.raises(Denied, match=r"^sign in again: .*\(invalid_grant\)"):
        bench.channel.confirm(confirmation())

    assert not bench.shop.confirmations


# The quota.


def test_the_client_stops_before_amazon_has_to_say_so(bench: Bench) -> None:
    for _ in range(20):
        bench.channel.search(WINDOW, None)
    with pytest.raises(Throttled) as raised:
        bench.channel.search(WINDOW, None)

    wait = raised.value.retry_after or 0.0
    assert wait == pytest.approx(1 / 0.0056)
    assert bench.asked(Operation.SEARCH_ORDERS) == 20

    bench.clock.advance(wait)
    bench.channel.search(WINDOW, None)

    assert bench.simulation.traffic.counts()[Operation.SEARCH_ORDERS, 200] == 21


def test_the_rate_that_amazon_tells_is_followed(bench: Bench) -> None:
    bench.simulation.limits.change(Operation.SEARCH_ORDERS, Plan(2.0, 30))
    for _ in range(20):
        bench.channel.search(WINDOW, None)
    with pytest.raises(Throttled) as raised:
        bench.channel.search(WINDOW, None)

    assert raised.value.retry_after == pytest.approx(0.5)


def test_after_a_429_nothing_more_is_sent_for_a_while(bench: Bench) -> None:
    bench.go_wrong(Kind.THROTTLE, Operation.GET_ORDER)
    for _ in range(3):
        with pytest.raises(Throttled):
            bench.channel.order(UNKNOWN)

    assert bench.asked(Operation.GET_ORDER) == 1

    bench.clock.advance(2)
    with pytest.raises(NotFound):
        bench.channel.order(UNKNOWN)


# Pages.


def test_a_dead_token_means_to_begin_the_window_again(bench: Bench) -> None:
    for order in bulk_orders(120, NOON - timedelta(hours=1), first=500_000):
        bench.shop.add(order)
    token = bench.channel.search(WINDOW, None).next_token
    bench.shop.kill_tokens()

    with pytest.raises(TokenDead):
        bench.channel.search(WINDOW, token)

    assert bench.channel.search(WINDOW, None).next_token


def test_an_invented_token_is_dead(bench: Bench) -> None:
    with pytest.raises(TokenDead):
        bench.channel.search(WINDOW, "a+b/c==")


# Datasets.


def test_a_dataset_that_is_refused_on_a_later_page_does_not_kill_its_token(bench: Bench) -> None:
    for order in bulk_orders(120, NOON - timedelta(hours=1), first=500_000):
        bench.shop.add(order)
    token = bench.channel.search(WINDOW, None).next_token
    bench.go_wrong(Kind.DATASET, Operation.SEARCH_ORDERS, dataset="BUYER", count=None)
    page = bench.channel.search(WINDOW, token)

    assert page.sightings
    assert page.withheld == {"BUYER"}


@pytest.mark.parametrize("name", ["FULFILLMENT", "RECIPIENT", "PACKAGES", "BUYER", "CANCELLATION"])
def test_a_dataset_that_is_refused_does_not_stop_the_orders(bench: Bench, name: str) -> None:
    for operation in (Operation.SEARCH_ORDERS, Operation.GET_ORDER):
        bench.go_wrong(Kind.DATASET, operation, dataset=name, count=None)
    page = bench.channel.search(WINDOW, None)
    single = bench.channel.order(page.sightings[0].facts.id)

    assert page.withheld == {name}
    for seen in (*page.sightings, single):
        assert seen.status_given == (name != "FULFILLMENT")
        assert (seen.packages is None) == (name == "PACKAGES")


def test_a_dataset_that_came_back_is_used_again_after_an_hour(bench: Bench) -> None:
    bench.go_wrong(Kind.DATASET, Operation.GET_ORDER, dataset="PACKAGES")
    order = OrderId(bench.to_send().id)

    assert bench.channel.order(order).packages is None
    assert bench.channel.order(order).packages is None

    bench.clock.advance(3601)

    assert bench.channel.order(order).packages == ()


# Faults: what the error says is what happened.

Truth = tuple[Kind, type[ChannelError], bool]
TRUTHS: list[Truth] = [
    (Kind.THROTTLE, Throttled, False),
    (Kind.ERROR, OutcomeUnknown, False),
    (Kind.UNAVAILABLE, OutcomeUnknown, False),
    (Kind.CAPTIVE, OutcomeUnknown, False),
    (Kind.HANG, OutcomeUnknown, False),
    (Kind.DROP_BEFORE, OutcomeUnknown, False),
    (Kind.HANG_AFTER, OutcomeUnknown, True),
    (Kind.DROP_AFTER, OutcomeUnknown, True),
    (Kind.ERROR_AFTER, OutcomeUnknown, True),
    (Kind.DRIP_HEADERS, OutcomeUnknown, True),
    (Kind.HALF_BODY, OutcomeUnknown, True),
]


@pytest.mark.parametrize(("kind", "error", "applied"), TRUTHS)
def test_a_parcel_is_never_called_untold_when_it_was_told(
    bench: Bench, kind: Kind, error: type[ChannelError], applied: bool
) -> None:
    parcel = bench.parcel(bench.to_send())
    hasty = hurry(bench.another(), 0.5)
    bench.go_wrong(kind, Operation.CONFIRM_SHIPMENT)

    with pytest.raises(error) as raised:
        hasty.confirm(parcel)

    assert raised.value.may_have_arrived or not applied
    assert len(bench.shop.confirmations) <= 1
    hasty.close()


READS: dict[str, Callable[[AmazonChannel], object]] = {
    "search": lambda channel: channel.search(WINDOW, None),
    "order": lambda channel: channel.order(UNKNOWN),
}


@pytest.mark.parametrize("read", list(READS))
@pytest.mark.parametrize("kind", [*(kind for kind, *_ in TRUTHS), Kind.DRIP_BODY, Kind.WRONG_TYPE])
def test_no_fault_looks_like_an_answer(bench: Bench, kind: Kind, read: str) -> None:
    hasty = hurry(bench.another(), 0.5)
    operation = Operation.SEARCH_ORDERS if read == "search" else Operation.GET_ORDER
    bench.go_wrong(kind, operation, seconds=20)

    with pytest.raises((OutcomeUnknown, Throttled, NotFound)) as raised:
        READS[read](hasty)

    # A 404 keeps its meaning under any content type: the status decides.
    assert type(raised.value) is not NotFound or kind is Kind.WRONG_TYPE
    hasty.close()


def test_a_204_without_effect_shows_when_reading_back(bench: Bench) -> None:
    parcel = bench.parcel(bench.to_send())
    bench.go_wrong(Kind.NO_EFFECT, Operation.CONFIRM_SHIPMENT)

    bench.channel.confirm(parcel)

    assert bench.channel.order(parcel.order).packages == ()


# The clock, and doctor.


@pytest.mark.parametrize("off", [timedelta(minutes=-7), timedelta(), timedelta(hours=9)])
def test_a_clock_that_is_wrong_is_noticed(bench: Bench, off: timedelta) -> None:
    assert bench.channel.clock_skew is None

    bench.clock.jump(off)
    bench.channel.search(WINDOW, None)

    assert bench.channel.clock_skew == -off.total_seconds()


def test_a_healthy_account_lacks_nothing(bench: Bench) -> None:
    health = check(bench.channel, bench.clock)

    assert (health.signed_in, health.problem, health.clock_skew) == (True, "", 0.0)
    assert health.looked_at > 0
    assert not health.lacks


@pytest.mark.parametrize(
    ("roles", "lacks"),
    [
        ({Role.ORDERS, Role.TAX}, {Lack.ADDRESS, Lack.BUYER_EMAIL}),
        ({Role.ORDERS}, {Lack.ADDRESS, Lack.BUYER_EMAIL, Lack.BUYER_NAME}),
    ],
)
def test_a_missing_role_shows_as_blank_data(
    bench: Bench, roles: set[Role], lacks: set[Lack]
) -> None:
    bench.shop.roles = frozenset(roles)

    assert check(bench.channel, bench.clock).lacks == lacks


def test_a_withheld_dataset_is_not_taken_for_a_missing_role(bench: Bench) -> None:
    for name in ("RECIPIENT", "BUYER"):
        bench.go_wrong(Kind.DATASET, Operation.SEARCH_ORDERS, dataset=name, count=None)
    health = check(bench.channel, bench.clock)

    assert not health.lacks
    assert health.withheld == {"RECIPIENT", "BUYER"}


def test_an_account_that_cannot_sign_in_is_told_so(bench: Bench) -> None:
    bench.simulation.lwa.refusal = "invalid_client"
    health = check(bench.channel, bench.clock)

    assert not health.signed_in
    assert health.problem.startswith("sign in again: ")


def test_an_account_without_the_right_to_orders_is_signed_in_all_the_same(bench: Bench) -> None:
    bench.shop.roles = frozenset()
    health = check(bench.channel, bench.clock)

    assert health.signed_in
    assert health.problem.startswith("403 Unauthorized")


def test_no_dataset_is_asked_for_that_amazon_does_not_know() -> None:
    from kiosk.amazon.datasets import WANTED

    assert set(WANTED) <= DATASETS


def test_pages_hold_no_token_in_what_is_printed(bench: Bench) -> None:
    page: Page = bench.channel.search(WINDOW, None)

    assert "Atza" not in repr(page)
