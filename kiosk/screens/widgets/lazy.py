"""What is seldom shown: built when it is first wanted, out of the tree when it is not."""

from __future__ import annotations

from typing import Any

from kivy.factory import Factory
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.screens.theme import theme

HANDED = ("presenter", "model", "listing")


class Lazy(Widget):
    """Holds one widget of the class ``kind`` while ``shown``, and hands it model and presenter."""

    kind = StringProperty("")
    shown = BooleanProperty(False)
    model = ObjectProperty(None, allownone=True)
    presenter = ObjectProperty(None, allownone=True)
    listing = ObjectProperty(None, allownone=True)
    grow = BooleanProperty(False)
    tall = StringProperty("")
    wants = ObjectProperty((0, 0))

    def __init__(self, **properties: Any) -> None:
        self.held: Any = None
        super().__init__(**properties)
        for name in ("shown", "kind", *HANDED):
            self.fbind(name, self._follow)
        for name in ("pos", "size"):
            self.fbind(name, self._place)
        self._follow()

    def room(self, width: float) -> tuple[float, float]:
        """Return the room that the held widget takes; none while it is not shown."""
        if not self.shown:
            return (0, 0)
        if self.tall or self.grow:
            return (width, theme.size_of(self.tall) or 1)
        wide, high = self.held.room(width)
        return (wide, high)

    def _follow(self, *_: Any) -> None:
        if not self.shown or not self.kind:
            self.clear_widgets()
        else:
            self._show()
        self.wants = (float(self.shown), 0)

    def _show(self) -> None:
        if self.held is None:
            self.held = Factory.get(self.kind)()
            if self.held.property("wants", True) is not None:
                self.held.fbind("wants", self._pass_on)
        for name in HANDED:
            value = getattr(self, name)
            if value is not None:
                setattr(self.held, name, value)
        if self.held.parent is None:
            self.add_widget(self.held)
        self._place()

    def _pass_on(self, _: Any, wants: tuple[float, float]) -> None:
        self.wants = (float(self.shown), wants)

    def _place(self, *_: Any) -> None:
        if self.held is not None:
            self.held.pos = self.pos
            self.held.size = self.size
