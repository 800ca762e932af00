"""Two ways to set things out: a Pile from top to bottom, a Train from left to right.

Children say what room they need (``room``); who needs none takes none, not even a gap. A child
that grows takes what is left over.
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, OptionProperty, StringProperty
from kivy.uix.layout import Layout
from kivy.uix.widget import Widget

from kiosk.screens.theme import theme
from kiosk.screens.widgets.themed import Themed

CAP_MIDDLE = 0.364
"""How far the middle of Inter's capitals is above the baseline, in font sizes."""

ENDLESS = 1e5
"""Pixels; wider than any panel."""

Box = tuple[float, float, float, float]

Room = tuple[Any, float, float]
"""A child with its width and height in pixels."""


class Stack(Themed, Layout):
    """What Pile and Train share. Sizes are names of the theme; empty for none."""

    MINDED = ("wants", "grow")
    """What a child may change so that all must be set out anew."""

    gap = StringProperty("")
    pad_x = StringProperty("")
    pad_y = StringProperty("")
    grow = BooleanProperty(False)
    """Whether it takes the width left over in a train, the height left over in a pile."""
    yields = BooleanProperty(False)
    """Whether it gives way to its neighbours when a train is too long."""
    narrow = StringProperty("")
    """The size that it is never narrower than, also where it gives way."""
    wide = StringProperty("")
    tall = StringProperty("")
    """Its width and height where they do not follow from the children."""
    wants = ObjectProperty((0, 0))
    """The width that the children need, and the height in the present width."""

    def __init__(self, **properties: Any) -> None:
        super().__init__(**properties)
        for name in ("pos", "size", "children", "gap", "pad_x", "pad_y", "narrow", "wide", "tall"):
            self.fbind(name, self._trigger_layout)

    def add_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        for name in self.MINDED:
            if widget.property(name, True) is not None:
                widget.fbind(name, self._trigger_layout)
        super().add_widget(widget, *args, **kwargs)

    def remove_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        for name in self.MINDED:
            if widget.property(name, True) is not None:
                widget.funbind(name, self._trigger_layout)
        super().remove_widget(widget, *args, **kwargs)

    def room(self, width: float) -> tuple[float, float]:
        """Return the room that all children take together in a place ``width`` wide."""
        set_wide, set_tall = theme.size_of(self.wide), theme.size_of(self.tall)
        if set_wide and set_tall:
            return (set_wide, set_tall)
        pad_x, pad_y = theme.size_of(self.pad_x), theme.size_of(self.pad_y)
        rooms = self.rooms((set_wide or width) - 2 * pad_x)
        if not rooms and not set_tall:
            return (0, 0)
        wide, high = self.together(rooms)
        wide = max(theme.size_of(self.narrow), set_wide or min(width, wide + 2 * pad_x))
        return (wide, set_tall or high + 2 * pad_y)

    def restyle(self) -> None:
        super().restyle()
        self._trigger_layout()

    def rooms(self, width: float) -> list[Room]:
        """Return the children that take room, in order, with what each takes."""
        taken = [(child, *room_of(child, width)) for child in reversed(self.children)]
        return [(child, wide, high) for child, wide, high in taken if high and wide]

    def together(self, rooms: list[Room]) -> tuple[float, float]:
        """Return the width and height that children take together."""
        raise NotImplementedError

    def place(self, rooms: list[Room], box: Box) -> None:
        """Give each child its place in the box inside of the padding."""
        raise NotImplementedError

    def do_layout(self, *_: Any) -> None:
        box = self.inside()
        rooms = self.rooms(box[2])
        shown = {child for child, _, _ in rooms}
        for child in self.children:
            if child not in shown:
                child.size = (0, 0)
                child.pos = (-10000, -10000)
        self.place(rooms, box)
        self.wants = (self.room(ENDLESS)[0], self.room(self.width)[1])

    def gaps(self, rooms: list[Room]) -> float:
        """Return the pixels that all gaps take."""
        return float(theme.size_of(self.gap) * max(0, len(rooms) - 1))

    def inside(self) -> Box:
        """Return left, bottom, width and height inside of the padding."""
        pad_x, pad_y = theme.size_of(self.pad_x), theme.size_of(self.pad_y)
        size = (max(0, self.width - 2 * pad_x), max(0, self.height - 2 * pad_y))
        return (self.x + pad_x, self.y + pad_y, *size)


