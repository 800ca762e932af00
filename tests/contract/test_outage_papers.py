"""Papers in an outage: each comes out once, and nobody else's row is touched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions import put_out
from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.actions.pack import pack
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.actions.put_out import Due
from kiosk.actions.settle_paper import settle
from kiosk.domain.journal import Event
from kiosk.domain.order import Progress
from kiosk.domain.outbox import Kind, Sending
from kiosk.domain.paper import PaperKind
from kiosk.ports.failures import NoRoom
from tests.contract.outage import (
    ID,
    Outpost,
    at_another,
    events,
    gather,
)
from tests.fakes.builders import details, order_id
from tests.fakes.kept import kept, postings
from tests.unit.actions.house import PLAN, printed
from tests.unit.background.trays import PaperTray, relay_of

pytestmark = pytest.mark.postgres

NOTE = Wish(PaperKind.PICKING_NOTE, "Laser")
SLIP = Wish(PaperKind.PACKING_SLIP, "Laser")
FIRST = f"picking-note_{ID}_copy-1"


def due(desk: Desk) -> Due:
    """The first paper that may be put out."""
    return put_out.due(desk, "Laser", limit=10)[0]


def begun(desk: Desk) -> Due:
    """That paper, being put out."""
    found = put_out.begin(desk, due(desk))
    assert found is not None
    return found


def test_a_paper_that_was_under_way_when_the_server_went_comes_out_once(outpost: Outpost) -> None:
    print_paper(outpost.desk, ID, NOTE)
    outpost.copy()
    printer = PaperTray(meanwhile=outpost.cable.pull)
    relay = relay_of(outpost.desk, printer)

    relay.step()
    relay.step()

    assert printer.out == [FIRST]
    outpost.cable.plug()
    outpost.bridge.come_back(outpost.desk)
    relay.step()
    assert printer.out == [FIRST]
    assert [row.state for row in postings(outpost.there, Kind.PRINT)] == [Sending.DONE]


def test_a_paper_that_came_out_just_before_the_server_went_does_not_come_out_again(
    outpost: Outpost,
) -> None:
    print_paper(outpost.desk, ID, NOTE)
    outpost.copy()
    printer = PaperTray()
    relay = relay_of(outpost.desk, printer)
    relay.step()
    outpost.cable.pull()
    kept(outpost.store)

    relay.step()

    assert outpost.bridge.away
    assert printer.out == [FIRST]


def test_a_paper_under_way_when_server_and_bench_went_is_asked_about(outpost: Outpost) -> None:
    print_paper(outpost.desk, ID, NOTE)
    outpost.copy()
    begun(outpost.desk)
    outpost.cable.pull()
    outpost.start()

    put_out.recover(outpost.desk, PLAN)

    assert [row.state for row in postings(outpost.store, Kind.PRINT)] == [Sending.UNKNOWN]


def test_an_old_copy_does_not_make_a_paper_wait_again(outpost: Outpost) -> None:
    print_paper(outpost.desk, ID, NOTE)
    made = outpost.store.copy(ID, list[str])
    begun(outpost.desk)

    outpost.store.lay_down(made)

    spare = outpost.store.spare
    assert [row.state for row in postings(spare, Kind.PRINT)] == [Sending.SENDING]


def test_a_newer_copy_says_how_a_paper_stands(outpost: Outpost) -> None:
    print_paper(outpost.desk, ID, NOTE)
    paper = begun(outpost.desk)
    there = replace(outpost.desk, store=outpost.there, bridge=None)
    outpost.copy()
    put_out.finish(there, paper, Sending.UNKNOWN, "other")
    settle(there, ID, paper.posting.key, came_out=False)
    outpost.bridge.copy(outpost.desk)

    spare = outpost.store.spare
    assert [row.state for row in postings(spare, Kind.PRINT)] == [Sending.SUPERSEDED]


def test_a_spare_without_room_keeps_no_paper_from_coming_out(
    outpost: Outpost, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_paper(outpost.desk, ID, NOTE)
    outpost.copy()
    printer = PaperTray()

    def full(work: object) -> None:
        raise NoRoom(str(work))

    monkeypatch.setattr(outpost.store.spare, "transact", full)
    relay_of(outpost.desk, printer).step()

    assert printer.out == [FIRST]
    assert [row.state for row in postings(outpost.there, Kind.PRINT)] == [Sending.DONE]


def test_a_paper_found_in_the_spare_is_none_of_another_benchs_on_the_server(
    outpost: Outpost,
) -> None:
    outpost.cable.pull()
    print_paper(outpost.desk, ID, NOTE)
    paper = due(outpost.desk)
    other = at_another(outpost)
    for _ in range(3):
        print_paper(other, order_id(2), NOTE)
    outpost.cable.plug()
    outpost.bridge.come_back(outpost.desk)

    after = put_out.begin(outpost.desk, paper)

    assert after is not None
    put_out.finish(outpost.desk, after, Sending.DONE, "out")
    assert [row.state for row in postings(outpost.there, Kind.PRINT)] == [Sending.DONE]
    states = [row.state for row in postings(outpost.there, Kind.PRINT, 2)]
    assert states == [Sending.SUPERSEDED, Sending.SUPERSEDED, Sending.WAITING]


def test_a_paper_found_on_the_server_is_no_other_in_the_spare(outpost: Outpost) -> None:
    other = at_another(outpost)
    print_paper(other, order_id(2), NOTE)
    print_paper(outpost.desk, ID, NOTE)
    print_paper(outpost.desk, ID, replace(SLIP, kind=PaperKind.PICKING_NOTE, printer="Receipts"))
    paper = put_out.due(outpost.desk, "Receipts", limit=1)[0]
    outpost.cable.pull()

    after = put_out.begin(outpost.desk, paper)

    assert after is not None
    assert after.posting.key == paper.posting.key
    here = {row.key: row.state for row in postings(outpost.store, Kind.PRINT)}
    assert here[paper.posting.key] is Sending.SENDING
    assert list(here.values()).count(Sending.SENDING) == 1


def test_a_paper_of_an_order_that_is_not_copied_waits_for_the_server(outpost: Outpost) -> None:
    print_paper(outpost.desk, order_id(2), NOTE)
    printer = PaperTray(meanwhile=outpost.cable.pull)
    relay = relay_of(outpost.desk, printer)
    relay.step()

    assert outpost.bridge.away
    relay.step()
    outpost.cable.plug()
    outpost.bridge.come_back(outpost.desk)
    relay.step()

    assert printer.out == [f"picking-note_{order_id(2)}_copy-1"]


def test_one_that_was_not_begun_is_not_begun_without_its_row(outpost: Outpost) -> None:
    print_paper(outpost.desk, order_id(2), NOTE)
    paper = due(outpost.desk)
    outpost.cable.pull()

    assert put_out.begin(outpost.desk, paper) is None


def test_papers_of_another_bench_stay_as_they_are_there(outpost: Outpost) -> None:
    other = at_another(outpost)
    print_paper(other, ID, NOTE)
    paper = begun(other)
    put_out.finish(other, paper, Sending.UNKNOWN, "other")
    outpost.copy()
    outpost.cable.pull()
    gather(outpost.desk)
    settle(other, ID, paper.posting.key, came_out=True)
    print_paper(other, ID, NOTE)
    outpost.cable.plug()

    outpost.bridge.come_back(outpost.desk)

    states = [row.state for row in postings(outpost.there, Kind.PRINT)]
    assert states == [Sending.DONE, Sending.WAITING]


def test_a_paper_of_this_bench_that_was_settled_elsewhere_stays_settled(outpost: Outpost) -> None:
    print_paper(outpost.desk, ID, NOTE)
    paper = begun(outpost.desk)
    put_out.finish(outpost.desk, paper, Sending.UNKNOWN, "other")
    outpost.copy()
    outpost.cable.pull()
    gather(outpost.desk)
    settle(at_another(outpost), ID, paper.posting.key, came_out=True)
    outpost.cable.plug()

    outpost.bridge.come_back(outpost.desk)

    assert [row.state for row in postings(outpost.there, Kind.PRINT)] == [Sending.DONE]


@pytest.mark.parametrize(("seen", "after"), [(True, Sending.DONE), (False, Sending.SUPERSEDED)])
def test_what_a_person_says_of_a_paper_keeps_nothing_else_from_being_told(
    outpost: Outpost, *, seen: bool, after: Sending
) -> None:
    outpost.cable.pull()
    gather(outpost.desk)
    print_paper(outpost.desk, ID, NOTE)
    paper = begun(outpost.desk)
    put_out.finish(outpost.desk, paper, Sending.PARKED, "unsure||")
    settle(outpost.desk, ID, paper.posting.key, came_out=seen)
    pack(outpost.desk, ID, details())
    despatch(outpost.desk, ID)
    outpost.cable.plug()

    told = outpost.bridge.come_back(outpost.desk)

    assert told.left == ()
    assert kept(outpost.there).progress is Progress.DESPATCHED
    assert printed(replace(outpost.desk, store=outpost.there)) == [("picking-note", 1, after)]
    said = {entry.note for entry in outpost.there.read(lambda: outpost.there.journal.of_order(ID))}
    words = "came out" if seen else "did not come out"
    assert f"{paper.posting.key}: {words}" in said


def test_what_somebody_else_has_said_of_a_paper_keeps_nothing_from_being_told(
    outpost: Outpost,
) -> None:
    print_paper(outpost.desk, ID, NOTE)
    paper = begun(outpost.desk)
    put_out.finish(outpost.desk, paper, Sending.PARKED, "unsure||")
    outpost.copy()
    outpost.cable.pull()
    settle(outpost.desk, ID, paper.posting.key, came_out=True)
    gather(outpost.desk)
    settle(at_another(outpost), ID, paper.posting.key, came_out=True)
    outpost.cable.plug()

    told = outpost.bridge.come_back(outpost.desk)

    assert told.left == ()
    assert kept(outpost.there).progress is Progress.PICKED
    assert Event.NOT_TAKEN_IN not in events(outpost.there)
