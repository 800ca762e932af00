"""The window in which a person says what goes into this parcel, and what into the next."""

from __future__ import annotations

from kivy.properties import ObjectProperty
from kivy.uix.recycleview.views import RecycleDataViewBehavior

from kiosk.presenters.models_parcel import ParcelLineModel, ParcelModel
from kiosk.screens.widgets.stacks import Train
from kiosk.screens.widgets.surface import Surface
from kiosk.screens.widgets.tables import OfficeSheet
from kiosk.screens.widgets.view import View


class ParcellingView(OfficeSheet):
    """Built when the first order is shared out."""

    model = ObjectProperty(ParcelModel(), rebind=True)


class ParcelRow(RecycleDataViewBehavior, View, Surface, Train):
    """A line of which units lie in no parcel yet, and how many go into this one."""

    model = ObjectProperty(ParcelLineModel(line_id=""), rebind=True)
