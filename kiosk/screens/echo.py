"""The bench's answer to a scan: a glowing edge for a moment, and words until the next touch."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import ObjectProperty

from kiosk.presenters.models_count import EchoModel
from kiosk.screens.widgets.glow import Glow
from kiosk.screens.widgets.stacks import Train
from kiosk.screens.widgets.surface import Surface
from kiosk.screens.widgets.view import View

BLINK = 0.06
"""Seconds for which an edge that glows already goes dark, so that a second answer is seen."""


class EchoView(View, Surface, Train):
    """Built at the first answer. No touch ever stops at it, and at rest nothing runs."""

    model = ObjectProperty(EchoModel(), rebind=True)

    def __init__(self, **properties: Any) -> None:
        super().__init__(**properties)
        self.glow = Glow(deep="glow_far")
        self._next: Any = None

    def show(self, model: EchoModel) -> None:
        """Show ``model``; only another turn lights the edge again."""
        again = model.turn == self.model.turn
        super().show(model)
        if again:
            return
        if self._next is not None:
            self._next.cancel()
        was_lit, self.glow.lit = self.glow.lit, False
        if model.turn and model.pattern and model.seconds > 0:
            if was_lit:
                self._next = Clock.schedule_once(self._light, BLINK)
            else:
                self._light()

    def on_touch_down(self, touch: Any) -> bool:
        return False

    def on_touch_move(self, touch: Any) -> bool:
        return False

    def on_touch_up(self, touch: Any) -> bool:
        return False

    def _light(self, *_: Any) -> None:
        self.glow.tone = self.model.tone.value
        self.glow.pattern = self.model.pattern
        self.glow.lit = True
        self._next = Clock.schedule_once(self._put_out, self.model.seconds)

    def _put_out(self, _: float) -> None:
        self.glow.lit = False
