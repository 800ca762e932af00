"""Goods and labels held against an order by scan: what is right counts, what is wrong is told."""

from __future__ import annotations

import pytest

from kiosk.simulator.orders import Order
from kiosk.tour.hand import Hand
from tests.journey.conftest import MakeWorld, World
from tests.journey.steps import gathered, gtin, opened, packed, ticked, verified

SHIRTS = ("TEE-NVY-M", "TEE-NVY-L")
"""One of each: an order that looks like its neighbours on the shelf."""
LABEL = "AB123456785GB"


def order_of(here: World, *skus: str) -> Order:
    """The demo shop's order of just these products."""
    return next(o for o in here.shop.orders() if tuple(x.sku for x in o.lines) == skus)


@pytest.mark.parametrize("size", ["1280x800", "800x480"])
def test_each_of_four_refusals_says_what_is_wrong_and_waits_for_a_touch(
    world: MakeWorld, size: str
) -> None:
    with world(size) as here, here.bench() as hand:
        other = order_of(here, "SOX-WOL-8-11")
        opened(hand, other.id)
        hand.touch("Allocated")
        ticked(hand, "Allocated")
        order = order_of(here, *SHIRTS)
        opened(hand, order.id)

        refused(here, hand, gtin("TEE-NVY-S"), "Wrong size", "Cotton T-shirt, navy")
        refused(here, hand, gtin("SOX-WOL-8-11"), "For another order", other.id[-6:])
        hand.scan(gtin("TEE-NVY-M"))
        hand.reads("1 of 1")
        refused(here, hand, gtin("TEE-NVY-M"), "Too many", "1 of 1 are counted already")
        refused(here, hand, "NO-SUCH-CODE-7", "Unknown code", "NO-SUCH-CODE-7")
        hand.scan(gtin("TEE-NVY-L"))
        hand.reads("All picked")
        ticked(hand, "Picked")
        here.picture(hand, "picked")


def refused(here: World, hand: Hand, code: str, title: str, text: str) -> None:
    """Scan what is refused, read why, and touch to go on."""
    hand.scan(code)
    hand.reads(title)
    hand.reads(text)
    here.picture(hand, title.casefold().replace(" ", "-"))
    hand.touch("Touch to go on")
    hand.wait(lambda seen: not seen.shows(title), "the panel to go")


def test_a_scan_while_a_refusal_is_shown_counts_nothing(world: MakeWorld) -> None:
    with world() as here, here.bench() as hand:
        order = order_of(here, *SHIRTS)
        opened(hand, order.id)
        hand.scan(gtin("TEE-NVY-S"))
        hand.reads("Wrong size")

        hand.scan(gtin("TEE-NVY-M"))
        hand.reads("Touch the panel first")
        here.picture(hand, "swallowed")
        hand.touch("Touch to go on")
        hand.scan(gtin("TEE-NVY-M"))

        hand.reads("1 of 1")
        hand.scan(gtin("TEE-NVY-L"))
        hand.reads("All picked")


def test_a_label_that_belongs_to_another_order_is_refused(world: MakeWorld) -> None:
    with world() as here, here.bench() as hand:
        first = order_of(here, "CDL-SOY-CED")
        opened(hand, first.id)
        gathered(hand)
        packed(hand, "Royal Mail", LABEL)
        order = order_of(here, "MUG-ENA-BLU")
        opened(hand, order.id)
        verified(hand, order)

        hand.scan(LABEL)
        hand.reads("Number used already")
        hand.reads(first.id[-6:])
        here.picture(hand, "1-of-another-order")
        hand.touch("Touch to go on")

        hand.scan("AB123456799GB")
        hand.reads("Carrier details")
        hand.touch("Packed · Royal Mail")
        ticked(hand, "Packed")
        here.picture(hand, "2-its-own")


def test_a_line_is_counted_by_hand_and_taken_back(world: MakeWorld) -> None:
    with world() as here, here.bench() as hand:
        order = order_of(here, "NTB-A5-DOT", "PEN-RLR-SET")
        opened(hand, order.id)

        hand.touch("NTB-A5-DOT")
        hand.reads("All 4")
        here.picture(hand, "1-count")
        hand.touch("All 4")
        hand.reads("4 by hand")
        hand.touch("Undo")
        hand.wait(lambda seen: not seen.shows("4 by hand"), "the count to be taken back")
        here.picture(hand, "2-taken-back")
        verified(hand, order)
