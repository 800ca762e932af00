"""Putting a backup back: every row of it, and what was there is kept beside it."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.store.backup import made_at, put_back
from kiosk.store.startup import Place, open_store
from tests.fakes.builders import an_order
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.filled import all_rows, fill
from tests.fakes.kept import keep
from tests.fakes.stores import only_sqlite
from tests.unit.store.copies import a_backup, a_bench, names, opened, rows_of

ASIDE = "bench.before-restore-20261123-120000.db"


@pytest.fixture
def place(engine: str, tmp_path: Path) -> Place:
    """A bench with an order of its own, closed."""
    place = a_bench(tmp_path / "bench", engine)
    with opened(place) as store:
        keep(store, an_order(7))
    return place


@pytest.fixture
def backup(place: Place, tmp_path: Path) -> Path:
    return a_backup(place, tmp_path / "copies")


def test_every_row_of_every_table_comes_back(place: Place, backup: Path) -> None:
    present = rows_of(place)

    put_back(place, backup, NOON)

    restored = rows_of(place)
    assert restored != present
    assert all(restored.values())
    with opened(place) as store:
        fill(store, 5)  # rows go on being numbered where they were
    put_back(place, backup, NOON + timedelta(seconds=1))
    assert rows_of(place) == restored


@only_sqlite
def test_what_was_there_is_set_aside_with_all_that_was_written(
    place: Place, tmp_path: Path, backup: Path
) -> None:
    store = open_store(place, TurnableClock()).store
    keep(store, an_order(9))
    before = all_rows(store)
    fallen = tmp_path / "fallen"
    shutil.copytree(place.folder, fallen)  # as it lies when the power goes: the newest in the log
    store.close()
    there = Place(folder=fallen, ballast_mb=0)
    assert (fallen / "bench.db-wal").stat().st_size

    aside = put_back(there, backup, NOON)

    assert aside == fallen / ASIDE
    assert aside.stat().st_mode & 0o777 == there.file.stat().st_mode & 0o777 == 0o600
    assert "bench.db-wal" not in names(fallen)
    restored = rows_of(there)
    assert len(restored["orders"]) == 2
    put_back(there, aside, NOON + timedelta(seconds=1))
    assert rows_of(there) == before


@only_sqlite
def test_what_an_earlier_attempt_has_left_behind_is_not_mixed_in(
    place: Place, backup: Path, tmp_path: Path
) -> None:
    store = open_store(place, TurnableClock()).store
    keep(store, *(an_order(number) for number in range(20, 40)))
    stale = place.file.with_name("bench.db-wal").read_bytes()
    store.close()
    put_back(place, backup, NOON)
    restored = rows_of(place)
    for ending in ("", "-wal"):
        (place.folder / f"bench.restoring{ending}").write_bytes(stale)

    put_back(place, backup, NOON + timedelta(seconds=1))

    assert rows_of(place) == restored


@only_sqlite
@pytest.mark.parametrize("content", [b"", b"nonsense" * 4096])
def test_a_store_that_can_not_be_read_is_replaced_and_kept(
    place: Place, backup: Path, content: bytes
) -> None:
    place.file.write_bytes(content)

    aside = put_back(place, backup, NOON)

    assert aside is not None
    assert aside.read_bytes() == content
    assert all(rows_of(place).values())


@only_sqlite
def test_to_put_a_backup_back_does_not_make_it_younger(place: Place, backup: Path) -> None:
    old = (NOON - timedelta(days=13)).timestamp()
    os.utime(backup, (old, old))
    content = backup.read_bytes()

    put_back(place, backup, NOON)

    assert made_at(backup) == old
    assert (backup.read_bytes(), names(backup.parent)) == (content, {backup.name})


@only_sqlite
def test_a_new_machine_with_the_old_keys_is_given_everything(
    place: Place, backup: Path, tmp_path: Path
) -> None:
    put_back(place, backup, NOON)
    bare = Place(folder=tmp_path / "bare", ballast_mb=0)
    bare.folder.mkdir()
    for key in (place.key, place.master):
        shutil.copy2(key, bare.folder)

    put_back(bare, backup, NOON)

    assert rows_of(bare) == rows_of(place)
