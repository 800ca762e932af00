"""A paper shown on the glass, as it came out."""

from __future__ import annotations

from kivy.properties import ObjectProperty

from kiosk.presenters.models import PaperModel
from kiosk.screens.widgets.sheet import Sheet


class PaperView(Sheet):
    """Built when the first paper is looked at."""

    model = ObjectProperty(PaperModel(), rebind=True)
