"""The window in which a line is counted by hand."""

from __future__ import annotations

from kivy.properties import ObjectProperty

from kiosk.presenters.models_count import CountModel
from kiosk.screens.widgets.sheet import Sheet


class CountView(Sheet):
    """Built when a line is first touched."""

    model = ObjectProperty(CountModel(), rebind=True)
