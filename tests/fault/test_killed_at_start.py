"""A start that is killed at any line, also in the middle of a migration, is made up for."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playhouse import migrations

from kiosk.domain.parcel import Telling
from kiosk.store import upgrade
from kiosk.store.startup import Opened, Place, open_store
from tests.fakes.clock import TurnableClock
from tests.fault.crashing import ROOM
from tests.fault.killing import Killer
from tests.fault.world import a_world

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
"""The dead close no files."""
NEXT_STEP = '''
"""What a later version may want: a column, filled, and an index on it."""
from playhouse.migrate import migrate
from peewee import IntegerField


def up(migrator, db):
    migrate(migrator.add_column("orders", "weight", IntegerField(default=0)))
    db.execute_sql("UPDATE orders SET weight = progress + 100")
    migrate(migrator.add_index("orders", ("weight",), False))
'''


def start(folder: Path) -> Opened:
    return open_store(Place(folder=folder, ballast_mb=0), TurnableClock())


def killed_start(folder: Path, picture: Path, line: int) -> Killer:
    """Start in ``folder`` until ``line`` (0: to the end), and leave what lay there then."""

    def last_will() -> None:
        if folder.exists():
            shutil.copytree(folder, picture)
        else:
            picture.mkdir()

    killer = Killer(line, last_will, also=(migrations.__file__, str(upgrade.MIGRATIONS)))

    def start_and_stop() -> None:
        start(folder).store.close()

    killer.run(start_and_stop)
    return killer


def check_every_kill(make: Callable[[Path], object], check: Callable[[Opened, Path], None]) -> None:
    """Kill a start in a folder made by ``make`` at each line; ``check`` every second start."""
    lines = 0
    for _ in ("what is made once", "counted"):
        with tempfile.TemporaryDirectory(dir=ROOM) as base:
            make(Path(base) / "bench")
            lines = killed_start(Path(base) / "bench", Path(base) / "picture", 0).lines
    for point in range(1, lines + 1):
        with tempfile.TemporaryDirectory(dir=ROOM) as base:
            make(Path(base) / "bench")
            killer = killed_start(Path(base) / "bench", Path(base) / "picture", point)
            assert killer.where
            found = start(Path(base) / "picture")
            try:
                check(found, Path(base) / "picture")
            except Exception as problem:
                raise AssertionError(f"killed at line {point}, {killer.where}") from problem
            finally:
                found.store.close()


@pytest.mark.slow
def test_a_first_start_killed_at_any_line_is_followed_by_a_good_one(
    pytestconfig: pytest.Config,
) -> None:
    def check(found: Opened, _folder: Path) -> None:
        assert found.news == ""
        found.store.transact(lambda: found.store.notes.put("a", 1))
        assert found.store.read(lambda: found.store.notes.get("a", int)) == 1
        assert not found.store.read(found.store.lists.any_at_all)

    check_every_kill(lambda folder: None, check)


@pytest.fixture
def later_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The product a version later: one more step in its list of migrations."""
    steps = tmp_path / "steps"
    shutil.copytree(upgrade.MIGRATIONS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    (steps / "0999_weigh_orders.py").write_text(NEXT_STEP)
    monkeypatch.setattr(upgrade, "MIGRATIONS", steps)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return steps


@pytest.mark.slow
def test_a_migration_killed_at_any_line_is_made_whole_by_the_next_start(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    old = tmp_path / "old"
    old.mkdir()
    with a_world(old, orders=3) as world:
        orders = world.orders()
        world.process(orders[0])
        world.run_relay()
    request.getfixturevalue("later_version")

    def check(found: Opened, _folder: Path) -> None:
        store = found.store
        assert found.news == ""
        weights = store._database.execute_sql("SELECT id, weight, progress FROM orders").fetchall()
        assert len(weights) == 3
        assert all(weight == progress + 100 for _, weight, progress in weights)
        kept = store.read(lambda: store.orders.find(orders))
        assert kept[orders[0]].parcels[0].telling is Telling.TOLD
        names = [index.name for index in store._database.get_indexes("orders")]
        assert names.count("orders_weight") == 1

    check_every_kill(lambda folder: shutil.copytree(old, folder), check)


def test_before_a_migration_a_copy_is_made_that_opens_with_the_same_key(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path / "bench"
    folder.mkdir()
    with a_world(folder, orders=3):
        pass
    request.getfixturevalue("later_version")

    open_store(Place(folder=folder, ballast_mb=0), TurnableClock()).store.close()

    copy = folder / "before-0999_weigh_orders.backup"
    (folder / "bench.db").unlink()
    for ending in ("-wal", "-shm"):
        (folder / f"bench.db{ending}").unlink(missing_ok=True)
    copy.replace(folder / "bench.db")
    found = open_store(Place(folder=folder, ballast_mb=0), TurnableClock())
    assert found.news == ""
    assert found.store.read(found.store.lists.counts).to_pack == 3
    found.store.close()


@pytest.mark.slow
def test_a_start_on_a_damaged_database_killed_at_any_line_loses_no_byte_of_it(
    tmp_path: Path,
) -> None:
    with a_world(tmp_path, orders=3):
        pass
    content = bytearray((tmp_path / "bench.db").read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "bench.db").write_bytes(content)

    def check(_found: Opened, folder: Path) -> None:
        kept = [one.read_bytes() for one in folder.iterdir() if one.name != "bench.db"]
        assert kept.count(bytes(content)) == 1

    check_every_kill(lambda folder: shutil.copytree(tmp_path, folder), check)
