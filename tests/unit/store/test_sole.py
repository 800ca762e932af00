"""One hub on one store, on a file and on a server."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from kiosk.store import sole as rights
from kiosk.store.sole import sole
from kiosk.store.startup import Place
from tests.fakes.cable import Cable
from tests.fakes.stores import POSTGRES, a_place, a_server


@pytest.fixture
def place(engine: str, tmp_path: Path) -> Place:
    return a_place(tmp_path, engine)


def test_the_second_hub_waits_until_the_first_gives_up(place: Place) -> None:
    first, second = sole(place), sole(place)

    assert first.take()
    assert not second.take()
    assert (first.held(), second.held()) == (True, False)
    first.give_up()
    assert second.take()
    assert (first.held(), second.held()) == (False, True)
    second.give_up()


def test_different_rights_are_in_nobodys_way(place: Place) -> None:
    hub, bench = sole(place), sole(place, "bench 1")

    assert hub.take()
    assert bench.take()
    hub.give_up()
    bench.give_up()


def test_who_has_it_may_take_it_again(place: Place) -> None:
    first, second = sole(place), sole(place)

    assert first.take()
    assert first.take()
    assert not second.take()
    first.give_up()


@pytest.mark.postgres
def test_a_hub_that_the_server_has_lost_knows_that_it_is_not_alone_any_more(
    tmp_path: Path,
) -> None:
    place = a_place(tmp_path, POSTGRES)
    first, second = sole(place), sole(place)
    assert first.take()
    with psycopg.connect(a_server().url(), autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks "
            "WHERE locktype = 'advisory' AND classid = %s",
            (rights._RIGHTS,),
        )

    assert second.take()
    assert not first.held()
    assert not first.take()
    second.give_up()
    assert first.take()
    first.give_up()


@pytest.mark.postgres
def test_a_bench_whose_connection_was_cut_takes_its_name_again(tmp_path: Path) -> None:
    url = a_place(tmp_path, POSTGRES).url
    cable = Cable(urlsplit(url).port or 0)
    through = url.replace(f":{urlsplit(url).port}/", f":{cable.port}/")
    name = sole(Place(folder=tmp_path, url=through), "bench 1")
    assert (name.take(), name.unasked) == (True, False)
    cable.pull()
    assert (name.take(), name.unasked) == (False, True)
    cable.plug()

    assert (name.take(), name.unasked) == (True, False)
    assert not sole(Place(folder=tmp_path, url=url), "bench 1").take()
    name.give_up()
    cable.pull()


@pytest.mark.postgres
def test_a_server_that_is_away_lets_nobody_be_the_hub() -> None:
    a_server()  # or skip
    right = sole(Place(folder=Path(), url="postgresql://u@127.0.0.1:1/shop"))

    assert not right.take()
    assert not right.held()
