"""The list of orders: which list, in what words, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.actions import queries
from kiosk.actions.queries import ROWS_SHOWN
from kiosk.domain.lists import COUNT_LIMIT, Counts, ListName
from kiosk.domain.values import OrderId
from kiosk.presenters.context import Context
from kiosk.presenters.marks import Tone
from kiosk.presenters.models import QueueModel
from kiosk.presenters.queue import QueuePresenter
from tests.fakes.builders import an_order, order_id
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.kept import keep

HOUR = timedelta(hours=1)
NEXT = OrderId("the next one")


@pytest.fixture
def opened() -> list[OrderId]:
    return []


@pytest.fixture
def queue(context: Context, opened: list[OrderId]) -> QueuePresenter:
    return QueuePresenter(context, opened.append, lambda: opened.append(NEXT), _unexpected)


def _unexpected(exc: Exception) -> None:
    raise exc


def numbers(model: QueueModel) -> list[int]:
    return [int(row.order_id[-7:]) for row in model.rows]


def count(context: Context, queue: QueuePresenter, **counts: int) -> None:
    """Let the lists be so long, without as many orders."""
    view = queries.queue(context.desk, ListName.TO_PACK, "", opened=None)
    queue._arrived(replace(view, counts=Counts(**counts)))


def test_the_list_to_pack_comes_first(context: Context, queue: QueuePresenter) -> None:
    keep(
        context.desk.store,
        an_order(1).to_leave_by(NOON + 2 * HOUR),
        an_order(2).to_leave_by(NOON + HOUR),
        an_order(3).unpaid(),
        an_order(4).held(),
    )

    queue.reload()

    assert numbers(queue.model) == [2, 1, 3]
    assert queue.model.empty is None
    assert [tab.word for tab in queue.model.tabs] == ["To pack", "Late", "Needs you", "Sent"]
    assert [tab.count for tab in queue.model.tabs] == ["2", "0", "1", ""]
    assert [tab.chosen for tab in queue.model.tabs] == [True, False, False, False]


def test_a_tab_shows_its_list(context: Context, queue: QueuePresenter) -> None:
    keep(context.desk.store, an_order(1), an_order(2).held())

    queue.choose_tab("needs_you")

    assert numbers(queue.model) == [2]
    assert [tab.key for tab in queue.model.tabs if tab.chosen] == ["needs_you"]


def test_a_tab_has_a_colour_only_where_somebody_must_look(
    context: Context, queue: QueuePresenter
) -> None:
    queue.reload()
    assert [tab.tone for tab in queue.model.tabs][1:3] == [Tone.QUIET, Tone.QUIET]

    keep(context.desk.store, an_order(1).to_leave_by(NOON - HOUR), an_order(2).held())
    queue.reload()
    assert [tab.tone for tab in queue.model.tabs][1:3] == [Tone.STOP, Tone.LOOK]


def test_a_count_that_was_cut_off_says_so(context: Context, queue: QueuePresenter) -> None:
    count(context, queue, to_pack=COUNT_LIMIT, late=COUNT_LIMIT - 1)

    assert [tab.count for tab in queue.model.tabs][:2] == ["999+", "999"]


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"to_pack": ROWS_SHOWN}, ""),
        ({"to_pack": ROWS_SHOWN, "unpaid": 1}, "1 more: search or filter"),
        ({"to_pack": 900}, "700 more: search or filter"),
        ({"to_pack": COUNT_LIMIT, "unpaid": 50}, "850+ more: search or filter"),
    ],
)
def test_more_orders_than_are_shown_are_told_of(
    context: Context, queue: QueuePresenter, counts: dict[str, int], words: str
) -> None:
    count(context, queue, **counts)

    assert queue.model.more == words


def test_the_open_order_is_marked(context: Context, queue: QueuePresenter) -> None:
    keep(context.desk.store, an_order(1), an_order(2))
    queue.reload()

    queue.select(order_id(2))

    assert [row.selected for row in queue.model.rows] == [False, True]


def test_a_touched_order_is_opened_and_the_keyboard_goes(
    context: Context, queue: QueuePresenter, opened: list[OrderId]
) -> None:
    queue.search_open()
    assert queue.model.searching

    queue.open(order_id(2))

    assert opened == [order_id(2)]
    assert not queue.model.searching


def test_the_next_order_is_the_most_urgent_one_and_one_touch_away(
    context: Context, queue: QueuePresenter, opened: list[OrderId]
) -> None:
    keep(
        context.desk.store,
        an_order(1).to_leave_by(NOON + 2 * HOUR),
        an_order(2).to_leave_by(NOON + HOUR),
    )
    queue.reload()
    assert (queue.model.next_word, queue.model.next_live) == ("Next order", True)
    assert queue.model.next_detail == "…000002 · 1 h 0 min"

    queue.next_order()

    assert opened == [NEXT]


def test_the_open_order_is_not_the_next_one(context: Context, queue: QueuePresenter) -> None:
    keep(context.desk.store, an_order(1).to_leave_by(None))
    queue.reload()
    assert queue.model.next_detail == "…000001"

    queue.select(order_id(1))
    queue.reload()

    assert (queue.model.next_live, queue.model.next_detail) == (False, "nothing to pack")


def test_with_nothing_to_pack_the_button_does_nothing(
    queue: QueuePresenter, opened: list[OrderId]
) -> None:
    queue.reload()

    queue.next_order()

    assert opened == []


def test_times_go_on_by_themselves(
    context: Context, queue: QueuePresenter, clock: TurnableClock
) -> None:
    keep(context.desk.store, an_order().to_leave_by(NOON + HOUR))
    queue.reload()
    clock.advance(61 * 60)

    queue.tick()

    assert queue.model.rows[0].time == "-0:01"


def test_a_search_finds_letter_by_letter(context: Context, queue: QueuePresenter) -> None:
    keep(context.desk.store, an_order(12), an_order(13), an_order(2).held())
    queue.reload()
    queue.search_open()

    for char in "00012":
        queue.search_key(char)
    assert (queue.model.search, numbers(queue.model)) == ("00012", [12])
    assert not any(tab.chosen for tab in queue.model.tabs)

    queue.search_erase()
    assert queue.model.search == "0001"
    assert sorted(numbers(queue.model)) == [12, 13]

    queue.search_close()
    assert not queue.model.searching
    assert sorted(numbers(queue.model)) == [12, 13]

    queue.search_clear()
    assert (queue.model.search, sorted(numbers(queue.model))) == ("", [12, 13])


def test_another_list_ends_the_search(context: Context, queue: QueuePresenter) -> None:
    keep(context.desk.store, an_order(1), an_order(2).held())
    queue.search_key("x")

    queue.choose_tab("needs_you")

    assert (queue.model.search, numbers(queue.model)) == ("", [2])


def test_a_search_without_end_is_cut_off(queue: QueuePresenter) -> None:
    for _ in range(QueuePresenter.words_limit + 5):
        queue.search_key("x")

    assert queue.model.search == "x" * QueuePresenter.words_limit