class Spacer(Widget):
    """Takes what is left over, and shows nothing."""

    grow = BooleanProperty(True)
    tall = StringProperty("")
    """Its height where it does not grow; empty for none."""
    wants = ObjectProperty((0, 0))

    def __init__(self, **properties: Any) -> None:
        super().__init__(**properties)
        self.fbind("tall", self._changed)

    def room(self, width: float) -> tuple[float, float]:
        """Return the least that makes it count."""
        return (1, 1) if self.grow else (float(bool(self.tall)), theme.size_of(self.tall))

    def _changed(self, *_: Any) -> None:
        self.wants = self.room(0)


class Pile(Stack):
    """Children one under another, each as wide as the pile."""

    valign = OptionProperty("center", options=("top", "center", "bottom"))

    def rooms(self, width: float) -> list[Room]:
        return [
            (child, wide, 1 if grows(child) else high) for child, wide, high in super().rooms(width)
        ]

    def together(self, rooms: list[Room]) -> tuple[float, float]:
        return (
            max((wide for _, wide, _ in rooms), default=0),
            sum(high for _, _, high in rooms) + self.gaps(rooms),
        )

    def place(self, rooms: list[Room], box: Box) -> None:
        left, bottom, width, height = box
        slack = max(0, height - self.together(rooms)[1])
        growing = sum(grows(child) for child, _, _ in rooms)
        above = {"top": 0, "center": slack / 2, "bottom": slack}[self.valign]
        y = bottom + height - (0 if growing else above)
        gap = theme.size_of(self.gap)
        for child, _, high in rooms:
            tall = high + (slack / growing if grows(child) else 0)
            y -= tall
            child.size = (width, round(tall))
            child.pos = (round(left), round(y))
            y -= gap


class Train(Stack):
    """Children side by side, texts on one baseline.

    When room is short, the first that yields gives way, then the next, or else the last one.
    """

    halign = OptionProperty("left", options=("left", "center", "right", "ends"))
    handed = BooleanProperty(False)
    """Whether its order is the other way round for a left-handed person: buttons, and what bears
    them; never what is read from left to right."""
    stretch = BooleanProperty(False)
    """Whether children are as high as the train."""

    def rooms(self, width: float) -> list[Room]:
        rooms = super().rooms(width)
        fixed = sum(wide for child, wide, _ in rooms if not grows(child))
        growing = sum(grows(child) for child, _, _ in rooms) or 1
        rest = max(0, width - fixed - self.gaps(rooms)) / growing
        short = max(0, fixed + self.gaps(rooms) - width)
        fitted = []
        for child, wide, high in rooms:
            if grows(child):
                fitted.append((child, rest, room_of(child, rest)[1]))
                continue
            narrow = theme.size_of(getattr(child, "narrow", "")) or 1
            loss = min(short, wide - narrow) if getattr(child, "yields", False) else 0
            short -= loss
            fitted.append((child, wide - loss, high))
        return fitted

    def together(self, rooms: list[Room]) -> tuple[float, float]:
        wide = sum(wide for _, wide, _ in rooms) + self.gaps(rooms)
        return (wide, max((high for _, _, high in rooms), default=0))

    def place(self, rooms: list[Room], box: Box) -> None:
        left, bottom, width, height = box
        slack = max(0, width - self.together(rooms)[0])
        x = left + {"center": slack / 2, "right": slack}.get(self.halign, 0)
        right = left + width
        gap = theme.size_of(self.gap)
        mirrored = self.handed and theme.left_handed
        largest = max((font_size(child) for child, _, _ in rooms), default=0)
        for place, (child, wide, high) in enumerate(rooms):
            if self.halign == "ends" and place and place == len(rooms) - 1:
                x = max(x, right - wide)
            tall = height if self.stretch else high
            above = (height - tall) / 2
            fallen = (largest - (font_size(child) or largest)) * CAP_MIDDLE
            child.size = (max(0, round(min(wide, right - x))), round(tall))
            start = left + right - x - child.width if mirrored else x
            child.pos = (round(start), round(bottom + max(min(0, above), above - fallen)))
            x += wide + gap


def room_of(child: Any, width: float) -> tuple[float, float]:
    """Return the width and height that a child takes in a place ``width`` pixels wide."""
    if hasattr(child, "room"):
        wide, high = child.room(width)
        return (wide, high)
    return (width, 1) if grows(child) else (child.width, child.height)


def grows(child: Any) -> bool:
    """Whether a child takes the room that is left over."""
    return bool(getattr(child, "grow", False))


def font_size(child: Any) -> float:
    """Return the font size of a child that stands on the common baseline, else 0."""
    return float(child.px) if getattr(child, "on_baseline", False) else 0.0
