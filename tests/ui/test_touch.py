"""A touch counts once and means what it was about; gloves bounce and slip."""

from __future__ import annotations

from typing import Any

import pytest
from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.screens.theme import theme
from kiosk.screens.widgets.touch import BOUNCE, Touchable
from tests.ui.glass import Hand, idle


class Spot(Touchable):
    def __init__(self, **properties: Any) -> None:
        self.count = 0
        super().__init__(**properties)

    def on_touched(self) -> None:
        self.count += 1


@pytest.fixture
def button(hand: Hand) -> Any:
    made = Spot(pos=(100, 100), size=(200, 100))
    Window.add_widget(made)
    yield made
    Window.remove_widget(made)


def test_a_touch_counts_once_when_the_finger_comes_up(hand: Hand, button: Any) -> None:
    touch = hand.down(button.center)
    assert (button.pressed, button.count) == (True, 0)

    touch.touch_up()
    assert (button.pressed, button.count) == (False, 1)


def test_a_glove_that_bounces_counts_once(hand: Hand, button: Any) -> None:
    hand.down(button.center, at=5000.0).touch_up()
    hand.down(button.center, at=5000.0 + BOUNCE * 0.9).touch_up()
    assert button.count == 1

    hand.down(button.center, at=5001.0).touch_up()
    assert button.count == 2


def test_a_finger_that_slips_a_little_counts_and_one_that_leaves_does_not(
    hand: Hand, button: Any
) -> None:
    touch = hand.down(button.center)
    touch.touch_move(button.right + 3 * theme.mm, button.center_y)
    touch.touch_up()
    assert button.count == 1

    touch = hand.down(button.center)
    touch.touch_move(button.right + 12 * theme.mm, button.center_y)
    touch.touch_up()
    assert button.count == 1


def test_a_second_finger_does_not_press_again(hand: Hand, button: Any) -> None:
    first, second = hand.down(button.center), hand.down(button.center)
    second.touch_up()
    first.touch_up()

    assert button.count == 1


def test_a_dead_button_swallows_the_touch(hand: Hand, button: Any) -> None:
    button.live = False
    below = hand.find("Undo")
    button.pos, button.size = below.to_window(*below.pos), below.size
    hand.down(button.center).touch_up()

    assert (button.count, hand.told) == (0, [])


def test_a_touch_means_what_it_was_about_when_the_finger_came_down(hand: Hand, button: Any) -> None:
    button.subject = "order 1"
    touch = hand.down(button.center)
    button.subject = "order 2"
    touch.touch_up()

    assert button.count == 0


def test_a_bounce_does_not_touch_what_has_just_opened_at_the_same_place(hand: Hand) -> None:
    step = hand.find("Picked")
    place = step.to_window(*step.center)
    hand.down(place, at=9000.0).touch_up()
    cover = Spot(pos=step.to_window(*step.pos), size=step.size)
    hand.screen.add_widget(cover)
    idle()
    hand.down(place, at=9000.0 + BOUNCE * 0.9).touch_up()
    assert cover.count == 0

    hand.down(place, at=9001.0).touch_up()
    assert cover.count == 1


def test_the_wheel_presses_nothing(hand: Hand, button: Any) -> None:
    touch = hand.down((-5, -5))
    touch.profile = ["pos", "button"]
    touch.button = "scrolldown"
    touch.pos = button.center

    assert not button.on_touch_down(touch)
    touch.touch_up()


def test_a_flat_thing_reaches_down_as_far_as_a_finger_needs(hand: Hand) -> None:
    clock = next(w for w in hand.screen.strip.walk() if type(w).__name__ == "StripButton")
    theme.suit((800, 480), 154.0)
    clock.size = (clock.width, 10)

    assert clock.collide_point(clock.center_x, clock.top - theme.small + 1)
    assert not clock.collide_point(clock.center_x, clock.top - theme.small - 1)


def test_everything_to_touch_is_of_the_one_class(hand: Hand) -> None:
    from kivy.uix.behaviors import ButtonBehavior

    widgets: list[Widget] = list(hand.screen.walk())
    assert not any(isinstance(widget, ButtonBehavior) for widget in widgets)
    assert sum(isinstance(widget, Touchable) for widget in widgets) > 15
