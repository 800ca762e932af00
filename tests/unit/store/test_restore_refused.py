"""What is not put back: anything under a bench at work, and what is no backup of this bench."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.store.backup import NoBackup, make_backup, put_back
from kiosk.store.database import open_sqlite
from kiosk.store.errors import StoreBusy, StoreDamaged
from kiosk.store.key import load_or_make
from kiosk.store.sole import sole
from kiosk.store.startup import Place, open_store
from tests.fakes.builders import an_order
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.filled import fill
from tests.fakes.kept import keep
from tests.fakes.stores import POSTGRES, a_server, only_sqlite
from tests.unit.store.copies import a_backup, a_bench, bytes_of, names, opened, rows_of


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


@pytest.mark.parametrize("then", ["put back", "refused"])
def test_nothing_is_put_back_under_a_hub_at_work(
    place: Place, backup: Path, tmp_path: Path, then: str
) -> None:
    before, hub = rows_of(place), sole(place)
    assert hub.take()

    with pytest.raises(StoreBusy, match="at work"):
        put_back(place, backup, NOON)

    assert hub.held()
    hub.give_up()
    assert rows_of(place) == before
    if then == "put back":
        put_back(place, backup, NOON)
    else:
        with pytest.raises(NoBackup):
            put_back(place, _nonsense(tmp_path), NOON)
    assert hub.take(), "whoever puts back gives the right up, however it went"
    hub.give_up()


@only_sqlite
def test_nothing_is_put_back_under_a_bench_whose_hub_rests(place: Place, backup: Path) -> None:
    bench = sole(place, "bench")  # as kiosk/app.py:own_name takes it
    assert bench.take()

    try:
        with pytest.raises(StoreBusy, match="at work"):
            put_back(place, backup, NOON)
    finally:
        bench.give_up()


class Right:
    """A right that can be had, or not; tells whether it was left taken."""

    def __init__(self, *, free: bool) -> None:
        self._free = free
        self.taken = False

    def take(self) -> bool:
        self.taken = self._free
        return self.taken

    def give_up(self) -> None:
        self.taken = False


@only_sqlite
@pytest.mark.parametrize("free", [True, False], ids=["no such file", "a bench at work"])
def test_no_right_is_kept_by_whoever_gave_up_early(
    place: Place, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: bool
) -> None:
    rights = {"hub": Right(free=True), "bench": Right(free=free)}
    monkeypatch.setattr("kiosk.store.backup.sole", lambda _, what: rights[what])

    with pytest.raises((NoBackup, StoreBusy)):
        put_back(place, tmp_path / "none.db" if free else backup, NOON)

    assert [what for what, right in rights.items() if right.taken] == []


def _nonsense(folder: Path) -> Path:
    (folder / "odd").mkdir()
    file = folder / "odd" / "packbench-20261123-120000.db"
    file.write_bytes(b"nonsense" * 4096)
    return file


def _plain(folder: Path) -> Path:
    file = _nonsense(folder)
    file.unlink()
    with sqlite3.connect(file) as link:
        link.execute("CREATE TABLE orders (id TEXT)")
    link.close()
    return file


def _of_another_key(folder: Path) -> Path:
    other = Place(folder=folder / "odd", ballast_mb=0)
    with opened(other) as store:
        keep(store, an_order())
    file = folder / "odd" / "other.db"
    return other.file.rename(file)


def _cut(folder: Path) -> Path:
    file = _nonsense(folder)
    whole = next((folder / "copies").iterdir()).read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    return file


def _something_else(folder: Path) -> Path:
    file = _nonsense(folder)
    file.unlink()
    key = load_or_make(folder / "bench" / "bench.key", may_make=False)
    database = open_sqlite(file, key)
    database.execute_sql("CREATE TABLE notes (name TEXT)")
    database.close()
    return file


ODD = [_nonsense, _plain, _of_another_key, _cut, _something_else]


@only_sqlite
@pytest.mark.parametrize("make", ODD, ids=[make.__name__ for make in ODD])
def test_what_is_no_backup_of_this_bench_is_refused_and_left_as_it_is(
    place: Place, tmp_path: Path, backup: Path, make: Callable[[Path], Path]
) -> None:
    odd = make(tmp_path)
    before, there, lying = rows_of(place), names(place.folder), bytes_of(odd.parent)

    with pytest.raises(NoBackup, match=odd.name):
        put_back(place, odd, NOON)

    assert rows_of(place) == before
    assert names(place.folder) - there <= {"hub.lock", "bench.lock"}
    assert bytes_of(odd.parent) == lying


@only_sqlite
def test_the_log_beside_a_file_that_is_refused_is_not_deleted(place: Place, tmp_path: Path) -> None:
    other = Place(folder=tmp_path / "other", ballast_mb=0)
    store = open_store(other, TurnableClock()).store
    keep(store, an_order())
    fallen = tmp_path / "fallen"
    shutil.copytree(other.folder, fallen)
    store.close()
    before = bytes_of(fallen)

    with pytest.raises(NoBackup):
        put_back(place, fallen / "bench.db", NOON)

    assert bytes_of(fallen).keys() >= before.keys() - {"bench.db-shm"}


@only_sqlite
@pytest.mark.parametrize("empty", [False, True], ids=["mistyped", "empty"])
def test_what_is_not_there_is_not_made(place: Place, backup: Path, empty: bool) -> None:
    wrong = backup.with_name("packbench-20261123-120001.db")
    if empty:
        wrong.touch()
    before = bytes_of(backup.parent)

    with pytest.raises(NoBackup, match=wrong.name):
        put_back(place, wrong, NOON)

    assert bytes_of(backup.parent) == before


def test_a_backup_that_was_sealed_with_another_master_key_is_refused(
    place: Place, tmp_path: Path, engine: str
) -> None:
    url = a_server().url(a_server().make()) if engine == POSTGRES else ""
    other = Place(folder=tmp_path / "other", ballast_mb=0, url=url)
    other.folder.mkdir()
    if not url:
        shutil.copy2(place.key, other.key)
    with opened(other) as store:
        keep(store, an_order())
    foreign = make_backup(other, tmp_path / "copies", NOON)
    before = rows_of(place)

    with pytest.raises(NoBackup):
        put_back(place, foreign, NOON)

    assert rows_of(place) == before


@pytest.mark.postgres
@pytest.mark.parametrize("cut", [False, True], ids=["nonsense", "cut off"])
def test_a_dump_that_is_none_changes_nothing_on_the_server(tmp_path: Path, cut: bool) -> None:
    place = a_bench(tmp_path / "bench", POSTGRES)
    with opened(place) as store:
        fill(store)
    file = make_backup(place, tmp_path, NOON)
    file.write_bytes(file.read_bytes()[:-100] if cut else b"nonsense")
    before = rows_of(place)

    with pytest.raises(NoBackup, match="pg_restore failed"):
        put_back(place, file, NOON)

    assert rows_of(place) == before


@only_sqlite
def test_a_full_disk_leaves_the_store_where_it_is(
    place: Place, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows_of(place)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)

    with pytest.raises((OSError, NoBackup)):
        put_back(place, backup, NOON)

    assert rows_of(place) == before


@only_sqlite
def test_a_machine_without_the_key_is_told_so(backup: Path, tmp_path: Path) -> None:
    bare = Place(folder=tmp_path / "bare", ballast_mb=0)
    bare.folder.mkdir()

    with pytest.raises(StoreDamaged, match=r"bench\.key is missing"):
        put_back(bare, backup, NOON)
    assert not bare.file.exists()
