"""The list of orders at the left: filters, rows, search, and the button for the next order."""

from __future__ import annotations

from typing import Any

from kivy.properties import ObjectProperty

from kiosk.presenters.models import QueueModel
from kiosk.screens.widgets.buttons import Ground
from kiosk.screens.widgets.finger import WhenFingersAreUp
from kiosk.screens.widgets.view import View


class QueueView(View, Ground):
    """The list. A new model waits while a finger is down, so that no row slips away from it."""

    model = ObjectProperty(QueueModel(), rebind=True)

    def __init__(self, **properties: Any) -> None:
        self._when_up = WhenFingersAreUp(super().show)
        super().__init__(**properties)

    def show(self, model: QueueModel) -> None:
        """Show ``model`` as soon as no finger is down."""
        self._when_up(model)


class SearchView(View, Ground):
    """The keyboard of the search, in the place of the order; built when it is first opened."""

    model = ObjectProperty(QueueModel(), rebind=True)

    def on_touch_down(self, touch: Any) -> bool:
        """Let no touch through to the order beneath."""
        return bool(super().on_touch_down(touch) or self.collide_point(*touch.pos))
