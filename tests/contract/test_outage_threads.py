"""All threads of a bench at once, while its cable is pulled and plugged in."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from kiosk.actions.count import count
from kiosk.actions.desk import Desk
from kiosk.actions.open_order import keep_claims, open_order
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.background.bridging import Bridging
from kiosk.background.feed import Feed
from kiosk.domain.outbox import Kind, Sending
from kiosk.domain.paper import PaperKind
from kiosk.ports.failures import Away, NotKept, Unsure
from tests.contract.outage import ID, LINE, Outpost, an_outpost
from tests.fakes.builders import an_order
from tests.fakes.kept import keep, kept, postings
from tests.unit.background.trays import PaperTray, relay_of

pytestmark = pytest.mark.postgres

NOTE = Wish(PaperKind.PICKING_NOTE, "Laser")
ROUNDS, COUNTS, MOST = 10, 8, 60.0


@pytest.fixture
def outpost(tmp_path: Path) -> Iterator[Outpost]:
    with an_outpost(tmp_path) as made:
        keep(made.there, an_order().of(("MUG-BLUE", 100)))
        open_order(made.desk, ID)
        made.copy()
        yield made


@contextmanager
def beside(outpost: Outpost, *steps: Callable[[], object]) -> Iterator[list[Exception]]:
    """Threads that do these again and again, as a bench does; what they stumbled over."""
    over, odd = threading.Event(), list[Exception]()

    def run(step: Callable[[], object]) -> None:
        while not over.is_set():
            try:
                step()
            except NotKept:
                over.wait(0.002)
            except Exception as exc:  # noqa: BLE001 - told by the test
                odd.append(exc)
            over.wait(0.001)
        outpost.store.close()

    threads = [threading.Thread(target=run, args=(step,), daemon=True) for step in steps]
    for thread in threads:
        thread.start()
    try:
        yield odd
    finally:
        over.set()
        for thread in threads:
            thread.join(MOST)
        assert not any(thread.is_alive() for thread in threads)


def turned(outpost: Outpost) -> None:
    """The cable is pulled, or plugged in again, in the midst of whatever is done."""
    if outpost.cable.out:
        outpost.cable.plug()
    else:
        outpost.cable.pull()
    threading.Event().wait(0.03)


def worked(desk: Desk) -> tuple[int, int, int]:
    """Counts that were kept, counts of which nobody can say, and papers that were asked for."""
    sure, unsure, papers = 0, 0, 0
    for _ in range(ROUNDS):
        for _ in range(COUNTS):
            try:
                count(desk, ID, LINE, 1)
                sure += 1
            except Unsure:
                unsure += 1
            except Away:
                pass
        with suppress(Away):
            print_paper(desk, ID, NOTE)
            papers += 1
    return sure, unsure, papers


def test_each_gesture_and_each_paper_is_kept_once_whatever_happens(outpost: Outpost) -> None:
    desk, printer = outpost.desk, PaperTray()
    relay = relay_of(desk, printer)
    bridging = Bridging(desk, outpost.bridge, away=lambda _: None, back=lambda _: None)
    feed = Feed(desk, lambda _: None)

    steps = (bridging.step, feed.step, relay.step, lambda: keep_claims(desk))
    with beside(outpost, *steps, lambda: turned(outpost)) as odd:
        sure, unsure, papers = worked(desk)
    if outpost.cable.out:
        outpost.cable.plug()
    bridging.step()
    relay.step()

    assert odd == []
    assert not outpost.bridge.away
    units = sum(each.units for each in kept(outpost.there).picks)
    assert sure <= units <= sure + unsure
    assert sure >= COUNTS
    rows = postings(outpost.there, Kind.PRINT)
    assert len(printer.out) == len(set(printer.out))
    assert papers <= len(rows)
    assert {row.state for row in rows} <= {Sending.DONE, Sending.SUPERSEDED, Sending.PARKED}
    assert outpost.there.read(outpost.there.journal.verify).broken_at is None
