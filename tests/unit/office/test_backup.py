"""``main.py backup`` and ``restore``: made while benches work, put back when none does."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.domain.journal import Event
from kiosk.store.sole import sole
from tests.fakes.builders import an_order
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.filled import Row, all_rows
from tests.fakes.kept import keep
from tests.fakes.stores import only_sqlite
from tests.unit.office.terminal import Terminal

OLD, YOUNG = "20261109-115959", "20261109-120000"
Said = pytest.CaptureFixture[str]


def put_in(terminal: Terminal, *numbers: int) -> dict[str, list[Row]]:
    """Keep these orders; returns all that is there then."""
    with terminal.desk() as desk:
        keep(desk.store, *map(an_order, numbers))
        return all_rows(desk.store)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def of(terminal: Terminal, stamp: str = "20261123-120000") -> str:
    return f"packbench-{stamp}.{'dump' if terminal.place.url else 'db'}"


def test_a_backup_is_made_noted_and_told(terminal: Terminal, capsys: Said) -> None:
    put_in(terminal, 1)

    assert terminal("backup") == 0

    out = capsys.readouterr().out
    made = terminal.data / "backups" / of(terminal)
    assert made.stat().st_mode & 0o777 == 0o600
    assert f"Backed up to {made}" in out
    assert "bench.key and master.key" in out
    with terminal.desk() as desk:
        rows = all_rows(desk.store)
        noted = desk.store.read(lambda: desk.store.notes.get("last backup", int))
    assert noted == round(NOON.timestamp() * 1000)
    assert [(row[4], row[7]) for row in rows["journal"]] == [(Event.BACKED_UP.value, made.name)]


def test_a_backup_goes_where_it_is_told_to(terminal: Terminal, tmp_path: Path) -> None:
    put_in(terminal, 1)

    assert terminal("backup", "--to", str(tmp_path / "stick" / "bench")) == 0

    assert names(tmp_path / "stick" / "bench") == [of(terminal)]
    assert not (terminal.data / "backups").exists()


def test_old_backups_go_with_the_next_one(terminal: Terminal, capsys: Said) -> None:
    folder = terminal.data / "backups"
    folder.mkdir()
    ages = {OLD: timedelta(days=14, seconds=1), YOUNG: timedelta(days=14)}
    for stamp, age in ages.items():
        file, at = folder / of(terminal, stamp), (NOON - age).timestamp()
        file.touch()
        os.utime(file, (at, at))

    assert terminal("backup") == 0

    assert "1 older than 14 days deleted" in capsys.readouterr().out
    assert names(folder) == [of(terminal, YOUNG), of(terminal)]


def test_the_newest_backup_is_put_back_unless_another_is_named(
    terminal: Terminal, capsys: Said, clock: TurnableClock
) -> None:
    put_in(terminal, 1)
    assert terminal("backup") == 0
    first = terminal.data / "backups" / of(terminal)
    put_in(terminal, 2)
    clock.advance(1)
    assert terminal("backup") == 0
    put_in(terminal, 3)
    capsys.readouterr()

    assert terminal("restore") == 0
    out = capsys.readouterr().out
    assert f"{of(terminal, '20261123-120001')} is in place, with 2 orders." in out
    clock.advance(1)
    assert terminal("restore", str(first)) == 0
    out = capsys.readouterr().out
    assert f"{first.name} is in place, with 1 orders." in out
    aside = terminal.data / "bench.before-restore-20261123-120002.db"
    assert (aside.name in out) is aside.exists() is not bool(terminal.place.url)


def test_every_row_is_as_it_was(terminal: Terminal, clock: TurnableClock) -> None:
    put_in(terminal, 1, 2)
    assert terminal("backup") == 0
    before = put_in(terminal)
    put_in(terminal, 3)

    assert terminal("restore") == 0

    after = put_in(terminal)
    noted_since = {"journal", "notes"}
    assert {table for table in before if before[table] != after[table]} == noted_since
    assert all(set(after[table]) < set(before[table]) for table in noted_since)
    assert terminal("audit", "verify") == 0


def test_under_a_hub_nothing_is_put_back(terminal: Terminal, capsys: Said) -> None:
    put_in(terminal, 1)
    assert terminal("backup") == 0
    before = put_in(terminal, 2)
    hub = sole(terminal.place)
    assert hub.take()

    try:
        assert terminal("restore") == cli.TRY_AGAIN
    finally:
        hub.give_up()

    assert "a bench or a hub is at work" in capsys.readouterr().err
    assert put_in(terminal) == before


def test_where_there_is_no_backup_it_is_said(terminal: Terminal, capsys: Said) -> None:
    before = put_in(terminal, 1)

    assert terminal("restore") == 1

    assert "There is no backup" in "".join(capsys.readouterr())
    assert put_in(terminal) == before


def test_what_is_no_backup_is_refused_in_a_sentence(
    terminal: Terminal, capsys: Said, tmp_path: Path
) -> None:
    before = put_in(terminal, 1)
    odd = tmp_path / "odd.db"
    odd.write_bytes(b"nonsense" * 1000)

    assert terminal("restore", str(odd)) != 0

    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert err.strip()
    assert put_in(terminal) == before


@only_sqlite
def test_a_machine_that_had_nothing_is_not_told_of_what_was_there(
    terminal: Terminal, capsys: Said
) -> None:
    put_in(terminal, 1)
    assert terminal("backup") == 0
    terminal.place.file.unlink()
    capsys.readouterr()

    assert terminal("restore") == 0

    assert put_in(terminal)["orders"]
    aside = terminal.data / "bench.before-restore-20261123-120000.db"
    assert (aside.name in capsys.readouterr().out) is aside.exists()
