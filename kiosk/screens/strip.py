"""The strip at the top: the truth about bench, person, Amazon, paper and time."""

from __future__ import annotations

from kivy.properties import ObjectProperty

from kiosk.presenters.models import StripModel
from kiosk.screens.widgets.stacks import Train
from kiosk.screens.widgets.surface import Surface
from kiosk.screens.widgets.touch import Touchable
from kiosk.screens.widgets.view import View


class StripView(View, Surface, Train):
    """One line along the top edge."""

    model = ObjectProperty(StripModel(), rebind=True)


class AlarmView(View, Touchable, Surface, Train):
    """A full-width sentence that needs a person; no room when there is none."""

    model = ObjectProperty(StripModel(), rebind=True)


class StripButton(Touchable, Train):
    """The bench's name, the person's, or the clock: each can be touched."""


class StripMark(Train):
    """A dot with a word and a smaller word: how Amazon or the printer is."""

    mark = ObjectProperty(StripModel().amazon, rebind=True)
