"""The open order: its number, lines, address and cards, and the bar of its steps."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ObjectProperty

from kiosk.presenters.models import OrderModel
from kiosk.screens.widgets.buttons import Ground
from kiosk.screens.widgets.finger import WhenFingersAreUp
from kiosk.screens.widgets.stacks import Pile, Train
from kiosk.screens.widgets.surface import Surface
from kiosk.screens.widgets.touch import Touchable
from kiosk.screens.widgets.view import View

SET_OUT = 0.05
"""Seconds after which the lines surely stand in their place."""


class OrderView(View, Pile):
    """Everything about the open order but its steps."""

    model = ObjectProperty(OrderModel(), rebind=True)
    unfolded = BooleanProperty(False)
    """On a small panel: whether the side column stands in the place of the lines."""

    def __init__(self, **properties: Any) -> None:
        self._current = ""
        self._follow = WhenFingersAreUp(self._bring_into_sight)
        super().__init__(**properties)

    def show(self, model: OrderModel) -> None:
        """Show ``model``; an order that has just been opened is shown from its top.

        Another current line is brought into sight as soon as no finger is down; where a person
        has scrolled since, the list is left alone.
        """
        opened = model.order_id != self.model.order_id
        super().show(model)
        if opened:
            self.unfolded = False
            self.ids.lines.scroll_y = 1
        current = next((line.line_id for line in model.lines if line.current), "")
        if current and (opened or current != self._current):
            Clock.schedule_once(lambda _: self._follow(current), SET_OUT)
        self._current = current

    def unfold(self) -> None:
        """Show the side column in the place of the lines, or the lines again."""
        self.unfolded = not self.unfolded

    def _bring_into_sight(self, line_id: str) -> None:
        for place, line in enumerate(self.model.lines):
            if line.current and line.line_id == line_id:
                self.ids.lines.show_row(place)


class StepBar(View, Train):
    """Undo and the five steps; none of them ever changes its place."""

    model = ObjectProperty(OrderModel(), rebind=True)


class SideColumn(View, Pile):
    """Address, chip and cards beside the lines, and the small buttons under them."""

    model = ObjectProperty(OrderModel(), rebind=True)


class OrderTools(View, Train):
    """The small buttons: the paper on the glass, and putting the order on hold."""

    model = ObjectProperty(OrderModel(), rebind=True)


class StopPanel(View, Ground):
    """Why the order cannot go on, and what to do about it."""

    model = ObjectProperty(None, rebind=True, allownone=True)


class AddressCard(View, Ground):
    """Where the order goes; dashed while Amazon has not told."""

    model = ObjectProperty(OrderModel(), rebind=True)


class BriefRow(View, Train):
    """What stands of the side column on a small panel."""

    model = ObjectProperty(OrderModel(), rebind=True)


class Brief(View, Touchable, Surface, Train):
    """The address in two lines; a touch unfolds the side column."""

    model = ObjectProperty(OrderModel(), rebind=True)

    def on_touched(self) -> None:
        view = self.parent
        while view is not None and not isinstance(view, OrderView):
            view = view.parent
        if view is not None:
            view.unfold()
