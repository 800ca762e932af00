"""The buttons of the bench: big ones, steps, tabs, choices and keys; their looks are in .kv."""

from __future__ import annotations

from kivy.properties import (
    BooleanProperty,
    ObjectProperty,
    StringProperty,
)

from kiosk.presenters.models import ChoiceModel, StepModel, TabModel
from kiosk.screens.widgets.stacks import Pile, Train
from kiosk.screens.widgets.surface import Surface
from kiosk.screens.widgets.touch import Touchable

ENDLESS = 1e6


class Ground(Surface, Pile):
    """A pile on a surface."""


class SheetPile(Ground):
    """What lies on a sheet: a pile on a lifted ground."""

    fills = BooleanProperty(False)
    """Whether it takes all the height that the sheet may have."""

    def room(self, width: float) -> tuple[float, float]:
        """Return the room that it takes on the sheet."""
        wide, high = super().room(width)
        return (wide, ENDLESS if self.fills else high)


class BigButton(Touchable, Surface, Pile):
    """An icon, a word and a smaller word, of which any may be empty."""

    icon = StringProperty("")
    word = StringProperty("")
    detail = StringProperty("")
    ink = StringProperty("ink")
    ink_soft = StringProperty("ink_soft")
    set_in = StringProperty("strong")
    face = StringProperty("semibold")


class SmallButton(Touchable, Surface, Train):
    """An icon and a word side by side, for what is seldom wanted."""

    icon = StringProperty("")
    word = StringProperty("")


class StepButton(Touchable, Surface, Pile):
    """One step: done is heavy ink with a tick, next is blue and larger, later is quiet."""

    model = ObjectProperty(StepModel(key="", word="", icon=""), rebind=True)
    presenter = ObjectProperty(None, allownone=True)
    busy = BooleanProperty(False)


class TabButton(Touchable, Surface, Pile):
    """One filter above the list."""

    model = ObjectProperty(TabModel(key="", count="", word=""), rebind=True)
    presenter = ObjectProperty(None, allownone=True)


class ChoiceButton(Touchable, Surface, Pile):
    """A carrier, a service, a reason: a word, a smaller word, and whether it is chosen."""

    model = ObjectProperty(ChoiceModel(key="", word=""), rebind=True)

    __events__ = ("on_choice",)

    def on_touched(self) -> None:
        self.dispatch("on_choice", self.model.key)

    def on_choice(self, key: str) -> None:
        """Answer the choice; bound by who shows it."""
