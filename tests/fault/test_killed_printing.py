"""A bench that prints is killed with kill -9, again and again: no paper twice, none forgotten."""

from __future__ import annotations

import random
import threading
from collections import Counter
from pathlib import Path

import pytest

from kiosk.actions.paper_rows import decoded, name_of_paper
from kiosk.documents.check_code import check_code
from kiosk.domain.outbox import Kind, Posting
from kiosk.domain.paper_state import PaperState, paper_state
from kiosk.ports.clock import SystemClock
from kiosk.store.startup import Place, join_store, open_store
from tests.fakes.builders import an_order
from tests.fakes.escpos_printer import FaultPrinter, switched_on
from tests.fakes.kept import keep, postings
from tests.fault.processes import Child, Happenings

KILLS = 8
ORDERS = 90
JITTER = 0.25
"""Seconds by which a kill comes later than what went before it; a paper takes about 0.1."""


def prepare(folder: Path) -> None:
    """Paid orders that want a note each."""
    folder.mkdir()
    store = open_store(Place(folder=folder, ballast_mb=0), SystemClock()).store
    keep(store, *(an_order(number) for number in range(1, ORDERS + 1)))
    store.close()


def rows(folder: Path) -> list[Posting]:
    """Every paper that was asked for."""
    store = join_store(Place(folder=folder, ballast_mb=0), SystemClock())
    found = [row for n in range(1, ORDERS + 1) for row in postings(store, Kind.PRINT, n)]
    store.close()
    return found


def came_out(fake: FaultPrinter) -> Counter[str]:
    """The check codes of the whole papers, and how often each came out."""
    return Counter(sheet.lines[-1].strip(" -") for sheet in fake.paper.cuts)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_bench_killed_while_it_prints_prints_nothing_twice_and_forgets_nothing(
    tmp_path: Path,
) -> None:
    dice, news, moment = random.Random(9), Happenings(), threading.Event()
    folder = tmp_path / "data"
    prepare(folder)
    with switched_on() as fake:
        command = ["-m", "tests.fault.printing", str(folder), str(fake.port)]
        bench = Child(command, {"PACKBENCH_LOG": "WARNING"}, tmp_path / "bench.log", news)
        for _ in range(KILLS):
            before = len(news.said)
            bench.start()
            news.wait(lambda before=before: len(news.said) > before + 1)  # type: ignore[misc]
            moment.wait(dice.uniform(0.0, JITTER))  # any moment: this is what is waited for
            bench.kill()
        before = len(news.said)
        bench.start()
        news.wait(lambda: len(asked(news)) == ORDERS)
        settle_down(folder, fake)
        bench.stop()

        found, papers = rows(folder), came_out(fake)
        assert "Traceback" not in (tmp_path / "bench.log").read_text()
    assert len(found) == ORDERS, "none is forgotten, and none asked for twice"
    states = Counter(paper_state(row) for row in found)
    assert set(states) <= {PaperState.CONFIRMED, PaperState.UNKNOWN}, states
    assert states[PaperState.UNKNOWN] <= KILLS
    assert max(papers.values()) == 1, "no paper came out twice"
    for row in found:
        if paper_state(row) is PaperState.CONFIRMED:
            assert papers[code_of(row)] == 1


def asked(news: Happenings) -> set[str]:
    """The orders whose note was asked for."""
    return {words.split()[1] for words in news.said if words.startswith("asked")}


def code_of(row: Posting) -> str:
    job = decoded(row)
    assert job is not None
    return check_code(name_of_paper(row.order, job))


def settle_down(folder: Path, fake: FaultPrinter) -> None:
    """Wait until nothing is under way any more."""
    under_way = {PaperState.QUEUED, PaperState.SENT, PaperState.BLOCKED}
    for _ in range(600):
        if not any(paper_state(row) in under_way for row in rows(folder)):
            return
        threading.Event().wait(0.1)
    left = Counter((paper_state(row).value, row.state.value, row.answer) for row in rows(folder))
    pytest.fail(f"still under way after {fake.calls} calls: {left}")
