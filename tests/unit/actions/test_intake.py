"""Taking in what Amazon showed: the one door by which facts come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from kiosk.actions.changes import Changes
from kiosk.actions.desk import Desk
from kiosk.actions.intake import ROWS_LIMIT, intake
from kiosk.domain.cursor import CURSOR_NOTE, Cursor
from kiosk.domain.journal import Entry, Event, Means
from kiosk.domain.order import Order
from kiosk.domain.outbox import Kind, Sending
from kiosk.domain.parcel import Telling
from kiosk.domain.sighting import Unreadable
from kiosk.store.store import Store
from tests.fakes.builders import a_line, an_order, details, order_id, seen
from tests.fakes.clock import NOON
from tests.fakes.kept import history, keep, kept, postings

LEFT = an_order().despatched(details(), telling=Telling.TOLD)
PARCEL = LEFT.order().parcels[0]
KEY = f"confirm:{order_id()}:100001:1"


@pytest.fixture
def rows_a_transaction(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many order, line and buyer rows each transaction took."""
    sizes: list[int] = []
    save_all = store.orders.save_all

    def counted(changed: Iterable[tuple[Order, Order | None]]) -> None:
        pairs = list(changed)
        sizes.append(sum(3 + len(new.facts.lines) for new, _ in pairs))
        save_all(pairs)

    monkeypatch.setattr(store.orders, "save_all", counted)
    return sizes


def reopened(desk: Desk, state: Sending) -> Sending:
    """What becomes of a row in ``state`` when somebody else overwrote its parcel."""
    keep(desk.store, LEFT)
    desk.store.transact(lambda: desk.store.outbox.put(Kind.CONFIRM, KEY, order_id(), "{}"))
    row = replace(postings(desk.store)[0], state=state)
    desk.store.transact(lambda: desk.store.outbox.write(row))
    intake(desk, (an_order().sighting(seen(PARCEL, tracking="ZZ1234")),))
    return postings(desk.store)[0].state


def test_a_new_order_is_kept_and_told(desk: Desk) -> None:
    changes = intake(desk, (an_order().sighting(),))

    assert changes == Changes(frozenset({order_id()}))
    assert kept(desk.store) == an_order().with_(version=1).order()
    assert history(desk.store) == [
        Entry(
            at=NOON,
            bench="Bench 1",
            person="",
            event=Event.HEARD,
            order=order_id(),
            means=Means.ITSELF,
            note="UNSHIPPED",
        )
    ]


def test_the_same_page_again_changes_nothing(desk: Desk) -> None:
    page = tuple(an_order(n).sighting() for n in range(1, 4))
    intake(desk, page)
    before = desk.store.journal.head()

    assert not intake(desk, page)
    assert desk.store.journal.head() == before
    assert kept(desk.store).version == 1


def test_news_of_a_known_order_are_told_as_a_change(desk: Desk) -> None:
    intake(desk, (an_order().unpaid().sighting(),))

    intake(desk, (an_order().paid().updated(NOON).sighting(),))

    assert kept(desk.store) == an_order().updated(NOON).with_(version=2).order()
    assert [(e.event, e.note) for e in history(desk.store)] == [
        (Event.HEARD, "PENDING"),
        (Event.CHANGED, "UNSHIPPED"),
    ]


def test_an_order_twice_on_a_page_ends_as_the_newer_one(desk: Desk) -> None:
    page = (an_order().unpaid(), an_order().updated(NOON), an_order().cancelled())

    intake(desk, [one.sighting() for one in page])

    assert kept(desk.store).facts == an_order().updated(NOON).facts()


def test_a_page_is_kept_in_transactions_that_nobody_has_to_wait_for(
    desk: Desk, rows_a_transaction: list[int]
) -> None:
    page = [an_order(n).of(*(a_line(f"S{k}") for k in range(n % 7))) for n in range(1, 60)]

    intake(desk, [one.sighting() for one in page])

    assert max(rows_a_transaction) <= ROWS_LIMIT
    assert sum(rows_a_transaction) == sum(3 + len(one.facts().lines) for one in page)
    assert {order_id(n) for n in range(1, 60)} == set(
        desk.store.orders.find([order_id(n) for n in range(1, 60)])
    )


def test_an_order_longer_than_a_transaction_may_be_is_kept_by_itself(
    desk: Desk, rows_a_transaction: list[int]
) -> None:
    long = an_order(2).of(*(a_line(f"S{k}") for k in range(ROWS_LIMIT)))

    intake(desk, [one.sighting() for one in (an_order(1), long, an_order(3))])

    assert rows_a_transaction == [4, 3 + ROWS_LIMIT, 4]
    assert kept(desk.store, 2).facts == long.facts()


def test_the_cursor_moves_after_the_orders_are_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    cursor = Cursor(watermark=NOON)
    seen_first: list[bool] = []
    put = desk.store.notes.put

    def noted(name: str, value: object) -> None:
        seen_first.append(desk.store.lists.any_at_all())
        put(name, value)

    monkeypatch.setattr(desk.store.notes, "put", noted)
    intake(desk, (an_order().sighting(),), (), cursor)

    assert seen_first == [True]
    assert desk.store.notes.get(CURSOR_NOTE, Cursor) == cursor


def test_the_cursor_stays_when_a_page_could_not_be_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(desk.store.orders, "save_all", full)
    with pytest.raises(RuntimeError):
        intake(desk, (an_order().sighting(),), (), Cursor(watermark=NOON))

    assert desk.store.notes.get(CURSOR_NOTE, Cursor) is None


def test_what_could_not_be_read_is_set_aside_until_it_can(desk: Desk) -> None:
    intake(desk, (), (Unreadable(id=order_id(), why="odd"), Unreadable(id=None, why="no id")))
    assert desk.store.set_aside.count() == 2

    intake(desk, (an_order().sighting(),))
    assert desk.store.set_aside.count() == 1


def test_a_packer_keeps_what_was_done_when_news_come(desk: Desk) -> None:
    keep(desk.store, an_order().picked().held("Broken").claimed_by("Bench 1"))

    intake(desk, (an_order().cancelled().updated(NOON).sighting(),))

    held = an_order().cancelled().updated(NOON).picked().held("Broken").claimed_by("Bench 1")
    assert kept(desk.store) == held.with_(version=1).order()


@pytest.mark.parametrize("state", [Sending.DONE, Sending.PARKED])
def test_a_parcel_that_somebody_overwrote_is_told_again(desk: Desk, state: Sending) -> None:
    assert reopened(desk, state) is Sending.UNKNOWN
    parcel = kept(desk.store).parcel
    assert parcel is not None
    assert parcel.telling is Telling.UNSURE


def test_a_row_that_is_under_way_is_left_to_the_relay(desk: Desk) -> None:
    assert reopened(desk, Sending.ACCEPTED) is Sending.ACCEPTED


@pytest.mark.parametrize("nothing", [lambda desk: intake(desk, ()), lambda desk: intake(desk, [])])
def test_an_empty_page_is_no_news(desk: Desk, nothing: Callable[[Desk], Changes]) -> None:
    assert not nothing(desk)
