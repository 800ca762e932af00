"""The carrier window shows what its model says, and its buttons call their verbs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.presenters.models import CarrierModel
from tests.ui import windows
from tests.ui.glass import Hand, middle


def test_the_window_shows_carriers_services_number_and_mark(hand: Hand) -> None:
    hand.put("carrier", windows.CARRIER_SCANNED)
    texts = hand.texts()

    assert {"Carrier details", "Royal Mail", "Tracked 24 · last used"} <= {*texts}
    assert "Special Delivery" in texts
    assert {"AB 1234 5678 5 GB", "check digit right", "Packed · Royal Mail"} <= {*texts}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Evri", ("carrier", "choose", "evri")),
        ("Tracked 48", ("carrier", "service", "48")),
        ("x", ("carrier", "clear")),
        ("Ignore", ("carrier", "ignore")),
        ("Keyboard", ("carrier", "keyboard")),
        ("Packed · Royal Mail", ("carrier", "confirm")),
        ("AB 1234 5678 5 GB", ("carrier", "to_number")),
    ],
)
def test_each_button_calls_its_verb(hand: Hand, words: str, told: tuple[str, ...]) -> None:
    hand.put("carrier", windows.CARRIER_SCANNED)
    hand.tap(words)

    assert hand.told == [told]


def test_keys_go_to_the_presenter_and_fields_can_be_chosen(hand: Hand) -> None:
    hand.put("carrier", windows.CARRIER_TYPING)
    for key in ("K", "0", "-", "␣", "backspace", "KC 9981 22", "Kestrel Couriers"):
        hand.tap(key)

    assert hand.told == [
        ("carrier", "key", "K"),
        ("carrier", "key", "0"),
        ("carrier", "key", "-"),
        ("carrier", "key", " "),
        ("carrier", "erase"),
        ("carrier", "to_number"),
        ("carrier", "to_name"),
    ]


@pytest.mark.parametrize("model", [windows.CARRIER_EITHER, windows.CARRIER_MISREAD])
def test_what_became_of_a_scan_is_told_on_every_panel(on_panel: Hand, model: CarrierModel) -> None:
    on_panel.put("carrier", model)
    texts = on_panel.texts(on_panel.over)

    assert model.hint in texts
    assert model.number_mark is not None
    assert model.number_mark.word in texts


def test_packed_cannot_be_touched_before_the_number_is_there(hand: Hand) -> None:
    hand.put("carrier", windows.CARRIER_EMPTY)

    with pytest.raises(AssertionError, match="nothing live"):
        hand.find("Packed")


def test_nothing_beneath_the_window_can_be_touched(hand: Hand) -> None:
    step = hand.find("Despatched")
    hand.put("carrier", windows.CARRIER_EMPTY)
    hand.up(hand.down(middle(step)))
    hand.up(hand.down((5, 5)))

    assert hand.told == []


def test_the_window_is_gone_when_it_is_closed(hand: Hand) -> None:
    hand.put("carrier", windows.CARRIER_SCANNED)
    hand.put("carrier", CarrierModel())

    assert hand.screen.over is None
    hand.tap("Packed")
    assert hand.told == [("order", "step", "packed")]


def test_an_opened_window_shows_nothing_of_the_last_time(hand: Hand) -> None:
    hand.put("carrier", windows.CARRIER_SCANNED)
    hand.put("carrier", CarrierModel())
    hand.put("carrier", replace(windows.CARRIER_EMPTY))

    assert "AB 1234 5678 5 GB" not in hand.texts()
