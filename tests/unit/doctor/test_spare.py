"""The doctor tells what a bench has done that its server has not heard of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.doctor.finding import Grade
from kiosk.doctor.spare import spare
from kiosk.domain.operation import Operation
from kiosk.store.at_bench import open_at_bench
from kiosk.store.bridged import BridgedStore
from kiosk.store.startup import Place
from tests.fakes.builders import order_id
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.stores import POSTGRES, a_place

pytestmark = pytest.mark.postgres
WHAT = Operation(id="a", at=NOON, order=order_id(), name="pick", arguments="{}", bench="Bench 1")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return a_place(tmp_path, POSTGRES)


def keep(place: Place, *ids: str) -> None:
    """Let the bench have done these while its server was away."""
    store = open_at_bench(place, TurnableClock()).store
    assert isinstance(store, BridgedStore)
    spare_ = store.spare
    for id_ in ids:
        spare_.transact(lambda id_=id_: spare_.operations.take(id_, replace(WHAT, id=id_)))  # type: ignore[misc]
    store.close()


def test_a_bench_of_its_own_has_none(tmp_path: Path) -> None:
    assert list(spare(Place(folder=tmp_path))) == []


def test_a_bench_that_has_told_everything_is_well(place: Place) -> None:
    assert [found.grade for found in spare(place)] == [Grade.OK]
    keep(place)
    assert [found.grade for found in spare(place)] == [Grade.OK]


def test_what_was_not_told_is_counted(place: Place) -> None:
    keep(place, "a", "b")

    (found,) = spare(place)

    assert found.grade is Grade.LOOK
    assert "2 steps" in found.words


def test_a_spare_that_can_not_be_read_is_bad_and_stays_as_it_is(place: Place) -> None:
    keep(place, "a")
    file = place.folder / "spare.db"
    file.write_bytes(b"\0" * 8192)

    (found,) = spare(place)

    assert found.grade is Grade.BAD
    assert file.read_bytes() == b"\0" * 8192
