"""The window *My bench*: how whoever has signed in likes it."""

from __future__ import annotations

from kivy.properties import ObjectProperty

from kiosk.presenters.models_people import LikeModel, LikeRowModel
from kiosk.screens.widgets.sheet import Sheet
from kiosk.screens.widgets.stacks import Train
from kiosk.screens.widgets.view import View


class LikingView(Sheet):
    """Built when it is first shown."""

    model = ObjectProperty(LikeModel(), rebind=True)


class LikeRow(View, Train):
    """One thing that may be otherwise, and its choices beside it."""

    model = ObjectProperty(LikeRowModel(key="", icon="", word="", choices=()), rebind=True)
