"""Papers at a real line to a printer with faults: the glass says what is known, and no more."""

from __future__ import annotations

import json

from kiosk.demo import LABELS, RECEIPTS
from kiosk.documents.check_code import check_code
from kiosk.documents.parts import name_of
from kiosk.domain.values import OrderId
from kiosk.simulator.shapes import Status
from tests.fakes.escpos_printer import Behaviour, FaultPrinter, switched_on
from tests.journey.conftest import MakeWorld
from tests.journey.steps import opened, verified


def printer(fake: FaultPrinter) -> str:
    """The settings of a bench whose receipts come out at ``fake``."""
    receipts = {"name": RECEIPTS, "at": f"tcp://127.0.0.1:{fake.port}", "medium": "80mm"}
    labels = {"name": LABELS, "at": "folder:", "medium": "4x6"}
    return json.dumps([receipts, labels])


def test_paper_that_runs_out_is_told_and_the_note_comes_out_once_it_is_refilled(
    world: MakeWorld,
) -> None:
    with (
        switched_on(Behaviour(paper_left=300)) as fake,
        world() as here,
        here.bench(PACKBENCH_PRINTER=printer(fake)) as hand,
    ):
        order = next(o for o in here.shop.orders() if o.status is Status.UNSHIPPED)
        opened(hand, order.id)
        hand.touch("Print")

        hand.reads("out of paper")
        here.picture(hand, "1-paper-out")
        fake.refill()
        hand.wait(lambda seen: seen.shows("ready"), "the printer to be ready again")
        hand.touch("receipt")
        hand.reads("Came out")
        here.picture(hand, "2-came-out")

        assert len(fake.paper.cuts) == 1


def test_a_pulled_plug_is_asked_about_and_the_next_one_is_copy_2(world: MakeWorld) -> None:
    with (
        switched_on(Behaviour(unplugged_after=2500)) as fake,
        world() as here,
        here.bench(PACKBENCH_PRINTER=printer(fake)) as hand,
    ):
        order = next(o for o in here.shop.orders() if o.status is Status.UNSHIPPED)
        opened(hand, order.id)
        hand.touch("Print")

        hand.reads("Did it come out?")
        here.picture(hand, "1-asked")
        hand.touch("Print it again")
        hand.wait(lambda seen: not seen.shows("Did it come out?"), "the question to go")
        hand.reads("COPY 2")
        hand.touch("receipt")
        hand.reads("Came out")
        here.picture(hand, "2-copy-2")

        (whole,) = fake.paper.cuts
        assert check_code(name_of("picking-note", OrderId(order.id), 2)) in whole.lines[-1]


def test_the_slip_prints_itself_with_the_last_scan(world: MakeWorld) -> None:
    with (
        switched_on() as fake,
        world() as here,
        here.bench(PACKBENCH_PRINTER=printer(fake)) as hand,
    ):
        order = next(o for o in here.shop.orders() if o.status is Status.UNSHIPPED)
        opened(hand, order.id)
        verified(hand, order)

        hand.touch("receipt")
        hand.reads("Packing slip")
        hand.reads("Came out")
        here.picture(hand, "slip")
        hand.touch("Close")
        code = next(x for x in reversed(fake.paper.cuts[-1].lines) if "OK" in x).strip("- ")
        hand.scan(code)
        hand.reads("Paper confirmed")
