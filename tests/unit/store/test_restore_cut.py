"""A restore that takes long, or is cut off: it is finished, or has never been."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from kiosk.store import backup as backups
from kiosk.store import restoring
from kiosk.store import sole as rights
from kiosk.store.backup import NoBackup, put_back
from kiosk.store.errors import StoreBusy
from kiosk.store.sole import sole
from kiosk.store.startup import Place, close_store, open_store
from tests.fakes.builders import an_order
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.filled import Row, all_rows
from tests.fakes.kept import keep
from tests.fakes.stores import POSTGRES, SQLITE
from tests.unit.store.copies import a_backup, a_bench, names, rows_of

LATER = NOON + timedelta(seconds=1)
MOVES = 4
"""Renames of a restore: of the checked copy, of log and file of the store, of the copy again."""


class Killed(BaseException):
    """The power goes."""


@pytest.fixture
def whole(tmp_path: Path) -> Place:
    """A bench, closed, beside its backup."""
    return a_bench(tmp_path / "bench", SQLITE)


@pytest.fixture
def copy(whole: Place, tmp_path: Path) -> Path:
    return a_backup(whole, tmp_path / "copies")


def fallen(whole: Place, folder: Path) -> tuple[Place, dict[str, list[Row]]]:
    """The bench as it lies when the power goes at work: the newest in the log; and all of it."""
    store = open_store(whole, TurnableClock()).store
    keep(store, an_order(9))
    shutil.copytree(whole.folder, folder)
    rows = all_rows(store)
    close_store(whole, store)
    assert (folder / "bench.db-wal").stat().st_size
    (folder / "bench.db-shm").unlink()
    return Place(folder=folder, ballast_mb=0), rows


def cut_off(place: Place, copy: Path, after: int, patch: pytest.MonkeyPatch) -> None:
    """Begin to put a copy back, and fall after so many renames."""
    really, done = Path.replace, 0

    def replace(path: Path, target: Path) -> Path:
        nonlocal done
        if done == after:
            raise Killed
        done += 1
        return really(path, target)

    with patch.context() as patched:
        patched.setattr(Path, "replace", replace)
        with pytest.raises(Killed):
            put_back(place, copy, NOON)


def restored(whole: Place, copy: Path) -> dict[str, list[Row]]:
    """What the copy holds."""
    put_back(whole, copy, NOON)
    return rows_of(whole)


@pytest.mark.parametrize("after", range(1, MOVES))
def test_the_next_start_finishes_what_was_cut_off_and_says_so(
    whole: Place, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    place, before = fallen(whole, tmp_path / "fallen")
    cut_off(place, copy, after, monkeypatch)

    opened = open_store(place, TurnableClock())

    aside = place.folder / "bench.before-restore-20261123-120000.db"
    assert all_rows(opened.store) == restored(whole, copy)
    assert aside.name in opened.news
    assert "has been finished" in opened.news
    close_store(place, opened.store)
    assert not [name for name in names(place.folder) if "restoring" in name]
    assert open_store(place, TurnableClock()).news == ""
    again = Place(folder=tmp_path / "again", ballast_mb=0)
    again.folder.mkdir()
    for key in (place.key, place.master):
        shutil.copy2(key, again.folder)
    for ending in ("", "-wal"):
        shutil.copy2(f"{aside}{ending}", f"{again.file}{ending}")
    assert rows_of(again) == before, "nothing of what was there is lost"


def test_what_was_cut_off_before_the_copy_was_checked_has_never_been(
    whole: Place, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, before = fallen(whole, tmp_path / "fallen")
    cut_off(place, copy, 0, monkeypatch)

    opened = open_store(place, TurnableClock())

    assert (opened.news, all_rows(opened.store)) == ("", before)
    close_store(place, opened.store)


@pytest.mark.parametrize("after", range(1, MOVES))
def test_the_next_restore_finishes_it_first_and_sets_it_aside(
    whole: Place, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    place, _ = fallen(whole, tmp_path / "fallen")
    cut_off(place, copy, after, monkeypatch)

    aside = put_back(place, copy, LATER)

    assert aside == place.folder / "bench.before-restore-20261123-120001.db"
    assert rows_of(place) == restored(whole, copy)
    assert "bench.before-restore-20261123-120000.db" in names(place.folder)


def test_while_another_process_finishes_it_nobody_else_does(
    whole: Place, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, _ = fallen(whole, tmp_path / "fallen")
    cut_off(place, copy, 1, monkeypatch)
    before = names(place.folder)
    monkeypatch.setattr(restoring, "_WAIT_SECONDS", 0)

    with FileLock(place.folder / "restore.lock"), pytest.raises(StoreBusy):
        open_store(place, TurnableClock())

    assert names(place.folder) == before | {"restore.lock"}


class Slow:
    """Stands in for ``pg_restore``: it is done once it was looked after so many times."""

    def __init__(self, place: Place, monkeypatch: pytest.MonkeyPatch, looks: int) -> None:
        self.place, self.looks, self.killed, self.returncode = place, looks, False, 0
        self.seen: list[bool] = []
        self.meanwhile: Callable[[], None] = lambda: None
        monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: self)
        monkeypatch.setattr(backups, "_check_dump", lambda *_: None)
        monkeypatch.setattr(shutil, "which", lambda tool: tool)

    def __enter__(self) -> Slow:  # noqa: PYI034 - there are no children
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def kill(self) -> None:
        self.killed = True

    def communicate(self, timeout: float) -> tuple[bytes, bytes]:
        if len(self.seen) == self.looks:
            return b"", b""
        self.meanwhile()
        hub = sole(self.place)
        self.seen.append(hub.take())
        hub.give_up()
        raise subprocess.TimeoutExpired("pg_restore", timeout)


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A store on a server that waits for no holder of a right longer than 0.6 s."""
    monkeypatch.setattr(rights, "TERM", "600ms")
    return a_bench(tmp_path / "bench", POSTGRES)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    file = tmp_path / "packbench.dump"
    file.write_bytes(b"PGDMP")
    return file


@pytest.mark.postgres
def test_no_hub_begins_while_a_restore_takes_long(
    shared: Place, dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = Slow(shared, monkeypatch, looks=8)
    tool.meanwhile = lambda: wait(shared, 0.2)  # in all, more than twice as long as it waits

    assert put_back(shared, dump, NOON) is None

    assert tool.seen == [False] * 8
    hub = sole(shared)
    assert hub.take()
    hub.give_up()


@pytest.mark.postgres
def test_a_restore_that_the_server_has_lost_sight_of_is_ended(
    shared: Place, dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = Slow(shared, monkeypatch, looks=8)
    tool.meanwhile = lambda: wait(shared, 1.5)

    with pytest.raises(StoreBusy, match="nothing was put back"):
        put_back(shared, dump, NOON)

    assert tool.killed
    assert len(tool.seen) == 1


def test_a_tool_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = Place(folder=tmp_path, url="postgresql://packer@127.0.0.1:1/shop")
    tool = Slow(nowhere, monkeypatch, looks=10**9)
    monkeypatch.setattr(backups, "_SECONDS", 10)

    with pytest.raises(NoBackup, match="took longer than 10 s"):
        backups.make_backup(nowhere, tmp_path, NOON)

    assert tool.killed


def wait(place: Place, seconds: float) -> None:
    """Let the server's time pass."""
    from kiosk.store.postgres import open_postgres

    database = open_postgres(place.url)
    database.connection().rest(seconds)
    database.drop()
