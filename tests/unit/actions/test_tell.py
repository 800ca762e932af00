"""The relay's side of the outbox: a row in hand, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.actions import tell
from kiosk.actions.correct import correct
from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.actions.tell import InHand
from kiosk.domain.answers import Verdict
from kiosk.domain.journal import Event, Means
from kiosk.domain.outbox import Sending
from kiosk.domain.parcel import Parcel, Telling, TellingRefusal
from kiosk.domain.values import ParcelRef
from tests.fakes.builders import OrderBuilder, an_order, details, order_id
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.kept import history, keep, kept, postings

SECOND = timedelta(seconds=1)
YES = Verdict(state=Sending.ACCEPTED, telling=Telling.ACCEPTED)
DONE = Verdict(state=Sending.DONE, telling=Telling.TOLD)
MAYBE = Verdict(state=Sending.UNKNOWN, telling=Telling.QUEUED, wait=8 * SECOND)
NOT_SENT = Verdict(state=Sending.WAITING, telling=Telling.QUEUED, counts=False)
NO = Verdict(state=Sending.PARKED, telling=Telling.REFUSED, refusal=TellingRefusal.BAD_CARRIER)


def leave(desk: Desk, number: int = 1) -> None:
    keep(desk.store, an_order(number).packed(details(f"AB00{number}"), ref=str(number)))
    despatch(desk, order_id(number))


def in_hand(desk: Desk) -> InHand:
    (row,) = tell.due(desk, limit=10)
    return row


def sending(desk: Desk) -> InHand:
    row = tell.begin(desk, in_hand(desk))
    assert row is not None
    return row


def parcel(desk: Desk) -> Parcel:
    found = kept(desk.store).parcel
    assert found is not None
    return found


def test_a_row_comes_with_the_confirmation_it_holds(desk: Desk) -> None:
    leave(desk)

    row = in_hand(desk)

    assert row.confirmation.ref == ParcelRef("1")
    assert row.confirmation.details == details("AB001")
    assert not row.shown


def test_one_row_of_each_order_comes(desk: Desk) -> None:
    for number in (1, 2):
        leave(desk, number)
        tell.begin(desk, tell.due(desk, limit=10)[-1])
        correct(desk, order_id(number), details(f"ZZ00{number}"))

    assert [r.posting.order for r in tell.due(desk, limit=10)] == [order_id(1), order_id(2)]
    assert len(tell.due(desk, limit=1)) == 1


def test_a_parcel_that_was_seen_at_amazon_meanwhile_says_so(desk: Desk) -> None:
    leave(desk)
    order = kept(desk.store)
    told = OrderBuilder(order).parcel_with(telling=Telling.TOLD).order()
    desk.store.transact(lambda: desk.store.orders.save(told, order))

    assert in_hand(desk).shown


def test_sending_is_kept_before_the_call(desk: Desk, clock: TurnableClock) -> None:
    leave(desk)
    clock.advance(5)

    row = sending(desk)

    (posting,) = postings(desk.store)
    assert posting == row.posting
    assert (posting.state, posting.attempts, posting.sent_at) == (
        Sending.SENDING,
        1,
        NOON + 5 * SECOND,
    )


def test_a_row_that_was_withdrawn_meanwhile_is_not_sent(desk: Desk) -> None:
    leave(desk)
    row = in_hand(desk)
    correct(desk, order_id(), details("ZZ9999"))

    assert tell.begin(desk, row) is None
    assert postings(desk.store)[0].state is Sending.SUPERSEDED


@pytest.mark.parametrize(
    ("verdict", "event"),
    [
        (YES, Event.AMAZON_ACCEPTED),
        (DONE, Event.AMAZON_SHOWED),
        (NO, Event.AMAZON_REFUSED),
    ],
)
def test_an_answer_is_kept_in_the_row_in_the_parcel_and_in_the_journal(
    desk: Desk, verdict: Verdict, event: Event
) -> None:
    leave(desk)

    changes = tell.settle(desk, sending(desk), verdict, "words")

    (posting,) = postings(desk.store)
    assert changes.orders == {order_id()}
    assert (posting.state, posting.attempts, posting.answer) == (verdict.state, 1, "words")
    assert (parcel(desk).telling, parcel(desk).refusal) == (verdict.telling, verdict.refusal)
    assert parcel(desk).answer == ("words" if verdict.refusal else "")
    last = history(desk.store)[-1]
    assert (last.event, last.means, last.note) == (event, Means.ITSELF, "words")


def test_a_doubtful_answer_waits_and_changes_nothing_that_is_shown(desk: Desk) -> None:
    leave(desk)
    before = desk.store.journal.head()

    assert not tell.settle(desk, sending(desk), MAYBE, "time-out")

    (posting,) = postings(desk.store)
    assert (posting.state, posting.not_before) == (Sending.UNKNOWN, NOON + 8 * SECOND)
    assert parcel(desk).telling is Telling.QUEUED
    assert desk.store.journal.head() == before


def test_a_request_that_never_left_counts_as_none(desk: Desk) -> None:
    leave(desk)

    tell.settle(desk, sending(desk), NOT_SENT, "no line")

    (posting,) = postings(desk.store)
    assert (posting.state, posting.attempts) == (Sending.WAITING, 0)


def test_words_without_end_are_cut_off(desk: Desk) -> None:
    leave(desk)

    tell.settle(desk, sending(desk), NO, "x" * 10_000)

    assert len(postings(desk.store)[0].answer) == len(parcel(desk).answer) == 500


def test_an_answer_to_an_older_version_says_nothing_of_the_newer(desk: Desk) -> None:
    leave(desk)
    row = sending(desk)
    correct(desk, order_id(), details("ZZ9999"))

    tell.settle(desk, row, DONE)

    assert [p.state for p in postings(desk.store)] == [Sending.DONE, Sending.WAITING]
    assert parcel(desk).telling is Telling.QUEUED


def test_a_late_answer_to_a_row_that_somebody_changed_is_dropped(desk: Desk) -> None:
    leave(desk)
    row = sending(desk)
    done = replace(row.posting, state=Sending.DONE)
    desk.store.transact(lambda: desk.store.outbox.write(done))

    assert not tell.settle(desk, row, NO)
    assert postings(desk.store)[0].state is Sending.DONE
    assert parcel(desk).telling is Telling.QUEUED


def test_what_amazon_was_seen_to_show_is_not_unsaid_by_a_late_answer(desk: Desk) -> None:
    leave(desk)
    row = sending(desk)
    order = kept(desk.store)
    told = OrderBuilder(order).parcel_with(telling=Telling.TOLD).order()
    desk.store.transact(lambda: desk.store.orders.save(told, order))

    tell.settle(desk, row, NO)

    assert parcel(desk).telling is Telling.TOLD


def test_rows_under_way_at_a_crash_become_unknown(desk: Desk, clock: TurnableClock) -> None:
    leave(desk, 1)
    sending(desk)
    leave(desk, 2)
    clock.advance(60)

    assert tell.recover(desk) == 1

    assert postings(desk.store, order=1)[0].state is Sending.UNKNOWN
    assert postings(desk.store, order=1)[0].not_before == clock.now()
    assert postings(desk.store, order=2)[0].state is Sending.WAITING
    assert tell.recover(desk) == 0
