"""The open order: its number, lines, address and cards, and the bar of its steps."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ObjectProperty

from kiosk.presenters.models import OrderModel
from kiosk.screens.widgets.buttons import Ground
from kiosk.screens.widgets.stacks import Pile, Train
from kiosk.screens.widgets.surface import Surface
from kiosk.screens.widgets.touch import Touchable
from kiosk.screens.widgets.view import View


class OrderView(View, Pile):
    """Everything about the open order but its steps."""

    model = ObjectProperty(OrderModel(), rebind=True)
    unfolded = BooleanProperty(False)
    """On a small panel: whether the side column stands in the place of the lines."""

    def show(self, model: OrderModel) -> None:
        """Show ``model``; an order that has just been opened is shown from its top."""
        opened = model.order_id != self.model.order_id
        super().show(model)
        if opened:
            self.unfolded = False
            self.ids.lines.scroll_y = 1
        Clock.schedule_once(self._follow, 0)

    def unfold(self) -> None:
        """Show the side column in the place of the lines, or the lines again."""
        self.unfolded = not self.unfolded

    def _follow(self, *_: Any) -> None:
        """Bring the line being worked into sight."""
        for place, line in enumerate(self.model.lines):
            if line.current:
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


class MarkCard(Ground):
    """A mark as a card of its own: the truth about Amazon and this order."""

    model = ObjectProperty(None, rebind=True, allownone=True)


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
