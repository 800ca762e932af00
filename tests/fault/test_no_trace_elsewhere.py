"""A buyer's words stand in nothing that is written for others, listed, or told of an error."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from peewee import PeeweeException

from kiosk.actions import queries_stock, till
from kiosk.actions.rest import waive_cancel
from kiosk.background import print_relay
from kiosk.background.purging import Purging
from kiosk.doctor import data
from kiosk.documents.document import Document
from kiosk.domain.order import Order
from kiosk.domain.paper import PaperKind
from kiosk.domain.product import Product
from kiosk.domain.retention import KEPT
from kiosk.domain.values import Sku
from kiosk.papers import Papers
from kiosk.printing.cups import CupsPrinter
from kiosk.printing.cups_queue import CupsQueue
from kiosk.spreadsheets.owner_tables import OwnerTables
from kiosk.store.backup import _run, _usual, make_backup, thin_out
from kiosk.store.bulk import upsert
from kiosk.store.startup import Place
from kiosk.store.tables import Lines
from tests.fakes.stores import MASTER, POSTGRES, SQLITE, a_server
from tests.fault import unlocked
from tests.fault.marked import MARKS, Bench, a_bench, all_words, marks_in, overheard
from tests.unit.printing.cups_stand_ins import TAKEN, Tools

BOTH = [SQLITE, pytest.param(POSTGRES, marks=pytest.mark.postgres)]
only_postgres = pytest.mark.parametrize("bench", BOTH[1:], indirect=True)
posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for lp is a shell script")


@pytest.fixture(params=BOTH)
def bench(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bench]:
    with a_bench(tmp_path, request.param, monkeypatch) as made:
        yield made


def of_an_order(path: Path, order: str) -> bool:
    """Whether a paper is one that an address may stand on."""
    return order in path.name


def backed_up(bench: Bench, folder: Path) -> Path:
    """A backup, made as the owner makes it."""
    place = bench.world.place
    if place.url and not (shutil.which("pg_dump") or _usual("pg_dump")):
        pytest.skip("pg_dump is not installed: it comes with PostgreSQL's client")
    return make_backup(place, folder, bench.world.clock.now())


def inside(bench: Bench, backup: Path) -> bytes:
    """All that a backup holds, for one who has every key but the master's."""
    place = bench.world.place
    if place.url:
        return _run(place, "pg_restore", "--file=-", str(backup)).encode()
    copy = Place(folder=backup.parent / "copy", ballast_mb=0)
    copy.folder.mkdir()
    shutil.copy2(backup, copy.file)
    shutil.copy2(place.key, copy.key)
    return unlocked.bytes_of(copy)


def on_server(bench: Bench) -> tuple[bytes, bytes]:
    """What lies in the files of the database, and in the server's log."""
    try:
        files = a_server().files(bench.world.place.url.rpartition("/")[2])
        return files, a_server().log_ahead()
    except PermissionError:
        pytest.skip("the files of PostgreSQL are another user's, who does not let us look")


def sealed(bench: Bench) -> list[bytes]:
    rows = bench.world.store._database.execute_sql("SELECT personal, key FROM buyers").fetchall()
    return [part.encode() for row in rows for part in row]


def test_tables_readings_and_backups_bear_no_mark(bench: Bench, tmp_path: Path) -> None:
    bench.works()
    desk, out = bench.world.desk, tmp_path / "out"
    reading, _ = till.close(desk, ())
    Papers(bench.settings).save_reading(reading)
    desk.store.transact(lambda: desk.store.products.save_all([Product(sku=Sku("MUG-BLUE"))]))
    tables = OwnerTables(place=out, country="GB", now=desk.clock.now)
    tables.write(*queries_stock.everything(desk))
    backup = backed_up(bench, tmp_path / "backups")

    rest = [path for path in bench.papers.iterdir() if not of_an_order(path, bench.order)]
    assert [path.suffix for path in rest] == [".csv"]
    assert len(list(out.iterdir())) == 2
    text = all_words(out) + all_words(tmp_path / "backups")
    text += "".join(path.read_text("utf-8-sig") for path in rest)
    assert bench.order not in all_words(out)
    assert marks_in(text) == []
    there = inside(bench, backup)
    assert marks_in(there) == []
    assert bench.order.encode() in there, "or nothing could have been seen"
    assert any(part in there for part in sealed(bench))
    assert MASTER.encode() not in there


