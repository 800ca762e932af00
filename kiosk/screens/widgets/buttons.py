"""The buttons of the bench: big ones, steps, tabs, choices and keys; their looks are in .kv."""

from __future__ import annotations

from kivy.properties import (
    BooleanProperty,
    ObjectProperty,
    StringProperty,
)

from kiosk.presenters.models import ChoiceModel, StepModel, TabModel
from kiosk.screens.widgets.stacks import Pile
from kiosk.screens.widgets.surface import Surface
from kiosk.screens.widgets.touch import Touchable


class Ground(Surface, Pile):
    """A pile on a surface."""


class BigButton(Touchable, Surface, Pile):
    """An icon, a word and a smaller word, of which any may be empty."""

    icon = StringProperty("")
    word = StringProperty("")
    detail = StringProperty("")
    ink = StringProperty("ink")
    ink_soft = StringProperty("ink_soft")
    set_in = StringProperty("strong")


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
