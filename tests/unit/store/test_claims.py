"""Claims in the store: a term that one clock tells, renewed by its bench alone."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest

from kiosk.domain.claim import TERM_SECONDS, Claim
from kiosk.domain.values import OrderId
from kiosk.store import link, postgres
from kiosk.store.store import Store
from tests.fakes.builders import order_id
from tests.fakes.clock import TurnableClock

ID = order_id()
TERM = timedelta(seconds=60)
TICK = timedelta(milliseconds=1)
HOUR = timedelta(hours=1)


def take(store: Store, bench: str = "Bench 1", *numbers: int, person: str = "") -> None:
    for number in numbers or (1,):
        claim = Claim(order=order_id(number), bench=bench, person=person)
        store.transact(lambda claim=claim: store.claims.take(claim))  # type: ignore[misc]


def whose(store: Store, number: int = 1) -> str:
    """The bench and the person, or nothing."""
    claim = store.read(lambda: store.claims.of(order_id(number)))
    assert claim is None or claim.order == order_id(number)
    return claim.whose if claim else ""


def lapsed(store: Store, limit: int = 10) -> list[OrderId]:
    return store.read(lambda: store.claims.lapsed(limit=limit))


def test_a_claim_is_somebodys_until_its_term_is_over(store: Store, clock: TurnableClock) -> None:
    assert TERM.seconds == TERM_SECONDS
    assert whose(store) == ""
    take(store, person="Anna")

    clock.advance(TERM - TICK)
    assert (whose(store), lapsed(store)) == ("Bench 1 · Anna", [])

    clock.advance(TICK)
    assert (whose(store), lapsed(store)) == ("", [ID])


def test_who_takes_it_last_has_it_for_a_whole_term(store: Store, clock: TurnableClock) -> None:
    take(store, "Bench 1")
    clock.advance(TERM - TICK)
    take(store, "Bench 2")

    clock.advance(TERM - TICK)
    assert whose(store) == "Bench 2"
    assert store.claims.of_bench("Bench 1") == []
    assert store.claims.of_bench("Bench 2") == [ID]


def test_a_bench_renews_all_that_it_has_and_nothing_of_others(
    store: Store, clock: TurnableClock
) -> None:
    take(store, "Bench 1", 1, 2)
    take(store, "Bench 2", 3)
    clock.advance(TERM - TICK)

    assert store.transact(lambda: store.claims.renew("Bench 1")) == 2
    assert store.transact(lambda: store.claims.renew("Bench 3")) == 0

    clock.advance(TERM - TICK)
    assert [whose(store, number) for number in (1, 2, 3)] == ["Bench 1", "Bench 1", ""]
    assert lapsed(store) == [order_id(3)]


def test_those_that_lapsed_first_come_first(store: Store, clock: TurnableClock) -> None:
    for number in (3, 1, 2):
        take(store, "Bench 1", number)
        clock.advance(TICK)
    clock.advance(TERM)

    assert lapsed(store) == [order_id(number) for number in (3, 1, 2)]
    assert lapsed(store, limit=2) == [order_id(3), order_id(1)]


def test_what_is_let_go_is_nobodys(store: Store) -> None:
    take(store, "Bench 1", 1, 2)

    store.transact(lambda: store.claims.drop([]))
    assert len(store.claims.of_bench("Bench 1")) == 2
    store.transact(lambda: store.claims.drop([ID, order_id(9)]))

    assert [whose(store, number) for number in (1, 2)] == ["", "Bench 1"]


class _Ahead:
    """A machine that was started so much earlier than this one."""

    def __init__(self, by: timedelta) -> None:
        self._by = by.total_seconds()

    def monotonic(self) -> float:
        return time.monotonic() + self._by


def another_machine(store: Store, clock: TurnableClock, patch: pytest.MonkeyPatch) -> None:
    """From now on this is a bench whose clocks are others, connected afresh."""
    store._database.drop()
    clock.jump(-2 * HOUR)
    clock.advance(HOUR)
    for module in (link, postgres):
        patch.setattr(module, "time", _Ahead(HOUR))


@pytest.mark.postgres
def test_a_bench_with_a_wrong_clock_is_told_the_time_by_the_server(
    on_server: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = on_server.clock
    assert isinstance(clock, TurnableClock)
    take(on_server, "Bench 1", 1)
    another_machine(on_server, clock, monkeypatch)

    take(on_server, "Bench 2", 2)
    assert [whose(on_server, number) for number in (1, 2)] == ["Bench 1", "Bench 2"]

    clock.advance(TERM * 2)
    assert set(lapsed(on_server)) == {order_id(1), order_id(2)}


@pytest.mark.postgres
@pytest.mark.parametrize("wrong", [HOUR, -HOUR], ids=["fast", "slow"])
def test_a_clock_that_is_set_while_the_bench_is_connected_changes_no_term(
    on_server: Store, wrong: timedelta
) -> None:
    clock = on_server.clock
    assert isinstance(clock, TurnableClock)
    take(on_server, "Bench 2")

    clock.jump(wrong)
    assert whose(on_server) == "Bench 2"

    clock.advance(TERM * 2)
    assert lapsed(on_server) == [ID]


@pytest.mark.postgres
def test_a_bench_that_slept_asks_the_server_how_late_it_is(
    on_server: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(on_server, "Bench 2")
    assert whose(on_server) == "Bench 2"

    # Its monotonic clock stood still for an hour, as it does while a machine sleeps.
    for module in (link, postgres):
        monkeypatch.setattr(module, "time", _Ahead(-HOUR))
    monkeypatch.setattr(on_server._database, "_asked_at", float("-inf"))

    assert whose(on_server) == ""
    assert lapsed(on_server) == [ID]
