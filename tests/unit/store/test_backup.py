"""Backups: whole, locked away, made while others write, and gone in time."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any, Self

import pytest

from kiosk.store.backup import NoBackup, backups, make_backup, put_back, thin_out
from kiosk.store.database import back_up
from kiosk.store.startup import Place
from tests.fakes.builders import an_order
from tests.fakes.clock import NOON
from tests.fakes.filled import all_rows, fill
from tests.fakes.kept import keep
from tests.fakes.stores import POSTGRES, only_sqlite
from tests.unit.store.copies import a_bench, in_the_midst, opened, rows_of

FORTNIGHT = timedelta(days=14)


@pytest.fixture
def place(engine: str, tmp_path: Path) -> Place:
    return a_bench(tmp_path / "bench", engine)


def test_a_backup_holds_all_and_is_its_owners_alone(place: Place, tmp_path: Path) -> None:
    with opened(place) as store:
        fill(store)
        before = all_rows(store)
    assert all(before.values())
    old = os.umask(0)
    try:
        made = make_backup(place, tmp_path / "safe" / "copies", NOON)
    finally:
        os.umask(old)

    ending = "dump" if place.url else "db"
    assert made == tmp_path / "safe" / "copies" / f"packbench-20261123-120000.{ending}"
    assert [path.name for path in made.parent.iterdir()] == [made.name]
    assert (made.stat().st_mode & 0o777, made.parent.stat().st_mode & 0o777) == (0o600, 0o700)

    with opened(place) as store:
        keep(store, an_order(7))
    put_back(place, made, NOON)
    assert rows_of(place) == before


def test_a_backup_is_made_while_somebody_writes(place: Place, tmp_path: Path) -> None:
    with opened(place) as store:
        fill(store)
        before = all_rows(store)
        late = an_order(7).order()
        with in_the_midst(store, lambda: store.orders.save_all([(late, None)])):
            made = make_backup(place, tmp_path, NOON)
        after = all_rows(store)
    assert len(after["orders"]) == len(before["orders"]) + 1

    put_back(place, made, NOON)
    assert rows_of(place) == before


@only_sqlite
def test_a_backup_reads_like_nothing_without_the_key(place: Place, tmp_path: Path) -> None:
    with opened(place) as store:
        keep(store, an_order())
    made = make_backup(place, tmp_path, NOON)

    assert b"SQLite" not in made.read_bytes()
    assert an_order().order().id.encode() not in made.read_bytes()
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(made).execute("SELECT * FROM orders")


@pytest.fixture
def torn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk does not keep what is written to it."""

    def write(database: Any, target: Path) -> None:
        back_up(database, target)
        whole = bytearray(target.read_bytes())
        whole[-2000] ^= 1
        target.write_bytes(whole)

    monkeypatch.setattr("kiosk.store.backup.back_up", write)


@only_sqlite
@pytest.mark.usefixtures("torn")
def test_a_backup_is_read_before_it_is_called_one(place: Place, tmp_path: Path) -> None:
    with pytest.raises(NoBackup, match="can't be read"):
        make_backup(place, tmp_path, NOON)


@only_sqlite
@pytest.mark.usefixtures("torn")
def test_what_can_not_be_read_back_is_not_left_as_a_backup(place: Place, tmp_path: Path) -> None:
    with pytest.raises(NoBackup):
        make_backup(place, tmp_path / "copies", NOON)

    assert backups(tmp_path / "copies") == []


@only_sqlite
def test_without_the_keys_there_is_no_backup(place: Place, tmp_path: Path) -> None:
    place.key.unlink()

    with pytest.raises(Exception, match=r"bench\.key is missing"):
        make_backup(place, tmp_path / "copies", NOON)
    assert not place.key.exists()


def test_what_is_too_old_is_deleted_and_nothing_else(tmp_path: Path) -> None:
    here = Place(folder=tmp_path / "data")
    ages = {
        "packbench-20261101-120000.db": FORTNIGHT + timedelta(seconds=1),
        "packbench-20261102-120000.dump": timedelta(days=400),
        "packbench-20261109-120000.db": FORTNIGHT,
        "packbench-20261123-120000.dump": timedelta(),
        "bench.db": timedelta(days=400),
        "packbench-notes.txt": timedelta(days=400),
    }
    for name, age in ages.items():
        (tmp_path / name).touch()
        at = (NOON - age).timestamp()
        os.utime(tmp_path / name, (at, at))

    assert [path.name for path in thin_out(here, tmp_path, NOON, FORTNIGHT)] == [*ages][:2]
    assert [path.name for path in backups(tmp_path)] == [*ages][2:4]
    assert {path.name for path in tmp_path.iterdir()} == {*[*ages][2:]}
    assert thin_out(here, tmp_path / "none", NOON, FORTNIGHT) == []


class Tools:
    """PostgreSQL's tools, which are not run."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lines: list[list[str]] = []
        self.environments: list[dict[str, str]] = []
        monkeypatch.setattr(subprocess, "Popen", self._run)
        monkeypatch.setattr(shutil, "which", lambda tool: f"bin/{tool}")

    def _run(self, line: list[str], *, env: dict[str, str], **_: object) -> object:
        self.lines.append(line)
        self.environments.append(env)
        for word in line:
            if word.startswith("--file="):
                Path(word.removeprefix("--file=")).touch()
        return _Done()


class _Done:
    """A tool that has said nothing, and is well."""

    returncode = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def communicate(self, timeout: float) -> tuple[bytes, bytes]:
        return b"", b""


URL = "postgresql://packer:s3cret@127.0.0.1:1234/shop?sslmode=require"


def test_a_password_stands_in_no_list_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = Tools(monkeypatch)

    make_backup(Place(folder=tmp_path, url=URL), tmp_path, NOON)

    assert "s3cret" not in repr(tools.lines)
    (given,) = tools.environments
    assert {name: value for name, value in given.items() if name.startswith("PG")} == {
        **{name: value for name, value in os.environ.items() if name.startswith("PG")},
        "PGHOST": "127.0.0.1",
        "PGPORT": "1234",
        "PGUSER": "packer",
        "PGPASSWORD": "s3cret",
        "PGDATABASE": "shop",
        "PGSSLMODE": "require",
    }


def test_a_database_that_is_called_like_its_user_is_backed_up_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = Tools(monkeypatch)

    make_backup(Place(folder=tmp_path, url="postgresql://packer@127.0.0.1"), tmp_path, NOON)

    assert len(tools.lines) == 1


def test_a_tool_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr("kiosk.store.backup._usual", lambda _: None)

    with pytest.raises(NoBackup, match="pg_dump is not installed here"):
        make_backup(Place(folder=tmp_path, url=URL), tmp_path, NOON)


@pytest.mark.postgres
def test_a_dump_that_failed_leaves_nothing(tmp_path: Path) -> None:
    there = a_bench(tmp_path / "bench", POSTGRES)
    nowhere = Place(folder=tmp_path, url=there.url.rpartition("/")[0] + "/no_such_shop")

    with pytest.raises(NoBackup, match="pg_dump failed"):
        make_backup(nowhere, tmp_path / "copies", NOON)
    assert list((tmp_path / "copies").iterdir()) == []
