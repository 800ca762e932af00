"""The doctor reads the store through, names what is wrong, and leaves it as it is."""

from __future__ import annotations

import os
import re
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.actions.desk import Desk
from kiosk.doctor import data
from kiosk.doctor.finding import Finding, Grade, ok
from kiosk.domain.hub import HUB_NOTE, HubReport, HubState
from kiosk.store.inspection import Inspection
from kiosk.store.startup import Place, close_store, open_store
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.crew import enrolled
from tests.fakes.stores import POSTGRES, SQLITE, a_place, an_empty_place

CLOCK = TurnableClock()
PAGE = 4096
"""Bytes in a page of the database."""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    return Place(folder=folder, ballast_mb=1)


@pytest.fixture
def begun(place: Place) -> Place:
    """A place with a database that was closed in good order."""
    close_store(place, open_store(place, CLOCK).store)
    return place


def seen(place: Place) -> dict[str, Finding]:
    found = [*data.folder(place), *data.database(place, CLOCK)]
    return {one.about: one for one in found}


def test_a_new_machine_is_not_ill(tmp_path: Path) -> None:
    found = seen(Place(folder=tmp_path / "none"))

    assert {one.grade for one in found.values()} == {Grade.LOOK}
    assert not (tmp_path / "none").exists()


def test_a_sound_database_is_well(begun: Place) -> None:
    found = seen(begun)

    assert {found[n].grade for n in (data.FOLDER, data.KEY, data.DATABASE)} == {Grade.OK}
    assert re.search(r"sound, .* MB, encrypted, SQLite 3\.", found[data.DATABASE].words)


def test_looking_changes_nothing(begun: Place) -> None:
    before = {p.name: p.read_bytes() for p in begun.folder.iterdir()}
    seen(begun)

    assert {p.name: p.read_bytes() for p in begun.folder.iterdir()} == before


def test_a_bench_at_work_is_looked_at_and_goes_on(place: Place) -> None:
    opened = open_store(place, CLOCK)
    report_now = HubReport(state=HubState.LISTENING, beat_at=NOON)
    opened.store.transact(lambda: opened.store.notes.put(HUB_NOTE, report_now))
    looked: list[dict[str, Finding]] = []
    asking = threading.Thread(target=lambda: looked.append(seen(place)))

    asking.start()
    asking.join(60)

    assert looked[0][data.DATABASE].grade is Grade.OK
    assert looked[0][data.HUB] == ok(data.HUB, "runs; listening")
    assert place.running.exists()
    close_store(place, opened.store)


def test_a_flipped_bit_is_found_and_the_file_stays(begun: Place) -> None:
    with begun.file.open("r+b") as file:
        file.seek(2 * PAGE + 100)
        byte = file.read(1)
        file.seek(2 * PAGE + 100)
        file.write(bytes([byte[0] ^ 1]))
    damaged = begun.file.read_bytes()

    found = seen(begun)[data.DATABASE]

    assert found.grade is Grade.BAD
    assert "damaged" in found.words
    assert begun.file.read_bytes() == damaged
    assert not list(begun.folder.glob("*damaged*"))


def test_a_missing_key_is_named_and_none_is_made(begun: Place) -> None:
    begun.key.unlink()

    found = seen(begun)[data.DATABASE]

    assert found.grade is Grade.BAD
    assert "key" in found.words
    assert not begun.key.exists()


def test_the_wrong_key_is_bad(begun: Place) -> None:
    begun.key.write_text("0" * 64)

    found = seen(begun)[data.DATABASE]

    assert found.grade is Grade.BAD
    assert "0" * 64 not in found.words


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has modes")
def test_a_key_and_a_folder_open_to_others_are_named(begun: Place) -> None:
    begun.key.chmod(0o644)
    begun.folder.chmod(0o755)

    found = seen(begun)

    assert found[data.KEY].grade is Grade.BAD
    assert f"chmod 600 {begun.key}" in found[data.KEY].advice
    assert found[data.FOLDER].grade is Grade.LOOK


