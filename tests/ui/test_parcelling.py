"""The window in which an order is shared out shows its model, and its keys call their verbs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.presenters.models import CarrierModel
from kiosk.presenters.models_parcel import ParcelModel
from kiosk.screens.theme import theme
from tests.ui import parcels
from tests.ui.glass import Hand


def test_it_shows_the_lines_and_the_parcels_before(hand: Hand) -> None:
    hand.put("parcelling", parcels.SHARING)
    texts = {*hand.texts(hand.over)}
    line = parcels.SHARING.lines[0]

    assert {parcels.SHARING.title, parcels.SHARING.packed, parcels.SHARING.hint} <= texts
    assert {line.title, line.sku, line.count, line.of} <= texts


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Back", ("parcelling", "close")),
        ("Everything", ("parcelling", "all")),
        ("2 units into parcel 2", ("parcelling", "confirm")),
        ("minus", ("parcelling", "less", "1")),
        ("plus", ("parcelling", "more", "2")),
    ],
)
def test_each_key_calls_its_verb(hand: Hand, words: str, told: tuple[str, ...]) -> None:
    hand.put("parcelling", parcels.SHARING)
    hand.tap(words)

    assert hand.told == [told]


def test_an_empty_parcel_cannot_be_confirmed(hand: Hand) -> None:
    hand.put("parcelling", replace(parcels.SHARING, next_live=False))

    with pytest.raises(AssertionError, match="nothing live"):
        hand.find(parcels.SHARING.next_word)


def test_every_key_is_twelve_millimetres(on_panel: Hand) -> None:
    on_panel.put("parcelling", parcels.SHARING)
    keys = [on_panel.find(words) for words in ("minus", "plus", "Back", "Everything")]

    assert min(min(key.width, key.height) for key in keys) >= 12 * theme.mm - 1


@pytest.mark.parametrize("model", [parcels.CARRIER_OF_ALL, parcels.CARRIER_PART])
def test_the_window_for_the_carrier_leads_to_it(on_panel: Hand, model: CarrierModel) -> None:
    on_panel.put("carrier", model)
    key = on_panel.find(model.parcel_word)
    on_panel.tap(model.parcel_word)

    assert on_panel.told == [("carrier", "parcel")]
    assert min(key.width, key.height) >= 12 * theme.mm - 1


def test_it_lies_over_the_window_for_the_carrier(hand: Hand) -> None:
    hand.put("carrier", parcels.CARRIER_OF_ALL)
    hand.put("parcelling", parcels.SHARING)
    hand.tap("Back")
    hand.put("parcelling", ParcelModel())
    hand.tap("Ignore")

    assert hand.told == [("parcelling", "close"), ("carrier", "ignore")]
