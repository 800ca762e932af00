"""The window of the stock shows products and ledgers, and its buttons call their verbs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.presenters.models_stock import StockModel
from kiosk.screens.stocking import Heads, MovementRow, ProductHead, ProductRow
from kiosk.screens.theme import theme
from kiosk.screens.widgets.tables import Cell
from tests.ui import examples_stock as ex
from tests.ui.glass import Hand, idle, middle, says, seen, wait

PRODUCT = ex.STOCK_PRODUCT


def of_kind(hand: Hand, kind: type[Any]) -> list[Any]:
    found = [part for part in seen(hand.over) if isinstance(part, kind)]
    return sorted(found, key=lambda part: -float(part.to_window(part.x, part.y)[1]))


@pytest.mark.parametrize(
    ("model", "words", "told"),
    [
        (ex.STOCK, "Close", ("close",)),
        (ex.STOCK, "Import", ("import_",)),
        (ex.STOCK, "Export", ("export",)),
        (ex.STOCK, "TEE-NVY-L", ("choose", "TEE-NVY-L")),
        (ex.STOCK, ex.STOCK.search_word, ("search_open",)),
        (PRODUCT, "Received", ("act", "received")),
        (PRODUCT, "Counted", ("act", "counted")),
        (PRODUCT, "Written off", ("act", "written_off")),
        (PRODUCT, "Out of quarantine", ("act", "released")),
        (PRODUCT, "x", ("close",)),
        (PRODUCT, "Close", ("close",)),
        (ex.STOCK_TYPING, "Take it", ("take",)),
        (ex.STOCK_TYPING, "backspace", ("erase",)),
        *((ex.STOCK_TYPING, digit, ("digit", digit)) for digit in "0123456789"),
        (ex.STOCK_SEARCH, "check", ("search_close",)),
        (ex.STOCK_SEARCH, "x", ("search_clear",)),
        (ex.STOCK_SEARCH, "backspace", ("search_erase",)),
        *((ex.STOCK_SEARCH, key, ("search_key", key)) for key in "AZ7-"),
    ],
)
def test_each_button_calls_its_verb(
    hand: Hand, model: StockModel, words: str, told: tuple[str, ...]
) -> None:
    hand.put("stocking", replace(model, movements=(), entry="–"))
    hand.tap(words)

    assert hand.told == [("stocking", *told)]


def test_a_row_tells_the_product_its_bin_and_its_figures(hand: Hand) -> None:
    hand.put("stocking", ex.STOCK)
    row = of_kind(hand, ProductRow)[0]
    words = {"Bin", "On hand", "Free", "Quarantine"}

    assert {"TEE-NVY-M", "Cotton T-shirt, navy, M", "A-04-2", "42", "38", "1"} <= {*says(row)}
    assert words <= {*hand.texts(hand.over)}


def test_words_stand_over_their_columns(on_panel: Hand) -> None:
    for model in (ex.STOCK, ex.STOCK_PRODUCT, replace(ex.STOCK, rows=ex.GOODS[:2])):
        on_panel.put("stocking", model)
        for heads in of_kind(on_panel, Heads):
            row = of_kind(on_panel, ProductRow)[0]
            columns = [
                sorted(c.to_window(c.right, 0)[0] for c in seen(part) if isinstance(c, Cell))
                for part in (heads, row)
            ]

            assert columns[0] == pytest.approx(columns[1], abs=2)


def test_one_products_ledger_is_shown_beside_the_list_or_in_its_place(on_panel: Hand) -> None:
    on_panel.put("stocking", PRODUCT)
    texts = {*on_panel.texts(on_panel.over)}
    rows = of_kind(on_panel, ProductRow)

    assert {"Despatched", "-2", "42", "On hand", "Free", "A-04-2"} <= texts
    assert len(of_kind(on_panel, MovementRow)) >= 4
    assert bool(rows) == (theme.shape != "compact")


def test_the_chosen_product_is_marked_and_leads_back(on_panel: Hand) -> None:
    on_panel.put("stocking", PRODUCT)
    (head,) = of_kind(on_panel, ProductHead)
    on_panel.tap(head)

    assert on_panel.told == [("stocking", "close")]


def test_what_is_done_to_a_product_is_large(on_panel: Hand) -> None:
    on_panel.put("stocking", PRODUCT)
    acts = [on_panel.find(act.word) for act in PRODUCT.acts]
    least = min(min(act.width, act.height) for act in acts) / theme.mm

    assert least >= (13.9 if theme.shape == "compact" else 15)


@pytest.mark.parametrize(
    "model", [ex.STOCK, PRODUCT, ex.STOCK_TYPING, ex.STOCK_SEARCH, ex.STOCK_EMPTY]
)
def test_every_list_shows_whole_rows(on_panel: Hand, model: StockModel) -> None:
    on_panel.put("stocking", model)
    for kind in (ProductRow, MovementRow):
        for row in of_kind(on_panel, kind):
            listing = row.parent.parent
            low = listing.to_window(listing.x, listing.y)[1]

            assert row.to_window(row.x, row.y)[1] >= low - 1


def test_while_a_name_is_typed_products_are_still_seen(on_panel: Hand) -> None:
    on_panel.put("stocking", ex.STOCK_SEARCH)
    row = of_kind(on_panel, ProductRow)[0]

    assert "TEE-NVY-M" in says(row)
    assert row.height / theme.mm >= 11.9


def test_where_nothing_is_found_the_window_says_so(hand: Hand) -> None:
    assert ex.STOCK_EMPTY.empty
    hand.put("stocking", ex.STOCK_EMPTY)

    assert {ex.STOCK_EMPTY.empty.word, ex.STOCK_EMPTY.empty.detail} <= {*hand.texts(hand.over)}
    assert of_kind(hand, ProductRow) == []


def test_another_search_and_another_ledger_are_shown_from_their_top(hand: Hand) -> None:
    hand.put("stocking", ex.STOCK_LONG)
    listings = [hand.over.ids.rows.ids.listing, hand.over.ids.movements.ids.listing]
    for listing in listings:
        listing.turn(2)
    idle(2)
    away = [listing.hidden_above for listing in listings]
    hand.put("stocking", replace(ex.STOCK_LONG, product=replace(ex.GOODS[1]), search="TEE"))

    assert min(away) > 0
    assert [listing.hidden_above for listing in listings] == [0, 0]


def test_a_finger_that_came_down_on_one_product_does_not_choose_another(hand: Hand) -> None:
    hand.put("stocking", ex.STOCK)
    target = hand.find("TEE-NVY-L")
    touch = hand.down(middle(target))
    wait(lambda: target.pressed)
    hand.put("stocking", replace(ex.STOCK, rows=ex.GOODS[3:]))
    hand.up(touch)

    assert hand.told == []


def test_a_finger_that_came_down_for_one_product_does_nothing_to_another(hand: Hand) -> None:
    hand.put("stocking", PRODUCT)
    touch = hand.down(middle(hand.find("Written off")))
    hand.put("stocking", replace(PRODUCT, product=ex.GOODS[1]))
    hand.up(touch)

    assert hand.told == []


def test_the_window_is_gone_when_it_is_closed(hand: Hand) -> None:
    hand.put("stocking", ex.STOCK)
    hand.put("stocking", StockModel())

    assert hand.screen.over is None
