"""What looks up its colours and sizes in the theme, and again whenever the theme changes."""

from __future__ import annotations

from typing import Any

from kivy.uix.widget import Widget

from kiosk.screens.theme import theme


class Themed(Widget):
    """Calls ``restyle`` once it is made and at every change of the theme."""

    def __init__(self, **properties: Any) -> None:
        super().__init__(**properties)
        theme.follow(self)

    def _theme_changed(self, *_: Any) -> None:
        self.restyle()

    def restyle(self) -> None:
        """Look up every colour and size that is named in a property."""
