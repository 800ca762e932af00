"""The keyboard on the glass: capitals and figures, in large keys."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from kiosk.screens.theme import theme
from kiosk.screens.widgets.stacks import Pile
from kiosk.screens.widgets.surface import Surface
from kiosk.screens.widgets.themed import Themed
from kiosk.screens.widgets.touch import Touchable

WIDE = ("1234567890", "QWERTYUIOP", "ASDFGHJKL-", "ZXCVBNM")
NARROW = ("12345678", "90ABCDEF", "GHIJKLMN", "OPQRSTUV", "WXYZ-")
"""For places where ten keys side by side would be too small for a glove."""

FIGURES = ("123", "456", "789")

ERASE, SPACE = "erase", " "


class Key(Touchable, Surface, Pile):
    """One key; its last one takes away, the one before it is the space."""

    char = StringProperty("")
    icon = StringProperty("")
    set_in = StringProperty("strong")


class Keyboard(Themed):
    """Tells ``on_key`` each character, and ``on_erase`` when one is to be taken away."""

    grow = BooleanProperty(False)
    """Whether keys may be taller, up to squares, where there is room."""
    narrow = BooleanProperty(False)
    wants = ObjectProperty((0, 0))
    set_in = "strong"

    __events__ = ("on_key", "on_erase")

    def __init__(self, **properties: Any) -> None:
        self._grid: list[list[tuple[Key, int]]] = []
        super().__init__(**properties)
        self.fbind("narrow", self._fill)
        for name in ("pos", "size"):
            self.fbind(name, self._place)
        self._fill()

    def on_key(self, char: str) -> None:
        """Answer a character; bound in .kv."""

    def on_erase(self) -> None:
        """Answer the key that takes away; bound in .kv."""

    def room(self, width: float) -> tuple[float, float]:
        """Return the whole width, and the height of all rows."""
        rows = len(self._grid)
        gaps = (rows - 1) * theme.size_of("near")
        return (width, rows * theme.size_of("key_h") + gaps)

    def rows(self) -> list[list[tuple[str, int]]]:
        """Return the characters of each row, with how many columns each takes."""
        rows = NARROW if self.narrow else WIDE
        free = len(rows[0]) - len(rows[-1])
        found = [[(char, 1) for char in row] for row in rows]
        found[-1] += [(SPACE, free - free // 2), (ERASE, free // 2)]
        return found

    def highest(self, wide: float) -> float:
        """Return how high a key so wide may be."""
        return wide

    def restyle(self) -> None:
        super().restyle()
        self.wants = self.room(self.width)
        self._place()

    def _fill(self, *_: Any) -> None:
        self.clear_widgets()
        self._grid = [[(self._key(char), span) for char, span in row] for row in self.rows()]
        self.wants = self.room(self.width)
        self._place()

    def _key(self, char: str) -> Key:
        erases = char == ERASE
        key = Key(
            char="" if erases else char, icon="backspace" if erases else "", set_in=self.set_in
        )
        key.bind(on_touched=lambda _: self._touched(char))
        self.add_widget(key)
        return key

    def _touched(self, char: str) -> None:
        if char == ERASE:
            self.dispatch("on_erase")
        else:
            self.dispatch("on_key", char)

    def _place(self, *_: Any) -> None:
        gap = theme.size_of("near")
        rows = len(self._grid)
        columns = sum(span for _, span in self._grid[0]) if self._grid else 1
        wide = (self.width - gap * (columns - 1)) / columns
        high = min((self.height - gap * (rows - 1)) / max(1, rows), self.highest(wide))
        for place, row in enumerate(self._grid):
            x = self.x
            for key, span in row:
                key.size = (round(wide * span + gap * (span - 1)), round(high))
                key.pos = (round(x), round(self.top - (place + 1) * high - place * gap))
                x += (wide + gap) * span


class Pad(Keyboard):
    """Figures alone, as on a telephone; as high as its place."""

    set_in = "pad"

    def room(self, width: float) -> tuple[float, float]:
        """Return its own width, and the height of all rows."""
        rows = len(self._grid)
        gaps = (rows - 1) * theme.size_of("near")
        return (theme.size_of("pad_w"), rows * theme.size_of("pad_key") + gaps)

    def rows(self) -> list[list[tuple[str, int]]]:
        """Return the figures of each row; the last row takes away as well."""
        return [*([(char, 1) for char in row] for row in FIGURES), [("0", 2), (ERASE, 1)]]

    def highest(self, wide: float) -> float:
        """Return how high a key may be: as high as there is room."""
        return float(self.height)
