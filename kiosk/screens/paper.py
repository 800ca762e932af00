"""The papers of an order on the glass: each as it comes out, and whether it did."""

from __future__ import annotations

from kivy.properties import ObjectProperty

from kiosk.presenters.models import PaperModel
from kiosk.screens.widgets.sheet import Sheet


class PaperView(Sheet):
    """Built when the first paper is looked at."""

    model = ObjectProperty(PaperModel(), rebind=True)

    def show(self, model: PaperModel) -> None:
        """Show ``model``; another paper is shown from its top."""
        other = model.pages != self.model.pages
        super().show(model)
        if other:
            self.ids.pages.scroll_y = 1
