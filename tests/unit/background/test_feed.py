"""The feed: how a bench learns what others wrote."""

from __future__ import annotations

import pytest

from kiosk.actions.allocate import allocate
from kiosk.actions.changes import Changes
from kiosk.actions.desk import Desk
from kiosk.background import feed as feed_module
from kiosk.background.feed import EVERY_SECONDS, Feed
from kiosk.background.report import Reporter
from kiosk.domain.hub import HubState
from kiosk.ports.failures import Away
from tests.fakes.builders import an_order, order_id
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import keep


@pytest.fixture
def told() -> list[Changes]:
    return []


@pytest.fixture
def feed(desk: Desk, told: list[Changes]) -> Feed:
    """A feed that has looked once."""
    made = Feed(desk, told.append)
    assert made.step() == EVERY_SECONDS
    return made


def test_what_was_written_before_is_no_news(desk: Desk, told: list[Changes]) -> None:
    keep(desk.store, an_order())
    allocate(desk, order_id())

    Feed(desk, told.append).step()

    assert told == []


def test_a_change_is_told_once(desk: Desk, hub: Desk, told: list[Changes], feed: Feed) -> None:
    keep(desk.store, an_order(1), an_order(2))
    allocate(hub, order_id(1))
    allocate(desk, order_id(2))

    feed.step()
    feed.step()

    assert told == [Changes(frozenset({order_id(1), order_id(2)}))]


def test_what_the_hub_says_of_itself_is_told(
    hub: Desk, told: list[Changes], feed: Feed, clock: TurnableClock
) -> None:
    reporter = Reporter(hub)
    reporter.update(state=HubState.OFFLINE)
    feed.step()
    feed.step()
    clock.advance(5)
    reporter.beat()
    feed.step()

    assert told == [Changes(hub=True)] * 2


def test_a_server_restored_from_a_backup_is_followed_from_where_it_is_now(
    desk: Desk, told: list[Changes], feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(desk.store, *(an_order(n) for n in range(1, 4)))
    for number in range(1, 4):
        allocate(desk, order_id(number))
    feed.step()
    told.clear()

    def gone(_: object) -> None:
        raise Away("no answer")

    with monkeypatch.context() as patch:
        patch.setattr(desk.store, "read", gone)
        with pytest.raises(Away):
            feed.step()
    desk.store.transact(lambda: desk.store.journal.take_back(2))

    feed.step()

    assert told == [Changes(frozenset({order_id(1), order_id(2)}))]


def test_the_second_outage_is_followed_from_its_beginning(
    desk: Desk, told: list[Changes], feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = desk.store
    keep(store, an_order(1), an_order(2))
    monkeypatch.setattr(store, "away", True)
    feed.step()
    allocate(desk, order_id(1))
    allocate(desk, order_id(2))
    feed.step()
    monkeypatch.setattr(store, "away", False)
    feed.step()
    store.transact(lambda: store.journal.take_back(1))
    told.clear()
    monkeypatch.setattr(store, "away", True)

    feed.step()

    assert told == [Changes(frozenset({order_id(1)}))]


def test_many_changes_come_in_portions(
    desk: Desk, told: list[Changes], feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_module, "BATCH", 2)
    keep(desk.store, *(an_order(n) for n in range(1, 4)))
    for number in range(1, 4):
        allocate(desk, order_id(number))

    feed.step()
    feed.step()

    assert [len(changes.orders) for changes in told] == [2, 1]
