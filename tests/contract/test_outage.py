"""A bench whose server goes away: the open order is finished, and told once when it is back."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.actions.count import count
from kiosk.actions.open_order import open_order
from kiosk.actions.pack import pack
from kiosk.domain.journal import Event
from kiosk.domain.order import Progress
from kiosk.ports.failures import Away
from tests.contract.outage import (
    ID,
    LINE,
    Outpost,
    an_outpost,
    at_another,
    events,
    finish,
    gather,
)
from tests.fakes.builders import an_order, details, order_id
from tests.fakes.kept import history, keep, kept, postings

pytestmark = pytest.mark.postgres


def test_the_open_order_is_finished_without_the_server_and_told_once(outpost: Outpost) -> None:
    count(outpost.desk, ID, LINE, 1)
    outpost.cable.pull()
    outpost.clock.advance(60)
    done_at = outpost.clock.now()
    finish(outpost)
    assert kept(outpost.store).progress is Progress.DESPATCHED
    assert kept(outpost.there).progress is Progress.ALLOCATED
    outpost.clock.advance(1800)
    outpost.cable.plug()

    told = outpost.bridge.come_back(outpost.desk)

    order = kept(outpost.there)
    assert (told.told, told.left) == (3, ())
    assert order.progress is Progress.DESPATCHED
    assert [parcel.despatched_at for parcel in order.parcels] == [done_at]
    assert len(postings(outpost.there)) == 1
    assert events(outpost.there)[1:] == [
        Event.ALLOCATED,
        Event.COUNTED,
        Event.PICKED,
        Event.PACKED,
        Event.DESPATCHED,
    ]
    assert {entry.person for entry in history(outpost.there)} == {"p-1"}
    assert not outpost.bridge.away
    assert kept(outpost.store) == order


def test_what_the_server_took_before_the_copy_had_it_is_seen_and_not_done_twice(
    outpost: Outpost,
) -> None:
    count(outpost.desk, ID, LINE, 1)
    count(outpost.desk, ID, LINE, 1)
    outpost.cable.pull()

    assert sum(each.units for each in kept(outpost.store).picks) == 2

    count(outpost.desk, ID, LINE, 1)
    outpost.cable.plug()
    outpost.bridge.come_back(outpost.desk)

    assert sum(each.units for each in kept(outpost.there).picks) == 3
    assert events(outpost.there).count(Event.COUNTED) == 3


def test_what_a_copy_has_already_is_not_done_to_it_again(outpost: Outpost) -> None:
    count(outpost.desk, ID, LINE, 1)
    outpost.copy()
    outpost.cable.pull()

    assert sum(each.units for each in kept(outpost.store).picks) == 1


def test_an_answer_that_was_lost_on_its_way_is_no_second_gesture(
    outpost: Outpost, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = outpost.store.server.engine
    really = engine.commit

    def kept_and_cut() -> None:
        really()
        outpost.cable.pull()
        raise Away("the answer is lost")

    with monkeypatch.context() as patch:
        patch.setattr(engine, "commit", kept_and_cut)
        count(outpost.desk, ID, LINE, 1)
    assert sum(each.units for each in kept(outpost.there).picks) == 1
    assert sum(each.units for each in kept(outpost.store).picks) == 1
    outpost.cable.plug()

    outpost.bridge.come_back(outpost.desk)

    assert sum(each.units for each in kept(outpost.there).picks) == 1
    assert events(outpost.there).count(Event.COUNTED) == 1


def test_a_parcel_is_called_as_its_slip_says(outpost: Outpost) -> None:
    gather(outpost.desk)
    outpost.copy()
    outpost.cable.pull()
    pack(outpost.desk, ID, details())
    here = [parcel.ref for parcel in kept(outpost.store).parcels]
    gather(at_another(outpost), order_id(2))
    pack(at_another(outpost), order_id(2), None)
    outpost.cable.plug()

    outpost.bridge.come_back(outpost.desk)

    assert [parcel.ref for parcel in kept(outpost.there).parcels] == here


def test_the_parcel_after_one_that_was_packed_in_an_outage_has_a_name_of_its_own(
    outpost: Outpost,
) -> None:
    gather(outpost.desk)
    outpost.copy()
    outpost.cable.pull()
    pack(outpost.desk, ID, None, contents={LINE: 1})
    outpost.cable.plug()
    outpost.bridge.come_back(outpost.desk)
    outpost.copy()

    pack(outpost.desk, ID, None, contents={LINE: 1})
    outpost.cable.pull()
    pack(outpost.desk, ID, None, contents={LINE: 1})
    outpost.cable.plug()
    outpost.bridge.come_back(outpost.desk)

    refs = [parcel.ref for parcel in kept(outpost.there).parcels]
    assert len(refs) == len(set(refs)) == 3


def test_another_order_waits_for_the_server(outpost: Outpost) -> None:
    outpost.cable.pull()
    count(outpost.desk, ID, LINE, 1)

    with pytest.raises(Away):
        open_order(outpost.desk, order_id(2))
    with pytest.raises(Away):
        count(outpost.desk, order_id(2), LINE, 1)


def test_with_no_order_open_nothing_stands_in(tmp_path: Path) -> None:
    with an_outpost(tmp_path) as outpost:
        keep(outpost.there, an_order())
        outpost.copy()
        outpost.cable.pull()

        with pytest.raises(Away):
            kept(outpost.store)
        assert not outpost.bridge.away
