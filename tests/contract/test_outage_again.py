"""Outages that come again while the first is told, and threads that see them at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions.allocate import allocate
from kiosk.actions.count import count
from kiosk.actions.open_order import open_order, take_over
from kiosk.actions.pack import pack
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.actions.rest import hold, release
from kiosk.actions.sign_in import approve, sign_out
from kiosk.actions.step import pick
from kiosk.domain.journal import Event
from kiosk.domain.order import Progress
from kiosk.domain.outbox import Kind, Sending
from kiosk.domain.paper import PaperKind
from kiosk.domain.people import Right
from kiosk.domain.refusals import Refusal, Refused
from kiosk.ports.failures import Away
from kiosk.store.errors import StoreClash
from tests.contract.outage import (
    ID,
    LINE,
    Outpost,
    at_another,
    events,
    gather,
    lost_answer,
    units,
)
from tests.fakes.builders import details, order_id
from tests.fakes.crew import PHRASE, SUPERVISOR, code_now, enrolled, with_code
from tests.fakes.kept import kept, postings
from tests.unit.actions.house import came_out

pytestmark = pytest.mark.postgres

NOTE = Wish(PaperKind.PICKING_NOTE, "Laser")


def test_what_was_kept_after_an_answer_was_lost_is_told_as_well(
    outpost: Outpost, monkeypatch: pytest.MonkeyPatch
) -> None:
    outpost.cable.pull()
    print_paper(outpost.desk, ID, NOTE)
    sign_out(replace(outpost.desk, person_id="p-1"))
    outpost.cable.plug()
    row = postings(outpost.store, Kind.PRINT)[0].key

    def told() -> bool:
        found = postings(outpost.there, Kind.PRINT)
        notes = outpost.there.read(lambda: outpost.there.journal.after(0))
        return bool(found) and Event.SIGNED_OUT in {each.event for each in notes}

    with lost_answer(outpost, monkeypatch, told), pytest.raises(Away):
        outpost.bridge.come_back(outpost.desk)
    with outpost.store.at_hand():
        came_out(outpost.desk)
    sign_out(replace(outpost.desk, person_id="p-2"))
    outpost.cable.plug()
    outpost.bridge.come_back(outpost.desk)

    assert [(each.key, each.state) for each in postings(outpost.there, Kind.PRINT)] == [
        (row, Sending.DONE)
    ]
    notes = outpost.there.read(lambda: outpost.there.journal.after(0))
    signed_out = [each.person for each in notes if each.event is Event.SIGNED_OUT]
    assert signed_out == ["p-1", "p-2"]
    assert outpost.there.read(outpost.there.journal.verify).broken_at is None


def test_what_was_not_taken_in_is_still_so_after_another_cut(
    outpost: Outpost, monkeypatch: pytest.MonkeyPatch
) -> None:
    outpost.cable.pull()
    hold(outpost.desk, ID, "Broken")
    release(outpost.desk, ID)
    allocate(outpost.desk, ID)
    other = at_another(outpost)
    take_over(other, ID)
    hold(other, ID, "Wet")
    outpost.clock.advance(300)
    outpost.cable.plug()
    noted = lambda: Event.NOT_TAKEN_IN in events(outpost.there)  # noqa: E731
    with lost_answer(outpost, monkeypatch, noted), pytest.raises(Away):
        outpost.bridge.come_back(outpost.desk)
    outpost.cable.plug()

    told = outpost.bridge.come_back(outpost.desk)

    assert told.told == 0
    assert [each.operation.name for each in told.left] == ["hold", "release", "allocate"]
    assert events(outpost.there).count(Event.NOT_TAKEN_IN) == 3
    order = kept(outpost.there)
    assert (order.progress, order.held_for) == (Progress.NEW, "Wet")


def test_two_outages_in_a_row_are_each_told(outpost: Outpost) -> None:
    for _ in range(2):
        outpost.cable.pull()
        count(outpost.desk, ID, LINE, 1)
        sign_out(outpost.desk)
        outpost.cable.plug()
        outpost.bridge.come_back(outpost.desk)
        outpost.copy()

    assert units(outpost) == (2, 2)
    notes = outpost.there.read(lambda: outpost.there.journal.after(0))
    assert [each.event for each in notes].count(Event.SIGNED_OUT) == 2


def test_an_answer_lost_while_packing_gives_the_parcel_no_second_name(
    outpost: Outpost, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = at_another(outpost)
    gather(outpost.desk)
    outpost.copy()
    gather(other, order_id(2))
    pack(other, order_id(2), None)
    with lost_answer(outpost, monkeypatch):
        pack(outpost.desk, ID, details())

    here = [parcel.ref for parcel in kept(outpost.store).parcels]

    assert here == [parcel.ref for parcel in kept(outpost.there).parcels]


def test_an_order_opened_just_before_is_in_the_way_of_no_other(outpost: Outpost) -> None:
    count(outpost.desk, ID, LINE, 1)
    open_order(outpost.desk, order_id(2))
    gather(outpost.desk, order_id(2))
    outpost.cable.pull()

    assert units(outpost) == (1, 1)
    with pytest.raises(Away):
        pack(outpost.desk, order_id(2), None)


def test_what_the_copy_can_no_longer_take_keeps_nobody_waiting(
    outpost: Outpost,
) -> None:
    there = replace(outpost.desk, store=outpost.there, bridge=None)
    hold(there, ID, "Broken")
    outpost.copy()
    release(there, ID)
    gather(outpost.desk)
    outpost.cable.pull()

    assert kept(outpost.store).held_for == "Broken"
    release(outpost.desk, ID)
    outpost.cable.plug()
    assert outpost.bridge.come_back(outpost.desk).left


def test_guesses_count_although_the_bench_was_switched_off_before_they_were_noted(
    outpost: Outpost,
) -> None:
    ada = enrolled(replace(outpost.desk, store=outpost.there, bridge=None))
    outpost.copy()
    outpost.cable.pull()
    people, who = outpost.store.people, ada.person.id

    def guess() -> None:
        people.put_guesses(who, people.guesses(who).one_more(outpost.clock.now()))

    outpost.store.keep(guess)
    outpost.start()
    outpost.cable.plug()
    outpost.bridge.come_back(outpost.desk)

    there = outpost.there
    assert there.read(lambda: there.people.guesses(who)).wrong == 1


def test_a_code_that_was_used_in_an_outage_is_used(outpost: Outpost) -> None:
    there = replace(outpost.desk, store=outpost.there, bridge=None)
    boss = enrolled(there, "Bo Boss", SUPERVISOR)
    secret = with_code(there, boss)
    outpost.copy()
    outpost.cable.pull()
    code = code_now(outpost.desk, secret)
    approve(outpost.desk, boss.badge, PHRASE, code, Right.TAKE_OVER)
    outpost.cable.plug()
    outpost.bridge.come_back(outpost.desk)

    with pytest.raises(Refused) as no:
        approve(outpost.desk, boss.badge, PHRASE, code, Right.TAKE_OVER)

    assert no.value.reason is Refusal.PHRASE_WRONG


def test_a_server_restored_without_the_order_loses_nothing_silently(outpost: Outpost) -> None:
    outpost.cable.pull()
    allocate(outpost.desk, ID)
    pick(outpost.desk, ID, by_hand=True)
    there = outpost.there
    there.engine.execute_sql("TRUNCATE claims, picks, lines, requests, outbox, orders")
    outpost.cable.plug()

    told = outpost.bridge.come_back(outpost.desk)

    assert [each.why.reason for each in told.left] == [Refusal.ORDER_UNKNOWN] * 2
    assert not outpost.bridge.away


def test_a_packing_that_was_begun_twice_names_no_two_parcels_alike(
    outpost: Outpost, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather(outpost.desk)
    engine = outpost.store.server.engine
    really = engine.commit
    begun: list[int] = []

    def clash() -> None:
        begun.append(1)
        if len(begun) == 1:
            engine.rollback()
            raise StoreClash("given up for another's sake")
        really()

    monkeypatch.setattr(engine, "commit", clash)
    pack(outpost.desk, ID, details(), contents={LINE: 1})
    pack(outpost.desk, ID, details("AB987654321GB"))

    refs = [parcel.ref for parcel in kept(outpost.there).parcels]
    assert len(begun) > 2
    assert len(refs) == len(set(refs)) == 2
