"""The server goes away while an order is open: it is finished, and told once when it is back."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from kiosk.simulator.shapes import Status
from kiosk.tour.hand import Hand
from tests.fakes.cable import Cable
from tests.fakes.stores import a_database, a_master_key
from tests.journey.conftest import MakeWorld, World
from tests.journey.steps import gathered, opened, packed, printed, ticked

pytestmark = pytest.mark.postgres


@contextmanager
def on_the_server(here: World, cable: Cable, url: str) -> Iterator[Hand]:
    """A bench whose database is at the other end of the cable."""
    a_master_key(here.folder)
    through = url.replace(f":{urlsplit(url).port}/", f":{cable.port}/")
    with here.bench(PACKBENCH_STORAGE_URL=through) as hand:
        yield hand


@pytest.mark.parametrize("size", ["1280x800", "800x480"])
def test_the_open_order_is_finished_without_the_server(world: MakeWorld, size: str) -> None:
    url = a_database()
    cable = Cable(urlsplit(url).port or 0)
    with world(size) as here, on_the_server(here, cable, url) as hand:
        order, other = [o for o in here.shop.orders() if o.status is Status.UNSHIPPED][:2]
        opened(hand, order.id)
        gathered(hand)

        cable.pull()
        hand.reads("The server is away")
        here.picture(hand, "1-away")
        packed(hand, "Royal Mail", "AB123456785GB")
        ticked(hand, "Packed")
        hand.scan(other.id)
        hand.reads("This waits until it is back")
        here.picture(hand, "2-others-wait")
        hand.touch("Touch to go on")
        hand.touch("Despatched")
        hand.reads("Queued for Amazon")
        here.picture(hand, "3-finished")

        cable.plug()
        hand.wait(lambda seen: not seen.shows("The server is away"), "the server again")
        hand.reads("Amazon has it")
        here.picture(hand, "4-told")
        opened(hand, other.id)

        assert [c.applied for c in here.shop.confirmations] == [True]


def test_a_bench_that_is_killed_meanwhile_goes_on_with_its_order(world: MakeWorld) -> None:
    url = a_database()
    cable = Cable(urlsplit(url).port or 0)
    with world() as here:
        order = next(o for o in here.shop.orders() if o.status is Status.UNSHIPPED)
        with on_the_server(here, cable, url) as hand:
            opened(hand, order.id)
            gathered(hand)
            cable.pull()
            hand.reads("The server is away")
            printed(hand)
            hand.process.send_signal(signal.SIGKILL)
            hand.process.wait()

        with on_the_server(here, cable, url) as hand:
            hand.reads(order.id[-6:])
            ticked(hand, "Picked")
            packed(hand, "Royal Mail", "AB123456785GB")
            hand.touch("Despatched")
            hand.reads("Queued for Amazon")
            cable.plug()
            hand.reads("Amazon has it")

        assert [c.applied for c in here.shop.confirmations] == [True]
