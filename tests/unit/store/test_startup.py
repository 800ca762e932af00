"""Starting the store: made, migrated, checked, set aside; never at the cost of data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from peewee import Database

from kiosk.store import startup, upgrade
from kiosk.store.database import open_sqlite
from kiosk.store.errors import StoreBusy, StoreDamaged
from kiosk.store.key import load_or_make
from kiosk.store.schema import TABLES
from kiosk.store.startup import Opened, Place, close_store, join_store, open_store
from kiosk.store.store import Store
from kiosk.store.tables import DATABASE
from kiosk.store.upgrade import migrate
from tests.fakes.builders import an_order, order_id
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import keep, kept
from tests.fakes.stores import a_store, a_vault

PAGE = 4096


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A place with an empty store, closed in good order."""
    a_store(tmp_path, TurnableClock()).close()
    at = Place(folder=tmp_path, ballast_mb=0)
    at.running.unlink()
    return at


@contextmanager
def opened(place: Place) -> Iterator[Opened]:
    found = open_store(place, TurnableClock())
    yield found
    close_store(place, found.store)


def schema(database: Database) -> set[str]:
    """Every table and index, as the database itself would make it again."""
    rows = database.execute_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {str(row[0]).replace("IF NOT EXISTS ", "") for row in rows}


def damage(file: Path) -> None:
    """Flip a bit in every page but the first, so that no table is spared."""
    content = bytearray(file.read_bytes())
    for middle in range(PAGE + PAGE // 2, len(content), PAGE):
        content[middle] ^= 1
    file.write_bytes(content)


def test_the_migrations_make_the_very_tables_that_the_code_expects(place: Place) -> None:
    made_by_code = open_sqlite(place.folder / "other.db", "ab" * 32)
    DATABASE.initialize(made_by_code)
    made_by_code.create_tables(TABLES)
    expected = schema(made_by_code)
    made_by_code.close()

    with opened(place) as found:
        migrated = schema(found.store._database)

    assert {sql for sql in migrated if "schema_migration" not in sql} == expected


def test_a_first_start_makes_the_key_and_the_database_for_their_owner_alone(
    tmp_path: Path,
) -> None:
    place = Place(folder=tmp_path / "new", ballast_mb=0)

    with opened(place) as found:
        assert found.news == ""
        assert place.running.exists()

    assert not place.running.exists()
    assert place.folder.stat().st_mode & 0o777 == 0o700
    assert place.key.stat().st_mode & 0o777 == 0o600


def test_what_was_kept_is_there_after_a_restart_and_cannot_be_read_without_the_key(
    place: Place,
) -> None:
    with opened(place) as found:
        keep(found.store, an_order())

    assert b"Ada Example" not in place.file.read_bytes()
    with opened(place) as found:
        assert kept(found.store) == an_order().order()


def test_the_hub_joins_what_the_bench_prepared(place: Place) -> None:
    with opened(place) as found:
        keep(found.store, an_order())
        joined = join_store(place, TurnableClock())
        assert kept(joined) == an_order().order()
        joined.close()


def test_the_hub_makes_no_key_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(StoreDamaged):
        join_store(Place(folder=tmp_path), TurnableClock())

    assert list(tmp_path.iterdir()) == []


def test_a_lost_key_is_said_and_no_new_one_made(place: Place) -> None:
    place.key.unlink()

    with pytest.raises(StoreDamaged, match="missing"):
        open_store(place, TurnableClock())

    assert not place.key.exists()
    assert place.file.exists()


def test_a_file_that_nobody_closed_is_checked_and_set_aside_when_it_is_damaged(
    place: Place,
) -> None:
    with opened(place) as found:
        keep(found.store, *(an_order(n) for n in range(1, 60)))
    damage(place.file)
    place.running.touch()

    with opened(place) as found:
        assert "was damaged" in found.news
        assert not found.store.lists.any_at_all()

    (aside,) = place.folder.glob("bench.damaged-*.db")
    assert aside.name in found.news
    assert aside.name == "bench.damaged-20261123-120000.db"


def test_a_file_of_another_key_is_set_aside_whole(place: Place) -> None:
    before = place.file.read_bytes()
    place.key.write_text("0" * 64)

    with opened(place) as found:
        assert "was damaged" in found.news

    (aside,) = place.folder.glob("bench.damaged-*.db")
    assert aside.read_bytes() == before


def test_what_was_set_aside_is_never_overwritten(place: Place) -> None:
    place.key.write_text("0" * 64)
    before = place.file.with_name("bench.damaged-20261123-120000.db")
    before.write_bytes(b"set aside just now")

    with pytest.raises(StoreBusy):
        open_store(place, TurnableClock())

    assert before.read_bytes() == b"set aside just now"
    assert place.file.exists()


def test_a_store_in_which_a_part_could_not_be_read_is_checked_at_the_next_start(
    place: Place,
) -> None:
    with opened(place) as found:
        keep(found.store, *(an_order(n) for n in range(1, 60)))
    damage(place.file)

    def look() -> None:
        joined = join_store(place, TurnableClock())
        joined.read(lambda: joined.orders.find([order_id(n) for n in range(1, 60)]))

    with pytest.raises(StoreDamaged):
        look()
    assert place.suspect.exists()

    with opened(place) as found:
        assert "was damaged" in found.news
        assert not place.suspect.exists()


def test_a_store_that_was_closed_is_not_checked_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[Database] = []
    monkeypatch.setattr(startup, "check", checked.append)

    with opened(place):
        assert checked == []
        place.running.touch()
    place.running.touch()
    with opened(place):
        assert len(checked) == 1


def test_a_copy_is_made_before_the_schema_changes_and_the_last_three_are_kept(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = tmp_path / "steps"
    steps.mkdir()
    first = next(upgrade.MIGRATIONS.glob("0001*.py"))
    (steps / first.name).write_text(first.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(upgrade, "MIGRATIONS", steps)
    with opened(place) as found:
        keep(found.store, an_order())

    for number in range(2, 7):
        step = f"def up(_migrator, db):\n    db.execute_sql('CREATE TABLE t{number} (x)')\n"
        (steps / f"{number:04d}_step.py").write_text(step)
        with opened(place) as found:
            assert kept(found.store) == an_order().order()

    copies = sorted(path.name for path in place.folder.glob("*.backup"))
    assert copies == [f"before-{n:04d}_step.backup" for n in (4, 5, 6)]
    copy = open_sqlite(place.folder / copies[-1], load_or_make(place.key, may_make=False))
    assert kept(Store(copy, TurnableClock(), a_vault())) == an_order().order()
    copy.close()


def test_a_step_that_fails_leaves_the_schema_as_it_was(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = tmp_path / "steps"
    steps.mkdir()
    first = next(upgrade.MIGRATIONS.glob("0001*.py"))
    (steps / first.name).write_text(first.read_text("utf-8"), "utf-8")
    bad = "def up(_migrator, db):\n    db.execute_sql('CREATE TABLE t (x)')\n    raise OSError(5)\n"
    (steps / "0002_bad.py").write_text(bad)
    monkeypatch.setattr(upgrade, "MIGRATIONS", steps)

    with pytest.raises(OSError, match="5"):
        open_store(place, TurnableClock())

    (steps / "0002_bad.py").unlink()
    with opened(place) as found:
        assert not found.store._database.table_exists("t")


def test_a_second_migration_finds_nothing_to_do(place: Place) -> None:
    with opened(place) as found:
        assert migrate(found.store._database, place.folder) == []
    assert list(place.folder.glob("*.backup")) == []
