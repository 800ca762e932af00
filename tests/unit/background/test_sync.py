"""The sync, page by page: it never loses its place and says what is the matter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.actions.desk import Desk
from kiosk.background.report import Reporter
from kiosk.background.sync import LOST_LIMIT, Sync
from kiosk.domain.cursor import CURSOR_NOTE, FIRST_DAYS, OVERLAP, Cursor
from kiosk.domain.hub import HUB_NOTE, HubReport, HubState
from kiosk.domain.sighting import Unreadable
from kiosk.ports.channel import (
    ChannelError,
    Denied,
    OutcomeUnknown,
    Rejected,
    Throttled,
    TokenDead,
    Unreachable,
    Window,
)
from tests.fakes.builders import an_order, order_id
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.kept import keep, kept
from tests.fakes.scripted import ScriptedChannel, a_page

EVERY = 185.0
MINUTE = timedelta(minutes=1)


@pytest.fixture
def sync(hub: Desk, channel: ScriptedChannel) -> Sync:
    return a_sync(hub, channel)


def a_sync(hub: Desk, channel: ScriptedChannel, share: float = 1.0) -> Sync:
    return Sync(hub, channel, Reporter(hub), every=EVERY, share=lambda: share)


def report(hub: Desk) -> HubReport:
    return hub.store.notes.get(HUB_NOTE, HubReport) or HubReport()


def cursor(hub: Desk) -> Cursor:
    return hub.store.notes.get(CURSOR_NOTE, Cursor) or Cursor()


def read_before(hub: Desk, **fields: object) -> None:
    """Let earlier passes have read everything until an hour ago."""
    known = {"watermark": NOON - 60 * MINUTE, "wide_at": NOON - 60 * MINUTE, **fields}
    hub.store.transact(lambda: hub.store.notes.put(CURSOR_NOTE, Cursor(**known)))  # type: ignore[arg-type]


def test_the_first_pass_goes_through_thirty_days_page_by_page(
    hub: Desk, channel: ScriptedChannel, sync: Sync
) -> None:
    channel.will_show(
        a_page(an_order(1).sighting(), token="t2", until=NOON - MINUTE),
        a_page(an_order(2).sighting(), until=NOON),
    )

    assert sync.step() == 0.0
    assert sync.step() == EVERY

    window = Window(since=NOON - FIRST_DAYS, by_creation=True, open_only=True)
    assert channel.searches == [(window, None), (window, "t2")]
    assert kept(hub.store, 1).facts == an_order(1).facts()
    assert kept(hub.store, 2).facts == an_order(2).facts()
    assert cursor(hub) == Cursor(watermark=NOON - MINUTE, wide_at=NOON)


def test_while_the_first_pass_goes_on_it_says_how_far_it_is(
    hub: Desk, channel: ScriptedChannel, sync: Sync
) -> None:
    placed = NOON - FIRST_DAYS * 3 / 4
    page = [an_order(n).facts_with(placed_at=placed).sighting() for n in range(1, 101)]
    channel.will_show(a_page(*page, token="t2"), a_page())

    sync.step()
    during = report(hub)
    sync.step()
    after = report(hub)

    assert (during.state, during.read, during.about) == (HubState.READING, 100, 400)
    assert (after.state, after.read, after.about) == (HubState.LISTENING, 0, 0)
    assert after.heard_at == NOON


def test_later_passes_read_what_changed(hub: Desk, channel: ScriptedChannel, sync: Sync) -> None:
    read_before(hub)
    channel.will_show(a_page(until=NOON - MINUTE))

    assert sync.step() == EVERY

    ((window, token),) = channel.searches
    assert window == Window(since=NOON - 60 * MINUTE - OVERLAP)
    assert token is None
    assert cursor(hub).watermark == NOON - MINUTE
    assert report(hub).state is HubState.LISTENING


def test_a_restarted_hub_goes_on_with_the_page_where_it_was(
    hub: Desk, channel: ScriptedChannel, clock: TurnableClock
) -> None:
    channel.will_show(a_page(token="t2"), a_page(until=NOON))
    a_sync(hub, channel).step()
    clock.advance(300)

    a_sync(hub, channel).step()

    first, second = channel.searches
    assert second == (first[0], "t2")


def test_a_dead_token_reads_the_window_from_its_start(
    hub: Desk, channel: ScriptedChannel, sync: Sync
) -> None:
    channel.will_show(a_page(token="t2"), TokenDead("expired"), a_page(until=NOON))

    assert [sync.step() for _ in range(3)] == [0.0, 4.0, EVERY]

    window = channel.searches[0][0]
    assert channel.searches == [(window, None), (window, "t2"), (window, None)]
    assert cursor(hub).watermark == NOON


def test_a_page_that_could_not_be_kept_is_read_again(
    hub: Desk, channel: ScriptedChannel, sync: Sync, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = a_page(an_order().sighting(), until=NOON)
    channel.will_show(page, page)

    def full(_: object) -> None:
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(hub.store.orders, "save_all", full)
        with pytest.raises(RuntimeError):
            sync.step()
    sync.step()

    assert channel.searches[0] == channel.searches[1]
    assert kept(hub.store).facts == an_order().facts()


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (Unreachable("no line"), HubState.OFFLINE),
        (Denied("sign in again"), HubState.DENIED),
        (OutcomeUnknown("cut"), HubState.TROUBLE),
        (Rejected("400 odd", status=400), HubState.TROUBLE),
        (ChannelError("?"), HubState.TROUBLE),
    ],
)
def test_what_is_wrong_with_amazon_is_said_and_tried_again(
    hub: Desk,
    channel: ScriptedChannel,
    sync: Sync,
    error: ChannelError,
    state: HubState,
) -> None:
    channel.will_show(error, a_page(until=NOON))

    assert sync.step() == 4.0
    assert (report(hub).state, report(hub).detail) == (state, error.detail)
    assert cursor(hub) == Cursor()

    assert sync.step() == EVERY
    assert (report(hub).state, report(hub).detail) == (HubState.LISTENING, "")


def test_a_long_outage_is_met_with_longer_waits_that_an_answer_forgets(
    channel: ScriptedChannel, sync: Sync
) -> None:
    channel.will_show(*[Unreachable("no line")] * 8, a_page(), Unreachable("no line"))

    waits = [sync.step() for _ in range(10)]

    assert waits[:8] == [4.0, 8.0, 16.0, 32.0, 64.0, 128.0, EVERY, EVERY]
    assert waits[-1] == 4.0


def test_even_the_shortest_wait_is_no_hammering(hub: Desk, channel: ScriptedChannel) -> None:
    channel.will_show(Unreachable("no line"))

    assert a_sync(hub, channel, share=0.0).step() == 2.0


@pytest.mark.parametrize(("after", "wait"), [(7.0, 7.0), (None, 16.0), (900.0, 900.0)])
def test_amazons_wish_to_wait_is_granted(
    hub: Desk, channel: ScriptedChannel, sync: Sync, after: float | None, wait: float
) -> None:
    channel.will_show(Throttled("429", retry_after=after))

    assert sync.step() == wait
    expected = HubState.THROTTLED if wait > EVERY else HubState.STARTING
    assert report(hub).state is expected


def test_an_order_that_cannot_be_read_holds_nobody_up(
    hub: Desk, channel: ScriptedChannel, sync: Sync
) -> None:
    odd = (Unreadable(id=order_id(2), why="odd"), Unreadable(id=None, why="no id"))
    channel.will_show(a_page(an_order(1).sighting(), unreadable=odd, until=NOON))

    assert sync.step() == EVERY
    assert kept(hub.store, 1).facts == an_order(1).facts()
    assert hub.store.set_aside.count() == 2


def test_datasets_that_amazon_withholds_are_named(
    hub: Desk, channel: ScriptedChannel, sync: Sync
) -> None:
    channel.will_show(a_page(withheld=frozenset({"RECIPIENT", "BUYER"})))

    sync.step()

    assert report(hub).detail == "BUYER, RECIPIENT"


def test_a_circle_of_pages_comes_to_an_end(hub: Desk, channel: ScriptedChannel, sync: Sync) -> None:
    read_before(hub)
    page = a_page(an_order().sighting(), token="t2", until=NOON)
    channel.will_show(page, page)

    assert [sync.step(), sync.step()] == [0.0, EVERY]
    assert cursor(hub).watermark == NOON - 60 * MINUTE


@pytest.mark.parametrize("pages", [1, 2])
def test_once_a_day_open_orders_that_the_lists_left_out_are_asked_for_one_by_one(
    hub: Desk, channel: ScriptedChannel, sync: Sync, pages: int
) -> None:
    read_before(hub, wide_at=NOON - timedelta(days=2))
    keep(hub.store, an_order(1), an_order(2), an_order(3).despatched(), an_order(4).unpaid())
    shown = [an_order(1).sighting(), an_order(4).sighting()]
    if pages == 1:
        channel.will_show(a_page(*shown))
    else:
        channel.will_show(a_page(shown[0], token="t2"), a_page(shown[1]))

    waits = [sync.step() for _ in range(pages)]

    assert waits[-1] == EVERY
    assert channel.searches[0][0].open_only
    assert [order for _, order in hub.store.requests.waiting(limit=99)] == [order_id(2)]


def test_no_more_lost_orders_are_asked_for_at_once_than_amazon_would_bear(
    hub: Desk, channel: ScriptedChannel, sync: Sync
) -> None:
    read_before(hub, wide_at=NOON - timedelta(days=2))
    keep(hub.store, *(an_order(n) for n in range(LOST_LIMIT + 9)))
    channel.will_show(a_page())

    sync.step()

    assert len(hub.store.requests.waiting(limit=99)) == LOST_LIMIT


@pytest.mark.parametrize("known", [read_before, lambda _: None], ids=["changes", "first"])
def test_other_passes_ask_for_nothing(
    hub: Desk, channel: ScriptedChannel, sync: Sync, known: Callable[[Desk], None]
) -> None:
    known(hub)
    keep(hub.store, an_order())
    channel.will_show(a_page())

    sync.step()

    assert hub.store.requests.waiting(limit=99) == []
