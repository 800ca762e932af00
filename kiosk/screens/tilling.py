"""The window of the till: a reading in figures, the readings before, and the drawer."""

from __future__ import annotations

from kivy.properties import AliasProperty, ObjectProperty
from kivy.uix.recycleview.views import RecycleDataViewBehavior

from kiosk.presenters.models_till import FigureModel, TillModel
from kiosk.screens.widgets.stacks import Pile, Train
from kiosk.screens.widgets.surface import Surface
from kiosk.screens.widgets.tables import OfficeSheet
from kiosk.screens.widgets.view import View

SIGNS = {"go": "check-circle", "look": "help", "stop": "alert-triangle"}
"""Says without colour whether a figure is right."""


class TillingView(OfficeSheet):
    """Built when the till is first looked at."""

    model = ObjectProperty(TillModel(), rebind=True)

    def show(self, model: TillModel) -> None:
        """Show ``model``; another reading is shown from its first figure."""
        other = model.title != self.model.title
        super().show(model)
        if other:
            self.ids.figures.ids.listing.show_from(0)

    def _typing(self) -> bool:
        return bool(self.model.entry_title)

    typing = AliasProperty(_typing, None, bind=("model",))


class FigureRow(RecycleDataViewBehavior, View, Surface, Pile):
    """One figure: what it is at the left, how many, and the amount at the right."""

    model = ObjectProperty(FigureModel(label=""), rebind=True)

    def _sign(self) -> str:
        return SIGNS.get(self.model.tone.value, "")

    def _loud(self) -> bool:
        return bool(self.model.strong and self.model.tone.value in SIGNS)

    sign = AliasProperty(_sign, None, bind=("model",))
    loud = AliasProperty(_loud, None, bind=("model",))
    """Whether it stands on a ground of its own."""


class NothingYet(View, Pile):
    """What stands where there are no figures yet."""

    model = ObjectProperty(TillModel(), rebind=True)


class DrawerEntry(View, Pile):
    """The amount that is typed: the float, or what was counted."""

    model = ObjectProperty(TillModel(), rebind=True)


class DrawerPad(View, Train):
    """The figures to type it with."""

    model = ObjectProperty(TillModel(), rebind=True)
