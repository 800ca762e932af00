"""The window in which people sign in, and answer for what not everybody may do."""

from __future__ import annotations

from kivy.properties import AliasProperty, ObjectProperty

from kiosk.presenters.models_people import Asked, SignModel
from kiosk.screens.kv import load
from kiosk.screens.theme import theme
from kiosk.screens.widgets.sheet import Sheet
from kiosk.screens.widgets.stacks import Train
from kiosk.screens.widgets.view import View
from kiosk.screens.widgets.words import Words


class SigningView(Sheet):
    """Built when it is first shown; the keys come with what is asked."""

    model = ObjectProperty(SignModel(), rebind=True)

    def __init__(self, **properties: object) -> None:
        load("carrier")  # the keyboard
        super().__init__(**properties)

    def _pin(self) -> bool:
        return bool(self.model.asked is Asked.PIN)

    def _phrase(self) -> bool:
        return bool(self.model.asked is Asked.PHRASE)

    def _tight(self) -> bool:
        return self._phrase() and bool(theme.shape == "compact")

    tight = AliasProperty(_tight, None, bind=("model", "size"))
    """Whether the keyboard leaves little room for words."""
    pin = AliasProperty(_pin, None, bind=("model",))
    phrase = AliasProperty(_phrase, None, bind=("model",))


class SignWords(Words):
    """What to do next, or what was wrong; it is read from where one stands."""

    wraps_soon = True
    model = ObjectProperty(SignModel(), rebind=True)


class PinPad(View, Train):
    """The figures with which a PIN is typed."""

    model = ObjectProperty(SignModel(), rebind=True)
