"""What the windows with long lists share: whole rows, pages without dragging, two halves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from kivy.factory import Factory
from kivy.lang.parser import Parser

from kiosk.screens.kv import LAYOUTS, load
from kiosk.screens.theme import theme
from kiosk.screens.widgets import tables
from kiosk.screens.widgets.stacks import Spacer, Train
from kiosk.screens.widgets.tables import Paged, Split
from tests.ui import examples_office, examples_stock
from tests.ui.glass import Hand, idle
from tests.ui.states import PANELS

OFFICE = {
    "returning": examples_office.SUB,
    "tilling": examples_office.TILL,
    "stocking": examples_stock.STOCK,
    "importing": examples_stock.IMPORT,
}
DYNAMIC = re.compile(r"^<(\w+)@", re.MULTILINE)


def names_used(stem: str) -> Iterator[str]:
    """Yield what a layout builds: the children of its rules, and the kinds of its pools."""
    text = (LAYOUTS / f"{stem}.kv").read_text("utf-8")
    waiting = [rule for _, rule in Parser(content=text).rules]
    while waiting:
        rule = waiting.pop()
        waiting += rule.children
        yield from (child.name for child in rule.children)
    yield from re.findall(r"kind: '(\w+)'", text)


@pytest.mark.parametrize("stem", OFFICE)
def test_a_window_can_be_the_first_that_is_opened(stem: str) -> None:
    at_hand = {"widgets", stem, *tables.LAYOUTS}
    homes = {
        name: path.stem
        for path in LAYOUTS.glob("*.kv")
        for name in DYNAMIC.findall(path.read_text("utf-8"))
    }
    import_module(f"kiosk.screens.{stem}")
    used = set(names_used(stem))
    strange = {name for name in used if homes.get(name, stem) not in at_hand}
    unknown = {name for name in used - set(homes) if name not in Factory.classes}

    assert not strange
    assert not unknown


def test_no_window_of_the_office_is_built_before_it_is_wanted(new_hand: Hand) -> None:
    views = new_hand.screen.overlays._views
    before = set(views) & set(OFFICE)
    for name, model in OFFICE.items():
        new_hand.put(name, model)

    assert not before
    assert set(OFFICE) <= set(views)


@pytest.fixture
def paged(hand: Hand) -> Any:
    load("tables")
    made = Paged(kind="ChoiceRow", row_h="small", grow=True, size=(600, 400))
    hand.screen.add_widget(made)
    yield made
    hand.screen.remove_widget(made)


@pytest.mark.parametrize("count", [1, 5, 6, 40])
def test_rows_fill_their_place_when_there_are_more_than_fit(paged: Any, count: int) -> None:
    paged.items = examples_office.ZS[:1] * count
    idle(3)
    listing = paged.ids.listing
    fit = (listing.height + listing.gap_px) / listing.pitch

    assert listing.row_px >= theme.size_of("small")
    assert (count <= fit + 0.01) or fit == pytest.approx(round(fit))
    assert paged.paging == (count > fit + 0.01)


def test_pages_lead_to_the_last_row_and_back_without_dragging(paged: Any) -> None:
    paged.items = examples_office.ZS
    idle(3)
    listing = paged.ids.listing
    below = [listing.hidden_below]
    while listing.hidden_below and len(below) < len(paged.items):
        listing.turn(1)
        idle(2)
        below.append(listing.hidden_below)
    listing.show_from(0)

    assert below == sorted(set(below), reverse=True)
    assert below[-1] == 0
    assert listing.hidden_above == 0


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_two_parts_share_their_place_and_one_takes_it_all(
    hand: Hand, panel: tuple[int, int, float]
) -> None:
    theme.suit(panel[:2], panel[2])
    first = Spacer(size=(1, 1))
    second = Train(wide="paper_w", tall="paper_w")
    split = Split(gap="far", share=0.25, size=(900, 700))
    split.add_widget(first)
    split.add_widget(second)
    hand.screen.add_widget(split)
    idle(3)
    gap = theme.size_of("far")
    shared = (tuple(first.size), tuple(second.size))
    right = (first.x, second.right)
    theme.wear(dark=False, left_handed=True)
    idle(2)
    left = (first.right, second.x)
    theme.wear(dark=False)
    second.wide = second.tall = ""
    idle(3)
    alone = tuple(first.size)
    hand.screen.remove_widget(split)

    if theme.shape == "tall":
        below = round((700 - gap) * 0.25)
        assert shared == ((900, 700 - gap - below), (900, below))
    else:
        beside = theme.size_of("paper_w")
        assert shared == ((900 - gap - beside, 700), (beside, 700))
        assert right == (0, 900)
        assert left == (900, 0)
    assert alone == (900, 700)
