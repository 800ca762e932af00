"""The window for returns: the transaction, what comes back of it, and the money."""

from __future__ import annotations

from kivy.properties import AliasProperty, BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.recycleview.views import RecycleDataViewBehavior

from kiosk.presenters.models_return import PastReturnModel, ReturnLineModel, ReturnModel, Stage
from kiosk.screens.theme import theme
from kiosk.screens.widgets.stacks import Pile, Train
from kiosk.screens.widgets.surface import Surface
from kiosk.screens.widgets.tables import OfficeSheet
from kiosk.screens.widgets.touch import Touchable
from kiosk.screens.widgets.view import View

BROAD_MM = 172.0
"""A row so wide has room for the words of three conditions beside its picture and its count."""


class ReturningView(OfficeSheet):
    """Built when the first return is looked at."""

    model = ObjectProperty(ReturnModel(), rebind=True)

    def show(self, model: ReturnModel) -> None:
        """Show ``model``; another stage, or another order, is shown from its top."""
        other = (model.stage, model.title) != (self.model.stage, self.model.title)
        super().show(model)
        if other:
            self.to_top()

    def _choosing(self) -> bool:
        return bool(self.model.stage is Stage.LINES)

    hint_beside = BooleanProperty(False)
    """Whether the hint stands by the amount, and not by the title."""
    choosing = AliasProperty(_choosing, None, bind=("model",))
    """Whether a person says how many of each line come back."""


class ReturnRow(RecycleDataViewBehavior, View):
    """A line of the transaction."""

    model = ObjectProperty(ReturnLineModel(line_id=""), rebind=True)

    def _broad(self) -> bool:
        return bool(self.width >= BROAD_MM * theme.mm)

    broad = AliasProperty(_broad, None, bind=("width",))


class SaleRow(ReturnRow, Pile):
    """As the line stands on a receipt."""


class BackRow(ReturnRow, Surface, Pile):
    """How many of it come back, and what becomes of them; the row never changes its height."""


class PastRow(RecycleDataViewBehavior, View, Surface, Train):
    """A return that was posted before."""

    model = ObjectProperty(PastReturnModel(number="", text=""), rebind=True)


class SwitchButton(Touchable, Surface, Train):
    """A box with a tick, or without, and what the tick says."""

    word = StringProperty("")
    on = BooleanProperty(False)


class TenderButton(Touchable, Surface, Train):
    """*Card* or *Cash*: a drawing and a word, side by side, of equal size."""

    icon = StringProperty("")
    word = StringProperty("")


class AmountPad(View, Train):
    """The figures with which another amount is typed."""

    model = ObjectProperty(ReturnModel(), rebind=True)
