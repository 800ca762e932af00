"""A panel over the bench: a refusal, a question, or news; it stays until it is touched."""

from __future__ import annotations

from typing import Any

from kivy.properties import AliasProperty, ObjectProperty, StringProperty

from kiosk.presenters.models import NoticeModel, SideModel
from kiosk.screens.widgets.buttons import Ground
from kiosk.screens.widgets.glow import Glow
from kiosk.screens.widgets.sheet import Sheet
from kiosk.screens.widgets.stacks import Train
from kiosk.screens.widgets.view import View

SHORT = 60
"""A name up to so many characters is set large where no other word tells the sides apart."""

NARROW = 8
"""A word that tells the sides apart fits beside a picture if it has so many characters."""

SIGNS = {"stop": "x-circle", "go": "check-circle", "look": "info"}
"""Says without colour which side is right."""

NO_SIDE = SideModel(title="", name="")


class NoticeView(Sheet):
    """Built when the first notice comes; a refusal bears the glowing edge."""

    model = ObjectProperty(NoticeModel(), rebind=True)

    def __init__(self, **properties: Any) -> None:
        super().__init__(**properties)
        self._glow = Glow(size=self.size, pos=self.pos)
        self.canvas.add(self._glow.canvas)
        for name in ("pos", "size", "model"):
            self.fbind(name, self._light)

    @property
    def pattern(self) -> str:
        """The pattern of the edge that is lit; empty while none is."""
        return str(self._glow.pattern) if self._glow.lit else ""

    def _light(self, *_: Any) -> None:
        tone = self.model.tone.value
        pattern = self.model.pattern or ("stripes" if tone == "stop" else "")
        self._glow.pos = self.pos
        self._glow.size = self.size
        self._glow.tone = tone
        self._glow.pattern = pattern
        self._glow.lit = bool(pattern)


class Comparison(View, Train):
    """What was scanned beside what is wanted, or what was scanned alone."""

    model = ObjectProperty(NoticeModel(), rebind=True)

    def _scanned(self) -> SideModel:
        return self.model.compare[0] if self.model.compare else NO_SIDE

    def _wanted(self) -> SideModel:
        return self.model.compare[1] if len(self.model.compare) > 1 else NO_SIDE

    scanned = AliasProperty(_scanned, None, bind=("model",))
    wanted = AliasProperty(_wanted, None, bind=("model",))


class SideBox(Ground):
    """One side: the word that tells it from the other one is the largest by far."""

    model = ObjectProperty(NO_SIDE, rebind=True)
    code = StringProperty("")

    def _sign(self) -> str:
        return SIGNS.get(self.model.tone.value, "")

    def _large(self) -> bool:
        return not self.model.differs and len(self.model.name) <= SHORT

    def _long(self) -> bool:
        return bool(self.model.picture) and len(self.model.differs) > NARROW

    long = AliasProperty(_long, None, bind=("model",))
    sign = AliasProperty(_sign, None, bind=("model",))
    large = AliasProperty(_large, None, bind=("model",))