@pytest.mark.parametrize(("free", "grade"), [(5000, Grade.OK), (500, Grade.LOOK), (50, Grade.BAD)])
def test_a_disk_fills_up_in_two_steps(free: int, grade: Grade) -> None:
    assert data._disk(free).grade is grade


def test_the_reserve_is_looked_for(place: Place) -> None:
    assert data._reserve(place).grade is Grade.LOOK

    (place.folder / "ballast").touch()

    assert data._reserve(place).grade is Grade.OK


@pytest.mark.parametrize(
    ("facts", "grade", "words"),
    [
        (None, Grade.LOOK, "never"),
        ({"beat_at": NOON - timedelta(hours=2)}, Grade.LOOK, "not running"),
        ({"beat_at": NOON, "state": HubState.DENIED}, Grade.BAD, "sign-in"),
        ({"beat_at": NOON, "sending_denied": True}, Grade.BAD, "parcels"),
        ({"beat_at": NOON, "state": HubState.OFFLINE}, Grade.LOOK, "not reachable"),
        ({"beat_at": NOON, "state": HubState.READING}, Grade.OK, "reading"),
    ],
)
def test_the_hub_is_told_as_it_is(facts: dict[str, object], grade: Grade, words: str) -> None:
    given = None if facts is None else HubReport(**facts)  # type: ignore[arg-type]

    found = data._hub(given, CLOCK)

    assert found.grade is grade
    assert words in found.words


@pytest.mark.parametrize("engine", [SQLITE, pytest.param(POSTGRES, marks=pytest.mark.postgres)])
def test_a_person_who_was_touched_is_named(tmp_path: Path, engine: str) -> None:
    place = a_place(tmp_path, engine)
    store = open_store(place, CLOCK).store
    who = enrolled(Desk(store=store, clock=CLOCK, bench="Bench 1")).person.id
    before = seen(place)
    store._database.execute_sql("UPDATE people SET role = 'owner'")

    found = seen(place)

    close_store(place, store)
    assert data.PEOPLE not in before
    assert found[data.PEOPLE].grade is Grade.BAD
    assert who in found[data.PEOPLE].words
    assert f"people leave {who}" in found[data.PEOPLE].advice


def test_a_database_that_no_new_version_has_opened_yet_is_looked_at(begun: Place) -> None:
    store = open_store(begun, CLOCK).store
    store._database.execute_sql("ALTER TABLE people DROP COLUMN mac")

    assert data.PEOPLE not in seen(begun)
    close_store(begun, store)


@pytest.mark.postgres
def test_a_server_is_looked_at_as_a_file_is(tmp_path: Path) -> None:
    place = a_place(tmp_path, POSTGRES)
    opened = open_store(place, CLOCK)

    found = seen(place)

    close_store(place, opened.store)
    assert found[data.DATABASE].grade is Grade.OK
    assert re.search(r"sound, .* MB, PostgreSQL \d+\.\d+, on this mach", found[data.DATABASE].words)
    assert data.RESERVE not in found


@pytest.mark.postgres
def test_an_empty_database_on_a_server_is_not_ill(tmp_path: Path) -> None:
    found = seen(an_empty_place(tmp_path, POSTGRES))[data.DATABASE]

    assert (found.grade, found.words) == (Grade.LOOK, "empty")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://u:geheim@127.0.0.1:1/shop", "127.0.0.1:1/shop can't be reached"),
        ("postgresql://u:geheim@db.example/shop?sslmode=disable", "in clear"),
    ],
)
def test_a_server_that_cannot_be_had_is_bad_and_its_secret_not_told(
    tmp_path: Path, url: str, words: str
) -> None:
    found = seen(Place(folder=tmp_path, url=url))[data.DATABASE]

    assert found.grade is Grade.BAD
    assert words in found.words
    assert "geheim" not in found.words + found.advice


def test_a_server_that_runs_out_of_connections_is_told_before_it_has() -> None:
    found = Inspection(engine="PostgreSQL 15.1", size=1, free=3)

    grades = {one.about: one.grade for one in data._database(found, CLOCK)}

    assert grades[data.CONNECTIONS] is Grade.LOOK
