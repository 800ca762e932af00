"""Hard times at the bench: no network, a killed program, a cancelled order, wild keys."""

from __future__ import annotations

import signal

import psutil

from kiosk.simulator.shapes import Status
from tests.journey.conftest import MakeWorld
from tests.journey.steps import (
    STEPS,
    despatched,
    gathered,
    has_tick,
    is_live,
    opened,
    packed,
    ticked,
)


def test_a_killed_bench_comes_back_with_the_order_that_was_open(world: MakeWorld) -> None:
    with world() as here:
        order = next(o for o in here.shop.orders() if o.status is Status.UNSHIPPED)
        with here.bench() as hand:
            opened(hand, order.id)
            hand.touch("Allocated")
            ticked(hand, "Allocated")
            hand.process.send_signal(signal.SIGKILL)
            hand.process.wait()

        with here.bench() as hand:
            hand.reads(order.id[-6:])
            ticked(hand, "Allocated")
            here.picture(hand, "restored")


def test_without_amazon_the_packer_goes_on_and_all_is_told_later(world: MakeWorld) -> None:
    with world() as here, here.bench() as hand:
        order = next(o for o in here.shop.orders() if o.status is Status.UNSHIPPED)
        opened(hand, order.id)
        here.server.stop()
        gathered(hand)
        packed(hand, "Royal Mail", "AB123456785GB")
        hand.touch("Despatched")
        hand.reads("Queued for Amazon")
        hand.reads("not reachable")
        here.picture(hand, "1-queued")

        here.restart()
        hand.reads("Amazon has it")
        here.picture(hand, "2-told")

        assert [c.applied for c in here.shop.confirmations] == [True]


def test_an_order_cancelled_while_it_is_picked_stops_and_is_put_back(world: MakeWorld) -> None:
    with world() as here, here.bench() as hand:
        order = next(o for o in here.shop.orders() if o.status is Status.UNSHIPPED)
        opened(hand, order.id)
        gathered(hand)

        here.shop.cancel(order.id)
        hand.reads("This order was cancelled")
        here.picture(hand, "1-stopped")
        assert not any(is_live(hand.seen, step) for step in ("Packed", "Despatched"))
        hand.touch("Put back")

        hand.wait(lambda seen: not has_tick(seen, "Picked"), "no tick")
        here.picture(hand, "2-put-back")
        assert not here.shop.confirmations


def test_a_wish_to_cancel_waits_for_a_person(world: MakeWorld) -> None:
    with world() as here, here.bench() as hand:
        order = next(o for o in here.shop.orders() if o.status is Status.UNSHIPPED)
        opened(hand, order.id)
        gathered(hand)
        here.shop.ask_to_cancel(order.id, "Ordered by mistake")

        hand.reads("Buyer asks to cancel")
        here.picture(hand, "1-asked")
        hand.touch("Send anyway")
        packed(hand, "Royal Mail", "AB123456785GB")
        despatched(hand)


def test_no_key_leads_out_of_the_bench(world: MakeWorld) -> None:
    with world() as here, here.bench() as hand:
        for key in ("Escape", "F1", "F11", "F12", "ctrl+e", "ctrl+q", "alt+F4", "super", "Tab"):
            hand.press(key)
        hand.scan("no-such-code")

        hand.reads("Unknown code")
        here.picture(hand, "unknown-code")
        hand.touch("Touch to go on")
        hand.wait(lambda seen: not seen.shows("Unknown code"), "the panel to go")
        assert hand.process.poll() is None


def test_the_hub_is_restarted_when_it_dies(world: MakeWorld) -> None:
    with world() as here, here.bench() as hand:
        hub = psutil.Process(hand.process.pid).children()[0]
        hub.kill()
        order = next(o for o in here.shop.orders() if o.status is Status.UNSHIPPED)
        opened(hand, order.id)
        gathered(hand)
        packed(hand, "Royal Mail", "AB123456785GB")
        despatched(hand)

        assert psutil.Process(hand.process.pid).children()[0].pid != hub.pid
        assert all(hand.seen.target(step) for step in STEPS)
