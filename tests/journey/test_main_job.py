"""The main job: an order goes from unpaid to despatched by touch and scan."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from kiosk.demo import LABELS, RECEIPTS
from kiosk.simulator.orders import Order
from kiosk.simulator.rules import Rules
from kiosk.simulator.shapes import Status
from tests.journey.conftest import MakeWorld, detail_of
from tests.journey.steps import (
    STEPS,
    despatched,
    gathered,
    is_live,
    opened,
    packed,
    printed,
    verified,
)

SHEETS = json.dumps(
    [{"name": name, "at": "folder:", "medium": "a4"} for name in (RECEIPTS, LABELS)]
)


def _noted(folder: Path, order: Order) -> None:
    """The picking note and the slip lie there, and the note says what it must."""
    papers = {path.name.partition("_")[0]: path for path in folder.glob("*.pdf")}
    assert set(papers) == {"picking-note", "packing-slip"}
    text = PdfReader(papers["picking-note"]).pages[0].extract_text()
    assert "Amazon" in text
    assert all(line.sku in text for line in order.lines)


@pytest.mark.parametrize("size", ["1280x800", "800x480", "1920x1080"])
def test_an_unpaid_order_heals_and_goes_all_the_way_to_amazon(world: MakeWorld, size: str) -> None:
    with world(size) as here, here.bench(PACKBENCH_PRINTER=SHEETS) as hand:
        order = next(o for o in here.shop.orders() if o.status is Status.PENDING)

        opened(hand, order.id)
        hand.reads("Not paid yet")
        here.picture(hand, "1-unpaid")
        assert not any(is_live(hand.seen, step) for step in STEPS)

        here.shop.pay(order.id)
        hand.reads(order.address.name.split()[-1])
        here.picture(hand, "2-paid")

        printed(hand)
        here.picture(hand, "3-picking-note")
        hand.touch("Close")
        hand.touch("Allocated")
        verified(hand, order)
        here.picture(hand, "4-picked")
        packed(hand, "Royal Mail", "AB123456785GB")
        here.picture(hand, "5-packed")
        despatched(hand)
        here.picture(hand, "6-amazon-has-it")

        told = [c for c in here.shop.confirmations if c.order_id == order.id]
        assert [c.applied for c in told] == [True]
        detail = detail_of(told[0])
        assert detail["carrierCode"] == "Royal Mail"
        assert detail["trackingNumber"] == "AB123456785GB"
        assert detail["packageReferenceId"].isdigit()
        assert {i["orderItemId"]: i["quantity"] for i in detail["orderItems"]} == {
            line.id: line.quantity for line in order.lines
        }
        _noted(here.folder / "papers", order)


def test_ignored_carrier_details_are_asked_for_again_at_despatch(world: MakeWorld) -> None:
    with world() as here, here.bench() as hand:
        order = next(o for o in here.shop.orders() if o.status is Status.UNSHIPPED)
        opened(hand, order.id)
        gathered(hand)

        hand.touch("Packed")
        hand.reads("Carrier details")
        hand.touch("Ignore")
        hand.wait(lambda seen: not seen.shows("Carrier details"), "the window to close")
        here.picture(hand, "1-packed-without")
        hand.touch("Despatched")
        hand.reads("They were ignored before")
        here.picture(hand, "2-asked-again")
        hand.touch("DPD")
        hand.scan("15501234567890")
        hand.touch("Despatched · DPD")
        hand.reads("Amazon has it")
        here.picture(hand, "3-amazon-has-it")

        told = [c for c in here.shop.confirmations if c.order_id == order.id]
        assert [detail_of(c)["carrierCode"] for c in told] == ["DPD"]


def test_what_amazon_refuses_is_said_and_put_right(world: MakeWorld) -> None:
    with world() as here, here.bench() as hand:
        order = next(o for o in here.shop.orders() if o.status is Status.UNSHIPPED)
        here.shop.rules = _without(here.shop.rules, "Royal Mail")
        opened(hand, order.id)
        gathered(hand)
        packed(hand, "Royal Mail", "AB123456785GB")
        hand.touch("Despatched")

        hand.reads("Amazon said no: carrier or number")
        here.picture(hand, "1-refused")
        hand.touch("Carrier details")
        hand.reads("Amazon is told again")
        hand.touch("DPD")
        hand.touch("Tell Amazon · DPD")

        hand.reads("Amazon has it")
        here.picture(hand, "2-put-right")
        applied = [c for c in here.shop.confirmations if c.applied]
        assert [detail_of(c)["carrierCode"] for c in applied] == ["DPD"]


def _without(rules: Rules, carrier: str) -> Rules:
    return replace(rules, carriers=frozenset(rules.carriers) - {carrier})
