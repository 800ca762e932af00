"""The list of orders while it is read, when it is empty, and when it can't be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.actions import queries
from kiosk.domain.hub import HUB_NOTE, HubReport, HubState
from kiosk.domain.lists import ListName
from kiosk.presenters.context import Context
from kiosk.presenters.models import QueueModel
from kiosk.presenters.queue import QueuePresenter
from tests.fakes.builders import an_order
from tests.fakes.kept import keep
from tests.fakes.runner import Later

HOUR = timedelta(hours=1)


def made(context: Context) -> QueuePresenter:
    return QueuePresenter(context, lambda _: None, lambda: None, _unexpected)


@pytest.fixture
def queue(context: Context) -> QueuePresenter:
    return made(context)


def _unexpected(exc: Exception) -> None:
    raise exc


def numbers(model: QueueModel) -> list[int]:
    return [int(row.order_id[-7:]) for row in model.rows]


def say(context: Context, state: HubState, read: int = 0, about: int = 0) -> None:
    report = HubReport(state=state, read=read, about=about)
    store = context.desk.store
    store.transact(lambda: store.notes.put(HUB_NOTE, report))


@pytest.mark.parametrize(
    ("state", "title"),
    [
        (HubState.STARTING, "No orders yet"),
        (HubState.READING, "No orders yet"),
        (HubState.OFFLINE, "No orders yet"),
        (HubState.DENIED, "No orders yet"),
        (HubState.LISTENING, "All packed"),
    ],
)
def test_an_empty_list_says_why(
    context: Context, queue: QueuePresenter, state: HubState, title: str
) -> None:
    say(context, state)
    queue.reload()

    assert queue.model.empty is not None
    assert queue.model.empty.word == title


def test_each_reason_for_an_empty_list_has_its_own_sentence(
    context: Context, queue: QueuePresenter
) -> None:
    sentences = set()
    for state in (HubState.STARTING, HubState.OFFLINE, HubState.DENIED, HubState.LISTENING):
        say(context, state)
        queue.reload()
        assert queue.model.empty is not None
        sentences.add(queue.model.empty.detail)

    assert len(sentences) == 4


@pytest.mark.parametrize("name", ListName)
def test_a_list_without_orders_is_good_news(
    context: Context, queue: QueuePresenter, name: ListName
) -> None:
    keep(context.desk.store, an_order().cancelled())

    queue.choose_tab(name.value)

    assert queue.model.empty is not None
    assert queue.model.empty.word not in {"No orders yet", "Nothing found"}


def test_a_search_in_vain_says_what_was_searched_for(
    context: Context, queue: QueuePresenter
) -> None:
    keep(context.desk.store, an_order())
    queue.search_key("z")
    queue.search_key("{")

    assert queue.model.empty is not None
    assert queue.model.empty.word == "Nothing found"
    assert "“z{”" in queue.model.empty.detail


@pytest.mark.parametrize(
    ("state", "read", "about", "words"),
    [
        (HubState.READING, 214, 900, "Reading orders: 214 of about 900"),
        (HubState.READING, 214, 0, "Reading orders: 214 so far"),
        (HubState.READING, 0, 0, ""),
        (HubState.LISTENING, 214, 900, ""),
    ],
)
def test_while_orders_are_read_the_list_says_how_far_it_is(
    context: Context,
    queue: QueuePresenter,
    *,
    state: HubState,
    read: int,
    about: int,
    words: str,
) -> None:
    say(context, state, read=read, about=about)

    queue.reload()

    assert queue.model.progress == words


def test_many_wishes_to_read_again_become_one(context: Context, later: Later) -> None:
    queue = QueuePresenter(
        replace(context, runner=later), lambda _: None, lambda: None, _unexpected
    )
    for _ in range(5):
        queue.reload()
    assert len(later.waiting) == 1

    keep(context.desk.store, an_order())
    later.catch_up()

    assert numbers(queue.model) == [1]


def test_a_list_chosen_while_another_is_read_is_the_one_shown(
    context: Context, later: Later
) -> None:
    keep(context.desk.store, an_order(1), an_order(2).held())
    queue = QueuePresenter(
        replace(context, runner=later), lambda _: None, lambda: None, _unexpected
    )
    queue.reload()

    queue.choose_tab("needs_you")
    later.catch_up()

    assert numbers(queue.model) == [2]


def test_a_list_that_could_not_be_read_is_said_and_tried_again(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures: list[Exception] = []
    queue = QueuePresenter(context, lambda _: None, lambda: None, failures.append)
    keep(context.desk.store, an_order())

    with monkeypatch.context() as patch:
        patch.setattr(queries, "queue", _fail)
        queue.reload()
    assert len(failures) == 1

    queue.reload()
    assert numbers(queue.model) == [1]


def _fail(*_: object, **__: object) -> None:
    raise OSError(5, "I/O error")
