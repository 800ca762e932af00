"""The open order in words: head, steps, chip, times and flags."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from kiosk.actions.queries import OrderView
from kiosk.domain.order import Order, Program, Progress, Standing
from kiosk.domain.parcel import Telling
from kiosk.domain.product import Product
from kiosk.domain.refusals import Refusal
from kiosk.domain.requests import Outcome
from kiosk.domain.values import LineId, Sku
from kiosk.domain.workflow import STEPS, Move, done, refusal
from kiosk.presenters.marks import Tone
from kiosk.presenters.models import OrderModel
from kiosk.presenters.order_view import Setting, chip, order_model, step_models
from kiosk.wording.telling import CHIPS
from tests.fakes.builders import OrderBuilder, a_line, an_order, details
from tests.fakes.clock import NOON

AT = Setting(now=NOON, zone=ZoneInfo("Europe/London"), bench="Bench 1", pictures="")
LEFT = an_order().despatched(details())


def view(order: Order) -> OrderView:
    products = {x.sku: Product(sku=x.sku, gtin="5012345678900") for x in order.facts.lines}
    return OrderView(order=order, products=products)


def model(builder: OrderBuilder, **view: object) -> OrderModel:
    shown = OrderView(order=builder.order(), products={})
    return order_model(replace(shown, **view), AT)  # type: ignore[arg-type]


def states(builder: OrderBuilder) -> list[str]:
    return [step.state for step in step_models(view(builder.order()))]


def test_the_number_stands_in_two_parts_and_bears_amazons_badge() -> None:
    found = model(an_order(1234567))

    assert (found.head, found.tail) == ("202-1234567-1", "234567")
    assert found.order_id == found.head + found.tail
    assert found.badge == "Amazon"


@pytest.mark.parametrize(
    ("builder", "expected"),
    [
        (an_order(), ["next", "later", "later", "later", "later"]),
        (an_order().printed(), ["done", "next", "later", "later", "later"]),
        (an_order().allocated(), ["later", "done", "next", "later", "later"]),
        (an_order().printed().picked(), ["done", "done", "done", "next", "later"]),
        (an_order().printed().packed(details()), ["done", "done", "done", "done", "next"]),
        (an_order().printed().packed(), ["done", "done", "done", "done", "next"]),
        (LEFT.printed(), ["done"] * 5),
        (an_order().unpaid(), ["off"] * 5),
        (an_order().cancelled(), ["off"] * 5),
        (an_order().printed().held().allocated(), ["done", "done", "off", "off", "off"]),
        (an_order().printed().packed(details()).cancelled(), ["done"] * 4 + ["off"]),
        (an_order().printed().packed(details()).fulfilled(1), ["done"] * 4 + ["off"]),
    ],
)
def test_done_steps_are_bold_and_the_next_one_is_prominent(
    builder: OrderBuilder, expected: list[str]
) -> None:
    assert states(builder) == expected


def test_the_prominent_step_is_one_that_succeeds_or_asks_for_carrier_details() -> None:
    situations = [
        builder.facts_with(standing=standing).with_(progress=progress)
        for base in (an_order(), an_order().printed())
        for builder in (base.packed(details()), base.packed(), base.packed(details()).fulfilled(1))
        for standing, progress in product(Standing, Progress)
    ]
    for builder in situations:
        order = builder.order()
        for step, shown in zip(STEPS, step_models(view(order)), strict=True):
            why = refusal(order, step)
            assert (shown.state == "done") == done(order, step)
            if shown.state == "next":
                assert why in {None, Refusal.NO_CARRIER_DETAILS}, (order, step)
            if why is None and order.printed and step is not Move.PRINT:
                assert shown.state == "next", (order, step)


def test_no_more_than_one_step_is_prominent() -> None:
    for builder in (an_order(), an_order().printed(), an_order().allocated(), LEFT):
        assert states(builder).count("next") <= 1


@pytest.mark.parametrize(
    ("builder", "step", "detail"),
    [
        (an_order(), Move.PRINT, "picking note"),
        (an_order().printed(), Move.PRINT, ""),
        (an_order().printed(2), Move.PRINT, "COPY 2"),
        (an_order().of(("A", 3)).printed(), Move.ALLOCATE, "3 units"),
        (an_order().of(("A", 1)).allocated(), Move.PICK, "1 more to scan"),
        (an_order().of(("A", 3), ("B", 2)).counted("A", 2), Move.PICK, "3 more to scan"),
        (an_order().of(("A", 3)).allocated(), Move.ALLOCATE, ""),
        (an_order().picked(), Move.PACK, "carrier details"),
        (an_order().packed(details()), Move.PACK, "Royal Mail"),
        (an_order().packed(details(code="Other", name="Anna's van")), Move.PACK, "Anna's van"),
        (an_order().packed(details()), Move.DESPATCH, "tells Amazon"),
    ],
)
def test_a_step_says_what_it_is_about(builder: OrderBuilder, step: Move, detail: str) -> None:
    found = {one.key: one.detail for one in step_models(view(builder.order()))}

    assert found[step.value] == detail


@pytest.mark.parametrize("telling", Telling)
def test_the_chip_says_what_amazon_knows_and_never_more(telling: Telling) -> None:
    mark = chip(LEFT.parcel_with(telling=telling).order())

    word, detail, icon = CHIPS[telling]
    assert (mark.word, mark.detail, mark.icon) == (word(), detail(), icon)
    assert (mark.tone is Tone.GO) == (telling is Telling.TOLD)


def test_an_order_without_a_parcel_is_on_this_bench_only() -> None:
    assert chip(an_order().order()).word == "On this bench only"


@pytest.mark.parametrize(
    ("ship_by", "text", "tone"),
    [
        (NOON + timedelta(hours=4), "Ship by 16:00 · 4 h 0 min", Tone.PLAIN),
        (NOON + timedelta(minutes=98), "Ship by 13:38 · 1 h 38 min", Tone.LOOK),
        (NOON - timedelta(minutes=35), "Ship by 11:25 · 35 min late", Tone.STOP),
        (NOON + timedelta(days=2), "Ship by Wed 12:00 · 2 days", Tone.PLAIN),
        (None, "No ship-by time", Tone.QUIET),
    ],
)
def test_the_time_to_leave_is_told_with_what_is_left_of_it(
    ship_by: datetime | None, text: str, tone: Tone
) -> None:
    found = model(an_order().to_leave_by(ship_by))

    assert (found.ship_by, found.ship_tone) == (text, tone)


@pytest.mark.parametrize("builder", [LEFT, an_order().unpaid(), an_order().cancelled()])
def test_a_time_that_presses_nobody_is_quiet(builder: OrderBuilder) -> None:
    found = model(builder.to_leave_by(NOON - timedelta(hours=1)))

    assert (found.ship_by, found.ship_tone) == ("Ship by 11:00", Tone.QUIET)


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ({}, None),
        ({"checked": Outcome.WAITING}, "checking"),
        (
            {"checked": Outcome.FRESH, "checked_at": NOON - timedelta(seconds=45)},
            "checked 40 s ago",
        ),
        ({"checked": Outcome.OFFLINE}, "not checked: Amazon is away, go on"),
        ({"checked": Outcome.TROUBLE}, "not checked: Amazon is away, go on"),
    ],
)
def test_the_head_tells_whether_amazon_was_asked(
    view: dict[str, object], words: str | None
) -> None:
    assert model(an_order(), **view).meta == ("Standard", *([words] if words else []))


def test_what_has_left_is_checked_no_more() -> None:
    assert model(LEFT, checked=Outcome.WAITING).meta == ("Standard",)


def test_flags_tell_what_must_be_minded() -> None:
    builder = an_order().of(a_line("A", 2, fulfilled=1)).as_gift()
    found = model(builder.of_program(Program.PRIME, Program.BUSINESS, Program.SHIP_PLUS))

    assert [mark.word for mark in found.flags] == [
        "Prime",
        "Gift",
        "Business",
        "Ship+",
        "Part sent",
    ]
    assert model(an_order()).flags == ()


@pytest.mark.parametrize(
    ("builder", "undo", "hold", "hold_word"),
    [
        (an_order(), False, True, "Hold"),
        (an_order().picked(), True, True, "Hold"),
        (an_order().picked().held(), True, True, "Release"),
        (LEFT, False, False, "Hold"),
    ],
)
def test_undo_and_hold_are_live_where_they_do_something(
    builder: OrderBuilder, *, undo: bool, hold: bool, hold_word: str
) -> None:
    found = model(builder)

    assert (found.undo_live, found.hold_live, found.hold_word) == (undo, hold, hold_word)


def test_the_size_of_an_order_is_told_in_lines_and_units() -> None:
    assert model(an_order().of(("A", 3), ("B", 4))).lines_word == "2 lines, 7 units"
    assert model(an_order()).lines_word == "1 line, 1 unit"


def test_lines_stand_as_a_picker_walks_the_bins() -> None:
    bins = {"A": "B-02", "B": "", "C": "A-10", "D": "A-2"}
    products = {Sku(s): Product(sku=Sku(s), bin=b, picture=f"{s}.png") for s, b in bins.items()}
    builder = an_order().of(*((sku, 1) for sku in bins))
    view = OrderView(order=builder.order(), products=products)

    found = order_model(view, replace(AT, pictures="pictures")).lines

    assert [(line.bin, line.picture) for line in found] == [
        ("A-2", "pictures/D.png"),
        ("A-10", "pictures/C.png"),
        ("B-02", "pictures/A.png"),
        ("no bin", "pictures/B.png"),
    ]


def test_print_bears_the_name_of_its_printer_until_it_is_done() -> None:
    for builder, detail in ((an_order(), "Receipts"), (an_order().printed(2), "COPY 2")):
        shown = order_model(view(builder.order()), replace(AT, printer="Receipts"))
        assert shown.steps[0].detail == detail


def test_an_order_of_which_a_part_has_left_says_that_the_rest_is_here() -> None:
    part = an_order().of(("MUG-BLUE", 2)).despatched(details(), telling=Telling.TOLD)
    again = part.parcel_with(contents={LineId("L-MUG-BLUE"): 1}).with_(progress=Progress.NEW)

    shown = order_model(view(again.order()), AT)

    assert shown.chip is not None
    assert shown.chip.word == CHIPS[Telling.NOT_TOLD][0]()
    assert "Part sent" in [mark.word for mark in shown.flags]
    assert shown.lines[0].of == "of 1"
