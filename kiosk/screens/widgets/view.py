"""What every view is: it has a frozen model to show, and a presenter whose verbs it calls."""

from __future__ import annotations

from typing import Any

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget


class View(Widget):
    """A part of the bench: its .kv reads ``root.model`` and calls ``root.presenter``."""

    model = ObjectProperty(None, rebind=True)
    presenter = ObjectProperty(None, rebind=True, allownone=True)

    def show(self, model: Any) -> None:
        """Show ``model`` from the next frame on; called on Kivy's thread alone."""
        self.model = model
