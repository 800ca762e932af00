"""Wherever an outage falls, the order ends as if there had been none."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.actions.allocate import allocate
from kiosk.actions.count import count, set_count
from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.actions.pack import pack
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.actions.rest import hold, release
from kiosk.actions.step import pick, step_back
from kiosk.domain.outbox import Kind
from kiosk.domain.paper import PaperKind
from kiosk.domain.refusals import Refused
from tests.contract.outage import ID, LINE, Outpost, an_outpost, with_an_order_open
from tests.fakes.builders import details
from tests.fakes.kept import history, kept, postings

pytestmark = pytest.mark.postgres

Step = Callable[[Desk], object]
STEPS: dict[str, Step] = {
    "allocate": lambda desk: allocate(desk, ID),
    "count": lambda desk: count(desk, ID, LINE, 1),
    "set": lambda desk: set_count(desk, ID, LINE, 2),
    "pick": lambda desk: pick(desk, ID),
    "back": lambda desk: step_back(desk, ID),
    "hold": lambda desk: hold(desk, ID, "Broken"),
    "release": lambda desk: release(desk, ID),
    "pack": lambda desk: pack(desk, ID, details()),
    "despatch": lambda desk: despatch(desk, ID),
    "print": lambda desk: print_paper(desk, ID, Wish(PaperKind.PICKING_NOTE, "Laser")),
}
EVENTS = ("pull", "plug", "copy", "restart")
MOVES = st.lists(st.sampled_from([*STEPS, *STEPS, *EVENTS]), min_size=4, max_size=24)
LEADS_ON = ["count", "pull", "pick", "pack", "plug", "despatch"]


def played(moves: list[str], *, outages: bool) -> tuple[object, ...]:
    """What the server has of the order after these moves, with their outages or without."""
    with tempfile.TemporaryDirectory() as folder, an_outpost(Path(folder)) as outpost:
        with_an_order_open(outpost)
        out, answers = False, []
        for move in moves:
            if move in STEPS:
                answers.append(_done(outpost, move))
            elif outages:
                out = _happens(outpost, move, out=out)
        if out:
            outpost.cable.plug()
        if outpost.bridge.away:
            assert not outpost.bridge.come_back(outpost.desk).left
        order = kept(outpost.there)
        return (
            answers,
            (order.progress, order.picks, order.parcels, order.printed, order.held_for),
            [(row.key, row.payload) for row in postings(outpost.there)],
            [row.key for row in postings(outpost.there, Kind.PRINT)],
            [(entry.event, entry.at, entry.note) for entry in history(outpost.there)],
        )


def _done(outpost: Outpost, move: str) -> str:
    outpost.clock.advance(1)
    try:
        STEPS[move](outpost.desk)
    except Refused as no:
        return no.reason.value
    return "done"


def _happens(outpost: Outpost, move: str, *, out: bool) -> bool:
    if move == "pull" and not out:
        outpost.cable.pull()
        return True
    if move == "plug" and out:
        outpost.cable.plug()
        if outpost.bridge.away:
            outpost.bridge.come_back(outpost.desk)
        return False
    if move == "copy" and not out and not outpost.bridge.away:
        outpost.copy()
    if move == "restart" and outpost.bridge.away:
        outpost.start()
    return out


@given(moves=MOVES)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_an_order_ends_as_if_there_had_been_no_outage(moves: list[str]) -> None:
    assert played(moves, outages=True) == played(moves, outages=False)


def test_the_usual_way_is_among_them() -> None:
    assert played(LEADS_ON, outages=True) == played(LEADS_ON, outages=False)
