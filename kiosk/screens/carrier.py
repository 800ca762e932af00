"""The window *Carrier details*: who carries the parcel, and under which number."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from kiosk.presenters.models import CarrierModel
from kiosk.screens.widgets.sheet import Sheet
from kiosk.screens.widgets.stacks import Train
from kiosk.screens.widgets.surface import Surface
from kiosk.screens.widgets.touch import Touchable
from kiosk.screens.widgets.view import View


class CarrierView(Sheet):
    """Built when it is first opened."""

    model = ObjectProperty(CarrierModel(), rebind=True)


class EntryField(Touchable, Surface, Train):
    """A field that is filled by the scanner or the keyboard; a touch sends the keys to it."""

    icon = StringProperty("")
    entered = StringProperty("")
    hint = StringProperty("")
    mark = ObjectProperty(None, allownone=True)
    active = BooleanProperty(False)
    tight = BooleanProperty(False)
    """Whether there is no room for the mark, which then stands elsewhere."""

    __events__ = ("on_clear",)

    def on_clear(self) -> None:
        """Answer the touch that empties the field; bound in .kv."""


class NameField(View, EntryField):
    """The name of a carrier that has no button."""

    model = ObjectProperty(CarrierModel(), rebind=True)
