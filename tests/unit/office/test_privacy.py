"""``main.py purge`` and ``erase-amazon-data``: what goes, what is said, and what is asked first."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.journal import Event
from kiosk.domain.personal import Personal
from kiosk.domain.values import OrderId
from kiosk.place import keep_forgetting
from kiosk.settings.schema import Printing, Settings, Storage
from tests.fakes.builders import PERSONAL, an_order, order_id
from tests.fakes.clock import NOON
from tests.fakes.kept import history, keep, kept
from tests.fakes.stores import only_sqlite
from tests.unit.office.terminal import Terminal

Said = pytest.CaptureFixture[str]
SURE = "erase all Amazon data"
OLD, YOUNG = timedelta(days=14), timedelta(days=14, seconds=-1)


def a_shop(terminal: Terminal) -> None:
    """Orders 1 and 2 were delivered 14 days ago, order 3 was not."""
    done = an_order().despatched().facts_with(deliver_by=NOON - timedelta(days=14))
    with terminal.desk() as desk:
        keep(desk.store, *(done.facts_with(id=order_id(n)) for n in (1, 2)), an_order(3))


def buyers(terminal: Terminal) -> list[Personal]:
    with terminal.desk() as desk:
        return [kept(desk.store, number).facts.personal for number in (1, 2, 3)]


def lay(folder: Path, name: str, age: timedelta = OLD) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text("Ada Example")
    at = (NOON - age).timestamp()
    os.utime(file, (at, at))
    return file


def slip(number: int = 1) -> str:
    return f"packing-slip_{order_id(number)}_copy-1.pdf"


def test_a_dry_run_tells_whose_and_changes_nothing(terminal: Terminal, capsys: Said) -> None:
    a_shop(terminal)
    paper = lay(terminal.papers, slip())

    assert terminal("purge", "--dry-run") == 0

    out, err = capsys.readouterr()
    assert out == f"{order_id(1)}\n{order_id(2)}\n"
    assert "2 buyers would be forgotten" in err
    assert buyers(terminal) == [PERSONAL] * 3
    assert paper.exists()


def test_a_dry_run_of_nobody_says_nothing_to_a_pipe(terminal: Terminal, capsys: Said) -> None:
    assert terminal("purge", "--dry-run") == 0
    assert capsys.readouterr().out == ""


def test_buyers_and_papers_whose_time_is_over_go(terminal: Terminal, capsys: Said) -> None:
    a_shop(terminal)
    old, young = lay(terminal.papers, slip(1)), lay(terminal.papers, slip(2), YOUNG)

    assert terminal("purge") == 0

    out = capsys.readouterr().out
    assert "2 buyers were forgotten." in out
    assert re.search(r"^1 papers .*were deleted\.$", out, re.MULTILINE)
    assert buyers(terminal) == [Personal(), Personal(), PERSONAL]
    assert (old.exists(), young.exists()) == (False, True)
    with terminal.desk() as desk:
        (entry,) = history(desk.store)
        assert (entry.event, entry.bench, entry.note) == (Event.PURGED, "commands", "")


@pytest.mark.parametrize("words", [(), ("--sure", "yes"), ("--sure", SURE.upper())])
def test_nothing_is_erased_before_it_is_said_in_full(
    terminal: Terminal, capsys: Said, words: tuple[str, ...]
) -> None:
    a_shop(terminal)
    paper = lay(terminal.papers, slip())

    assert terminal("erase-amazon-data", *words) == 1

    assert f'--sure "{SURE}"' in capsys.readouterr().err
    assert buyers(terminal) == [PERSONAL] * 3
    assert paper.exists()


def test_all_that_came_from_amazon_goes_with_its_papers_and_backups(
    terminal: Terminal, capsys: Said
) -> None:
    a_shop(terminal)
    papers = [lay(terminal.papers, slip(n), timedelta(days=n)) for n in (0, 3)]
    ours = lay(terminal.papers, "till-reading_17_copy-1_Bench-1.pdf")
    shown = lay(terminal.data / "shown", "1.png")
    assert terminal("backup") == 0
    capsys.readouterr()

    assert terminal("erase-amazon-data", "--sure", SURE) == 0

    out = capsys.readouterr().out
    assert "3 orders were erased" in out
    assert "2 papers and 1 backups were deleted" in out
    with terminal.desk() as desk:
        assert desk.store.read(lambda: desk.store.orders.find([OrderId(order_id(3))])) == {}
        assert desk.store.read(desk.store.journal.verify).broken_at is None
    assert not [path for path in (*papers, shown) if path.exists()]
    assert ours.exists()
    assert list((terminal.data / "backups").iterdir()) == []


LEFTOVERS = (
    "bench.before-restore-20260101-120000.db",
    "bench.damaged-20260101-120000.db",
    "before-0004_people_claims_and_seals.backup",
    "backups/packbench-20260101-120000.partial",
)
"""Whole copies of the database that the program itself has made."""


@only_sqlite
@pytest.mark.parametrize("name", LEFTOVERS)
@pytest.mark.parametrize("words", [("purge",), ("erase-amazon-data", "--sure", SURE)])
def test_no_copy_of_the_database_outlives_its_time(
    terminal: Terminal, capsys: Said, name: str, words: tuple[str, ...]
) -> None:
    (terminal.data / "backups").mkdir()
    copy = lay((terminal.data / name).parent, Path(name).name, timedelta(days=300))

    assert terminal(*words) == 0
    assert not copy.exists()


@only_sqlite
def test_a_backup_goes_in_time_where_no_other_is_made(terminal: Terminal, capsys: Said) -> None:
    old = lay(terminal.data / "backups", "packbench-20260101-120000.db", timedelta(days=300))

    assert terminal("purge") == 0
    assert not old.exists()


def test_the_bench_itself_deletes_papers_that_are_too_old(terminal: Terminal) -> None:
    settings = Settings(
        storage=Storage(folder=str(terminal.data)),
        printing=Printing(folder=str(terminal.papers)),
    )
    old, young = lay(terminal.papers, slip(1)), lay(terminal.papers, slip(2), YOUNG)

    assert keep_forgetting(settings, terminal.clock) == 3600.0
    assert (old.exists(), young.exists()) == (False, True)

    terminal.clock.advance(1)
    keep_forgetting(settings, terminal.clock)
    assert not young.exists()
