"""The reading side: what each view of the bench needs to know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions import queries
from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.actions.open_order import open_order
from kiosk.actions.paper_queries import AtPrinter
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.domain.hub import HUB_NOTE, HubReport, HubState
from kiosk.domain.lists import Counts, ListName
from kiosk.domain.outbox import Kind, Sending
from kiosk.domain.paper import PaperKind
from kiosk.domain.paper_state import Kept, Trouble
from kiosk.domain.product import Product
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.requests import Outcome
from kiosk.domain.sighting import Unreadable
from kiosk.domain.values import Sku
from tests.fakes.builders import an_order, details, order_id
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.kept import keep, postings

REPORT = HubReport(state=HubState.LISTENING, beat_at=NOON)


def say(desk: Desk, report: HubReport) -> None:
    desk.store.transact(lambda: desk.store.notes.put(HUB_NOTE, report))


def test_an_empty_bench_shows_nothing_and_asks_for_nothing(desk: Desk) -> None:
    assert queries.queue(desk, ListName.TO_PACK, "", opened=None) == queries.QueueView()
    assert queries.strip(desk) == queries.StripView()


def test_the_queue_shows_a_list_with_the_length_of_all(desk: Desk) -> None:
    keep(desk.store, an_order(1), an_order(2).held(), an_order(3).unpaid())
    say(desk, REPORT)

    view = queries.queue(desk, ListName.NEEDS_YOU, "", opened=order_id(1))

    assert [row.id for row in view.rows] == [order_id(2)]
    assert view.counts == Counts(to_pack=1, unpaid=1, needs_you=1)
    assert view.next is None
    assert view.report == REPORT
    assert view.any_at_all


def test_words_find_orders_on_whatever_list_they_stand(desk: Desk) -> None:
    keep(desk.store, an_order(1), an_order(2).cancelled())

    view = queries.queue(desk, ListName.LATE, "  0000002  ", opened=None)

    assert (view.words, [row.id for row in view.rows]) == ("0000002", [order_id(2)])


def test_a_bench_knows_of_orders_that_are_on_no_list(desk: Desk) -> None:
    keep(desk.store, an_order().cancelled())

    assert queries.queue(desk, ListName.TO_PACK, "", opened=None).any_at_all


def test_an_order_comes_with_its_products_and_papers(desk: Desk) -> None:
    mug = Product(sku=Sku("MUG-BLUE"), bin="A-01")
    desk.store.transact(lambda: desk.store.products.save_all([mug]))
    keep(desk.store, an_order())
    print_paper(desk, order_id(), Wish(PaperKind.PICKING_NOTE, "Laser"))

    view = queries.order(desk, order_id())

    assert view.order.printed == 1
    assert dict(view.products) == {mug.sku: mug}
    assert [paper.place for paper in view.papers] == ["Bench 1/Laser"]
    assert view.checked is None


def test_an_order_says_whether_amazon_was_asked_and_answered(
    desk: Desk, clock: TurnableClock
) -> None:
    keep(desk.store, an_order())
    open_order(desk, order_id())
    assert queries.order(desk, order_id()).checked is Outcome.WAITING

    ((request, _),) = desk.store.requests.waiting(limit=1)
    clock.advance(2)
    desk.store.transact(lambda: desk.store.requests.answer(request, Outcome.FRESH.value))
    view = queries.order(desk, order_id())

    assert (view.checked, view.checked_at) == (Outcome.FRESH, clock.now())


def test_an_order_that_is_not_here_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused) as no:
        queries.order(desk, order_id())

    assert no.value.reason is Refusal.ORDER_UNKNOWN


@pytest.mark.parametrize(
    ("state", "queued"),
    [
        (Sending.WAITING, 1),
        (Sending.SENDING, 1),
        (Sending.UNKNOWN, 1),
        (Sending.ACCEPTED, 0),
        (Sending.DONE, 0),
        (Sending.PARKED, 0),
    ],
)
def test_the_strip_counts_what_amazon_has_not_been_told(
    desk: Desk, state: Sending, queued: int
) -> None:
    keep(desk.store, an_order().packed(details()))
    despatch(desk, order_id())
    _set(desk, Kind.CONFIRM, state)

    assert queries.strip(desk).queued == queued


@pytest.mark.parametrize(
    ("state", "trouble", "seen"),
    [
        (Sending.WAITING, None, AtPrinter(printer="Laser", waiting=1)),
        (Sending.SENDING, None, AtPrinter(printer="Laser", waiting=1)),
        (Sending.UNKNOWN, Trouble.OTHER, AtPrinter(printer="Laser", waiting=1)),
        (
            Sending.SENDING, Trouble.PAPER_OUT,
            AtPrinter(printer="Laser", waiting=1, trouble=Trouble.PAPER_OUT, order=order_id()),
        ),
        (
            Sending.PARKED, Trouble.UNSURE,
            AtPrinter(printer="Laser", trouble=Trouble.UNSURE, order=order_id()),
        ),
        (
            Sending.PARKED, Trouble.GIVEN_UP,
            AtPrinter(printer="Laser", trouble=Trouble.GIVEN_UP, order=order_id()),
        ),
        (Sending.DONE, None, None),
        (Sending.SUPERSEDED, None, None),
    ],
)  # fmt: skip
def test_the_strip_tells_what_is_under_way_at_each_printer_and_what_keeps_it(
    desk: Desk, state: Sending, trouble: Trouble | None, seen: AtPrinter | None
) -> None:
    keep(desk.store, an_order())
    print_paper(desk, order_id(), Wish(PaperKind.PICKING_NOTE, "Laser"))
    answer = Kept(trouble).answer if trouble else ""
    _set(desk, Kind.PRINT, state, answer)

    assert queries.strip(desk).printers == ((seen,) if seen else ())
    assert queries.strip(replace(desk, bench="Bench 2")).printers == ()


def test_the_strip_tells_what_the_hub_says_and_what_was_set_aside(desk: Desk) -> None:
    say(desk, REPORT)
    odd = Unreadable(id=order_id(), why="odd")
    desk.store.transact(lambda: desk.store.set_aside.add([odd]))

    view = queries.strip(desk)

    assert (view.report, view.set_aside) == (REPORT, 1)


def _set(desk: Desk, kind: Kind, state: Sending, answer: str = "") -> None:
    row = replace(postings(desk.store, kind)[0], state=state, answer=answer)
    desk.store.transact(lambda: desk.store.outbox.write(row))
