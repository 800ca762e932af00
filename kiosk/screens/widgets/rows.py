"""The recycled rows: an order in the list, a line of the open order."""

from __future__ import annotations

from kivy.properties import AliasProperty, ObjectProperty
from kivy.uix.recycleview.views import RecycleDataViewBehavior

from kiosk.presenters.marks import Tone
from kiosk.presenters.models import CardModel, LineModel, RowModel
from kiosk.screens.widgets.buttons import Ground
from kiosk.screens.widgets.stacks import Pile, Room, Train
from kiosk.screens.widgets.surface import Surface
from kiosk.screens.widgets.touch import Touchable

BLANK_ROW = RowModel(order_id="", time="", time_word="", time_tone=Tone.PLAIN, number="", detail="")


class Row(RecycleDataViewBehavior, Touchable, Surface, Train):
    """One order in the list."""

    model = ObjectProperty(BLANK_ROW, rebind=True)
    presenter = ObjectProperty(None, allownone=True)


class LineRow(RecycleDataViewBehavior, Touchable, Surface, Train):
    """One line of the open order; bin and count are its largest words."""

    model = ObjectProperty(LineModel(line_id=""), rebind=True)
    presenter = ObjectProperty(None, allownone=True)


class SideCard(Ground):
    """A card beside the lines: gift message, purchase order number and the like."""

    model = ObjectProperty(CardModel(title="", text=""), rebind=True)

    def _ink(self) -> str:
        tone = self.model.tone.value
        return "ink_soft" if tone == "plain" else f"{tone}_ink"

    ink = AliasProperty(_ink, None, bind=("model",))


class MarkCard(Ground):
    """A mark as a card of its own, such as the truth about Amazon and this order."""

    model = ObjectProperty(None, rebind=True, allownone=True)


class Empty(Pile):
    """What stands where nothing is: why, and what happens next. The icon gives way first."""

    model = ObjectProperty(None, rebind=True, allownone=True)
    presenter = ObjectProperty(None, allownone=True)

    def rooms(self, width: float) -> list[Room]:
        rooms = super().rooms(width)
        for place in (0, -1):
            if len(rooms) > 1 and self.together(rooms)[1] > self.height > 0:
                rooms.pop(place)
        return rooms
