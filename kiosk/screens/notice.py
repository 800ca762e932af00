"""A panel over the bench: a refusal, a question, or news; it stays until it is touched."""

from __future__ import annotations

from typing import Any

from kivy.properties import ObjectProperty

from kiosk.presenters.models import NoticeModel
from kiosk.screens.widgets.glow import Glow
from kiosk.screens.widgets.sheet import Sheet


class NoticeView(Sheet):
    """Built when the first notice comes; a refusal bears the striped edge."""

    model = ObjectProperty(NoticeModel(), rebind=True)

    def __init__(self, **properties: Any) -> None:
        super().__init__(**properties)
        self._glow = Glow(size=self.size, pos=self.pos)
        self.canvas.add(self._glow.canvas)
        for name in ("pos", "size", "model"):
            self.fbind(name, self._light)

    @property
    def striped(self) -> bool:
        """Whether the striped edge is lit."""
        return bool(self._glow.lit)

    def _light(self, *_: Any) -> None:
        self._glow.pos = self.pos
        self._glow.size = self.size
        self._glow.lit = self.model.tone.value == "stop"