def test_a_backup_is_gone_as_soon_as_its_buyers_would_be(bench: Bench, tmp_path: Path) -> None:
    bench.works()
    folder, clock = tmp_path / "backups", bench.world.clock
    backup = backed_up(bench, folder)
    now = clock.now().timestamp()
    os.utime(backup, (now, now))
    clock.advance(KEPT)
    assert thin_out(bench.world.place, folder, clock.now(), KEPT) == []

    clock.advance(1)

    assert thin_out(bench.world.place, folder, clock.now(), KEPT) == [backup]
    assert list(folder.iterdir()) == []


@only_postgres
def test_on_the_server_itself_nothing_is_ever_read_and_sealed_text_goes_too(bench: Bench) -> None:
    before = len(on_server(bench)[1])  # the server is that of all tests, and so is its log
    bench.works()
    traces = sealed(bench)
    files, log = on_server(bench)
    assert marks_in(files) == marks_in(log[before:]) == []
    assert all(part in files for part in traces)

    bench.world.clock.advance(KEPT * 3)
    Purging(bench.world.hub.desk).step()

    files, log = on_server(bench)
    assert [part for part in traces if part in files] == []
    assert marks_in(files) == marks_in(log[before:]) == []


@posix
def test_what_lists_of_processes_and_print_queues_show_bears_no_mark(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary, tools = tmp_path / "temporary", tmp_path / "tools"
    for each in (temporary, tools):
        each.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    Tools(tools).script("lp", f'ls -l "{temporary}" >> "{tools}/seen"; {TAKEN}')
    started, documents = watched(monkeypatch), composed(monkeypatch)

    bench.works()
    backed_up(bench, tmp_path / "backups")
    printer = CupsPrinter(name="Office", queue=CupsQueue(queue="office", patience=5))
    for document in documents:
        assert printer.submit(document, document.name) == 12

    assert len(documents) == 5
    assert [line for line in started if "/lp" in line.split()[0]]
    assert marks_in("\n".join(started)) == []
    assert MASTER not in "\n".join(started)
    shown = (tools / "seen").read_text()
    assert shown.count("drwx------") == 5, "nobody else looks in while CUPS takes it"
    assert list(temporary.iterdir()) == []


def watched(patch: pytest.MonkeyPatch) -> list[str]:
    """The command line of every process that is started from now on."""
    started: list[str] = []
    really: Callable[..., None] = subprocess.Popen.__init__

    def start(self: Any, args: Any, *more: Any, **given: Any) -> None:
        started.append(args if isinstance(args, str) else " ".join(map(str, args)))
        really(self, args, *more, **given)

    patch.setattr(subprocess.Popen, "__init__", start)
    return started


def composed(patch: pytest.MonkeyPatch) -> list[Document]:
    """Every document that is composed for a printer from now on."""
    found: list[Document] = []
    really = print_relay._made

    def make(*args: Any) -> Document:
        found.append(really(*args))
        return found[-1]

    patch.setattr(print_relay, "_made", make)
    return found


def test_what_is_told_of_an_error_bears_no_mark(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    with overheard(monkeypatch) as log:
        bench.world.read_amazon()
        order = bench.world.order(bench.order)
        assert "qxnamo" in marks_in(repr(order.facts.personal))
        assert marks_in(repr(order)) == [], "which is what many an error says"
        refused = a_refused_row(bench, order)
        waive_cancel(bench.world.desk, bench.order)
        with monkeypatch.context() as patched:
            patched.setattr("kiosk.printing.folder.as_pdf", no_room)
            bench.prints(PaperKind.PICKING_NOTE)
        found = [str(each) for each in data.database(bench.world.place, bench.world.clock)]

    assert "Traceback" in refused
    assert marks_in(refused) == []
    assert "a paper could not be made\nTraceback" in log.getvalue()
    assert found
    assert marks_in(log.getvalue()) == marks_in("\n".join(found)) == []


def no_room(*_: object) -> bytes:
    raise ValueError("no room on the page")


def a_refused_row(bench: Bench, order: Order) -> str:
    """What is told when the database refuses a row with every mark in it, as PostgreSQL quotes."""
    words = " ".join(MARKS)
    row = (order.id, "line", 0, words, words, words, None, 0, "", False, False, False, "", None, "")
    store = bench.world.store
    try:
        store.transact(lambda: upsert(Lines, [row]))
    except PeeweeException:
        return traceback.format_exc()
    raise AssertionError("the row was taken")
