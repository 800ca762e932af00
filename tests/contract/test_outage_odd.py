"""What can go wrong besides in an outage: a power cut, a server that goes again, another bench."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions.count import count
from kiosk.actions.open_order import keep_claims, open_order, take_over
from kiosk.actions.pack import pack
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.actions.step import step_back
from kiosk.domain.journal import Event
from kiosk.domain.order import Progress
from kiosk.domain.outbox import Kind, Sending
from kiosk.domain.paper import PaperKind
from kiosk.domain.refusals import Refusal
from kiosk.ports.failures import Away
from kiosk.store.people_tables import Claims
from tests.contract.outage import (
    ID,
    LINE,
    Outpost,
    at_another,
    events,
    finish,
    gather,
)
from tests.fakes.builders import details, order_id
from tests.fakes.kept import kept, postings
from tests.unit.actions.house import came_out, printed

pytestmark = pytest.mark.postgres


def test_a_bench_that_is_switched_off_meanwhile_goes_on_where_it_was(outpost: Outpost) -> None:
    outpost.cable.pull()
    count(outpost.desk, ID, LINE, 2)
    outpost.start()
    assert outpost.bridge.away
    assert outpost.bridge.order == ID
    assert sum(each.units for each in kept(outpost.store).picks) == 2
    count(outpost.desk, ID, LINE, 1)
    outpost.start()
    outpost.cable.plug()

    told = outpost.bridge.come_back(outpost.desk)

    assert told.told == 2
    assert kept(outpost.there).progress is Progress.PICKED


def test_what_was_not_told_before_the_bench_was_switched_off_is_told_first(
    outpost: Outpost,
) -> None:
    outpost.cable.pull()
    count(outpost.desk, ID, LINE, 2)
    outpost.cable.plug()
    outpost.start()

    assert outpost.bridge.away
    outpost.bridge.come_back(outpost.desk)

    assert sum(each.units for each in kept(outpost.there).picks) == 2


@pytest.mark.parametrize("cut_at", range(1, 8))
def test_a_server_that_goes_again_while_it_is_told_takes_nothing_twice(
    outpost: Outpost, monkeypatch: pytest.MonkeyPatch, cut_at: int
) -> None:
    outpost.cable.pull()
    count(outpost.desk, ID, LINE, 1)
    print_paper(outpost.desk, ID, Wish(PaperKind.PICKING_NOTE, "Laser"))
    finish(outpost)
    outpost.cable.plug()
    commits = iter(range(1, 100))
    engine = outpost.store.server.engine
    really = engine.commit

    def cut_after() -> None:
        really()
        if next(commits) == cut_at:
            outpost.cable.pull()
            raise Away("the answer is lost")

    with monkeypatch.context() as patch:
        patch.setattr(engine, "commit", cut_after)
        with pytest.raises(Away):
            outpost.bridge.come_back(outpost.desk)
    assert outpost.bridge.away
    outpost.start()
    outpost.cable.plug()

    told = outpost.bridge.come_back(outpost.desk)

    assert told.left == ()
    assert kept(outpost.there).progress is Progress.DESPATCHED
    assert len(postings(outpost.there)) == 1
    assert len(postings(outpost.there, Kind.PRINT)) == 1
    assert events(outpost.there).count(Event.DESPATCHED) == 1
    assert events(outpost.there).count(Event.PICKED) == 1
    assert not outpost.store.untold()


def test_an_order_that_another_bench_has_taken_is_left_to_it_and_said_so(outpost: Outpost) -> None:
    outpost.cable.pull()
    gather(outpost.desk)
    pack(outpost.desk, ID, details())
    take_over(at_another(outpost), ID)
    outpost.cable.plug()

    told = outpost.bridge.come_back(outpost.desk)

    assert [(each.operation.name, each.why.reason) for each in told.left] == [
        ("allocate", Refusal.IN_OTHER_HANDS),
        ("pick", Refusal.IN_OTHER_HANDS),
        ("pack", Refusal.IN_OTHER_HANDS),
    ]
    assert kept(outpost.there).progress is Progress.NEW
    assert events(outpost.there).count(Event.NOT_TAKEN_IN) == 3
    assert not outpost.bridge.away


@pytest.mark.parametrize("counted", [True, False])
def test_a_claim_whose_term_has_run_out_in_the_outage_is_taken_anew(
    outpost: Outpost, counted: bool
) -> None:
    there = outpost.there
    outpost.cable.pull()
    if counted:
        count(outpost.desk, ID, LINE, 1)
    else:
        assert outpost.bridge.stand_in()
    there.transact(lambda: Claims.update(until=0).execute())
    keep_claims(at_another(outpost))
    assert kept(there).claimed_by == ""
    outpost.cable.plug()

    outpost.bridge.come_back(outpost.desk)

    claim = there.read(lambda: there.claims.of(ID))
    assert claim is not None
    assert (claim.bench, kept(there).claimed_by) == ("Bench 1", "Bench 1")


def test_a_paper_that_came_out_meanwhile_does_not_come_out_again(outpost: Outpost) -> None:
    outpost.cable.pull()
    print_paper(outpost.desk, ID, Wish(PaperKind.PICKING_NOTE, "Laser"))
    with outpost.store.at_hand():
        came_out(outpost.desk)
    outpost.cable.plug()

    outpost.bridge.come_back(outpost.desk)

    there = replace(outpost.desk, store=outpost.there)
    assert printed(there) == [("picking-note", 1, Sending.DONE)]


def test_undo_works_without_the_server_as_with_it(outpost: Outpost) -> None:
    count(outpost.desk, ID, LINE, 2)
    outpost.cable.pull()
    step_back(outpost.desk, ID)
    outpost.cable.plug()
    outpost.bridge.come_back(outpost.desk)

    assert kept(outpost.there).picks == ()


def test_what_did_nothing_is_not_told(outpost: Outpost) -> None:
    outpost.cable.pull()
    count(outpost.desk, ID, LINE, 1)
    print_paper(outpost.desk, ID, Wish(PaperKind.PICKING_NOTE, "Laser"))

    assert outpost.bridge.waiting() == 2


def test_nothing_of_an_order_stays_at_the_bench_once_it_is_put_back(outpost: Outpost) -> None:
    open_order(outpost.desk, order_id(2))
    outpost.copy()

    spare = outpost.store.spare
    assert spare.read(lambda: spare.orders.any_of_them(limit=9)) == [order_id(2)]


def test_the_spare_holds_nothing_that_can_be_read(outpost: Outpost) -> None:
    outpost.cable.pull()
    finish(outpost)

    found = [
        path.name
        for path in sorted(outpost.place.folder.iterdir())
        if path.suffix != ".key" and b"Ada Example" in path.read_bytes()
    ]
    assert found == []
    assert (outpost.place.folder / "spare.key").stat().st_mode & 0o777 == 0o600


def test_a_spare_that_was_damaged_is_set_aside_and_said_so(outpost: Outpost) -> None:
    outpost.store.close()
    file = outpost.place.folder / "spare.db"
    file.write_bytes(b"\0" * 8192)

    outpost.start()

    assert [path.name[:13] for path in outpost.place.folder.glob("spare.damaged-*")] == [
        "spare.damaged"
    ]
