"""The copy of the open order: made, laid down, read and emptied while threads race."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.actions.count import count
from kiosk.actions.print_paper import Wish
from kiosk.actions.sign_in import sign_out
from kiosk.domain.journal import Event
from kiosk.domain.order import Progress
from kiosk.domain.paper import PaperKind
from kiosk.ports.failures import Away, NoRoom, Unsure
from tests.contract.outage import (
    ID,
    LINE,
    Outpost,
    lost_answer,
    units,
)
from tests.fakes.kept import kept

pytestmark = pytest.mark.postgres

NOTE = Wish(PaperKind.PICKING_NOTE, "Laser")


def test_a_spare_without_room_stands_in_for_nothing(
    outpost: Outpost, monkeypatch: pytest.MonkeyPatch
) -> None:
    count(outpost.desk, ID, LINE, 1)
    outpost.cable.pull()

    def full(work: object) -> None:
        raise NoRoom(str(work))

    with monkeypatch.context() as patch:
        patch.setattr(outpost.store.spare, "transact", full)
        with pytest.raises(Away):
            kept(outpost.store)
        assert not outpost.bridge.away

    assert units(outpost) == (1, 1)
    assert outpost.bridge.away


def test_a_spare_that_can_not_be_emptied_keeps_nobody_from_the_server(
    outpost: Outpost, monkeypatch: pytest.MonkeyPatch
) -> None:
    outpost.cable.pull()
    count(outpost.desk, ID, LINE, 1)
    outpost.cable.plug()

    def full(work: object) -> None:
        raise NoRoom(str(work))

    with monkeypatch.context() as patch:
        patch.setattr(outpost.store.spare, "transact", full)
        assert outpost.bridge.come_back(outpost.desk).told == 1
    assert not outpost.bridge.away
    outpost.start()
    outpost.bridge.come_back(outpost.desk)

    assert units(outpost) == (1, 1)


def test_a_thread_that_sees_the_server_away_second_keeps_its_work_too(
    outpost: Outpost, monkeypatch: pytest.MonkeyPatch
) -> None:
    outpost.cable.pull()
    server = outpost.store.server
    really = server.transact

    def meanwhile(work: Callable[[], object]) -> object:
        outpost.bridge.stand_in()
        return really(work)

    monkeypatch.setattr(server, "transact", meanwhile)

    sign_out(outpost.desk)

    spare = outpost.store.spare
    assert [each.event for each in spare.read(lambda: spare.journal.after(0))] == [Event.SIGNED_OUT]


def test_a_reader_that_the_return_overtakes_reads_again_on_the_server(outpost: Outpost) -> None:
    outpost.cable.pull()
    kept(outpost.store)
    outpost.cable.plug()
    store = outpost.store

    def work() -> int:
        if store.away:
            outpost.bridge.come_back(outpost.desk)
        return len(store.orders.find((ID,)))

    assert store.read(work) == 1

    outpost.copy()
    outpost.cable.pull()
    kept(outpost.store)
    outpost.cable.plug()

    def refused() -> Progress:
        if store.away:
            outpost.bridge.come_back(outpost.desk)
        return store.orders.get(ID).progress

    assert store.read(refused) is Progress.NEW


def test_what_is_done_while_a_copy_is_made_is_in_it_once(
    outpost: Outpost, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = outpost.store.server
    really = server.glance
    count(outpost.desk, ID, LINE, 1)

    def late(work: Callable[[], object]) -> object:
        count(outpost.desk, ID, LINE, 1)
        return really(work)

    with monkeypatch.context() as patch:
        patch.setattr(server, "glance", late)
        outpost.copy()
    outpost.cable.pull()

    assert units(outpost) == (2, 2)


def test_what_the_server_has_taken_once_is_not_done_again_when_it_is_back_at_once(
    outpost: Outpost, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in = outpost.bridge.stand_in

    def and_back() -> bool:
        found = stand_in()
        outpost.cable.plug()
        outpost.bridge.come_back(outpost.desk)
        return found

    monkeypatch.setattr(outpost.bridge, "stand_in", and_back)
    cuts = iter([True])
    with (
        lost_answer(outpost, monkeypatch, lambda: next(cuts, False)),
        pytest.raises(Unsure),
    ):
        count(outpost.desk, ID, LINE, 1)

    assert units(outpost) == (1, 1)
