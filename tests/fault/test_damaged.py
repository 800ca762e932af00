"""A damaged database is set aside, never overwritten; a missing key is said, never replaced."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.store.errors import StoreDamaged
from kiosk.store.reading import dicts
from kiosk.store.schema import TABLES
from kiosk.store.startup import Opened, Place, close_store, open_store
from kiosk.store.store import Store
from tests.fakes.clock import TurnableClock
from tests.fault.world import World, a_simulation, a_world

FLIPS = 40
PAGE = 4096
ORDERS = 30


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a bench leaves it in good order: half its parcels told, half of them queued."""
    folder = tmp_path_factory.mktemp("bench")
    with a_world(folder, ORDERS) as world:
        for order in world.orders()[: ORDERS // 2]:
            world.process(order)
        world.run_relay()
        close_store(world.place, world.store)
    return folder


@pytest.fixture
def place(bench: Path, tmp_path: Path) -> Place:
    """A copy of that folder, to be damaged."""
    folder = tmp_path / "copy"
    shutil.copytree(bench, folder)
    return Place(folder=folder, ballast_mb=0)


@contextmanager
def opened(place: Place) -> Iterator[Opened]:
    found = open_store(place, TurnableClock())
    try:
        yield found
    finally:
        found.store.close()


def flip(file: Path, dice: random.Random) -> bytes:
    """Turn one bit of a file over, anywhere; returns what the file holds now."""
    content = bytearray(file.read_bytes())
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    file.write_bytes(content)
    return bytes(content)


def read_everything(store: Store) -> None:
    for table in TABLES:
        store.read(lambda table=table: dicts(table.select()))  # type: ignore[misc]


def set_aside(place: Place) -> list[Path]:
    return sorted(place.folder.glob("bench.damaged-*.db"))


@pytest.mark.parametrize("seed", range(FLIPS))
def test_any_bit_that_flipped_while_the_bench_was_down_is_found_and_nothing_overwritten(
    place: Place, seed: int
) -> None:
    place.running.touch()
    damaged = flip(place.file, random.Random(seed))

    with opened(place) as found:
        assert "damaged" in found.news
        (aside,) = set_aside(place)
        assert aside.name in found.news
        assert aside.read_bytes() == damaged
        assert found.store.read(found.store.lists.any_at_all) is False


@pytest.mark.parametrize(
    "content", [b"", b"SQLite format 3\0 nonsense", bytes(100_000)], ids=["empty", "text", "zeros"]
)
def test_a_file_that_is_no_database_is_not_written_over(place: Place, content: bytes) -> None:
    place.file.write_bytes(content)

    with opened(place) as found:
        assert found.store.read(found.store.lists.any_at_all) is False

    kept = [one.read_bytes() for one in set_aside(place)]
    assert kept == ([content] if content else [])


def test_a_file_that_was_cut_off_is_set_aside(place: Place) -> None:
    place.running.touch()
    whole = place.file.read_bytes()
    place.file.write_bytes(whole[: len(whole) // 2])

    with opened(place) as found:
        assert found.news

    assert set_aside(place)[0].read_bytes() == whole[: len(whole) // 2]


def test_damage_met_at_work_is_looked_into_at_the_next_start(place: Place) -> None:
    content = bytearray(place.file.read_bytes())
    content[-PAGE // 2] ^= 1  # of the last page, which no start needs
    place.file.write_bytes(content)
    with opened(place) as found:
        assert found.news == ""
        with pytest.raises(StoreDamaged):
            read_everything(found.store)
        close_store(place, found.store)
    assert not place.running.exists()

    with opened(place) as again:
        assert again.news
        assert len(set_aside(place)) == 1

    place.running.unlink()
    with opened(place) as calm:
        assert calm.news == "", "once is enough"


def test_each_damaged_file_is_kept(place: Place) -> None:
    clock = TurnableClock()
    kept = []
    for seed in range(3):
        place.running.touch()
        kept.append(flip(place.file, random.Random(seed)))
        open_store(place, clock).store.close()
        clock.advance(60)

    assert [one.read_bytes() for one in set_aside(place)] == kept


def test_after_damage_amazon_is_read_anew_and_what_it_was_not_told_is_packed_again(
    tmp_path: Path,
) -> None:
    clock = TurnableClock()
    simulation = a_simulation(6, clock)
    world = World(tmp_path, clock, simulation)
    world.read_amazon()
    told, queued, untouched = world.orders()[:2], world.orders()[2:4], world.orders()[4:]
    for order in told:
        world.process(order)
    world.run_relay()
    for order in queued:
        world.process(order)
    world.store.close()
    flip(world.place.file, random.Random(7))

    world.fall()
    world.read_amazon()

    assert world.news
    assert sorted(world.to_pack()) == sorted([*queued, *untouched])
    for order in world.to_pack():
        world.process(order)
    world.run_relay()
    assert all(len(world.applied(order)) == 1 for order in world.orders())
    world.store.close()


def test_a_database_without_its_key_is_left_alone_and_the_key_is_named(place: Place) -> None:
    place.key.unlink()
    before = {one.name: one.read_bytes() for one in place.folder.iterdir()}

    with pytest.raises(StoreDamaged, match=r"bench\.key is missing"):
        open_store(place, TurnableClock())

    assert {one.name: one.read_bytes() for one in place.folder.iterdir()} == before


@pytest.mark.parametrize("content", ["", "secret", "g" * 64, "ab" * 31])
def test_a_key_file_that_holds_no_key_is_named_and_left_alone(place: Place, content: str) -> None:
    place.key.write_text(content)
    before = place.file.read_bytes()

    with pytest.raises(StoreDamaged, match=r"bench\.key does not hold"):
        open_store(place, TurnableClock())

    assert place.key.read_text() == content
    assert place.file.read_bytes() == before


def test_a_database_under_another_key_is_set_aside_whole(place: Place) -> None:
    before, right = place.file.read_bytes(), place.key.read_text()
    place.key.write_text("ab" * 32)

    with opened(place) as found:
        assert found.news

    (aside,) = set_aside(place)
    assert aside.read_bytes() == before
    place.key.write_text(right)
    aside.replace(place.file)
    for ending in ("-wal", "-shm"):
        place.file.with_name(place.file.name + ending).unlink(missing_ok=True)
    place.running.unlink()
    with opened(place) as found:
        assert found.news == ""
        assert found.store.lists.any_at_all()
