"""A strict eye on the glass: what is cut, spills, overlaps or is too small to touch."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.screens.echo import EchoView
from kiosk.screens.theme import theme
from kiosk.screens.widgets.flags import Flags
from kiosk.screens.widgets.rows import LineRow, Row
from kiosk.screens.widgets.sheet import Sheet
from kiosk.screens.widgets.touch import Touchable
from kiosk.screens.widgets.words import Words

LEAST_MM = 12.0
STEP_MM = 15.0
SLACK = 1.5
"""Pixels that rounding may take."""

Box = tuple[float, float, float, float]


def visible(widget: Widget, clip: Box | None = None) -> Iterator[tuple[Any, Box]]:
    """Yield every widget that can be seen, with the part of the window that shows it."""
    x, y = widget.to_window(widget.x, widget.y)
    own = (x, y, x + widget.width, y + widget.height)
    clip = clip or own
    if widget.opacity == 0 or widget.width <= 1 or widget.height <= 1 or not _meet(own, clip):
        return
    yield widget, clip
    inside = _cross(own, clip) if isinstance(widget, ScrollView) else clip
    for child in widget.children:
        yield from visible(child, inside)


def spilling(root: Widget) -> list[str]:
    """Say which texts do not stand wholly inside of what they belong to."""
    found = []
    for widget, _ in visible(root):
        if isinstance(widget, Words) and widget.words:
            wide, high = widget._patch.size
            if wide > widget.width + SLACK or high > widget.height + SLACK:
                found.append(f"{widget.words!r} is {wide}x{high} in {_size(widget)}")
        if isinstance(widget, Words | Flags | Touchable):
            found += _outside(widget)
    return found


def cut(root: Widget) -> list[str]:
    """Say which texts lost a part, where they should not: a title or an address may be long."""
    return [
        f"{widget.texts()!r} is cut"
        for widget, _ in visible(root)
        if isinstance(widget, Words | Flags) and widget.cut and not _may_be_cut(widget)
    ]


def overlapping(root: Widget) -> list[str]:
    """Say which things to touch lie over one another."""
    top = getattr(root, "over", None) or root
    seen = [
        (widget, _cross(_box(widget), clip))
        for widget, clip in visible(top)
        if isinstance(widget, Touchable)
    ]
    return [
        f"{_name(one)} lies over {_name(other)}"
        for (one, here), (other, there) in combinations(seen, 2)
        if _meet(_shrunk(here), _shrunk(there)) and not _inside(one, other)
    ]


def hidden(root: Widget) -> list[str]:
    """Say which bins, counts and buttons the answer to a scan lies over."""
    seen = list(visible(root))
    echoes = [_box(widget) for widget, _ in seen if isinstance(widget, EchoView)]
    if getattr(root, "over", None) is not None:
        return []  # a window lies over the answer too
    return [
        f"the answer to a scan hides {_name(widget)}"
        for widget, clip in seen
        for echo in echoes
        if _is_needed(widget) and _meet(echo, _shrunk(_cross(_box(widget), clip)))
    ]


def small(root: Widget) -> list[str]:
    """Say which live things to touch are smaller than a gloved finger needs."""
    found = []
    for widget, clip in visible(root):
        if not isinstance(widget, Touchable) or isinstance(widget.parent, Sheet):
            continue
        box = _cross(_box(widget), clip)
        partly = box != _box(widget) and isinstance(widget, Row | LineRow)
        left, low, right, high = widget.hit_box()
        wide, high = (right - left) / theme.mm, (high - low) / theme.mm
        if not partly and min(wide, high) < LEAST_MM - 0.2:
            found.append(f"{_name(widget)} is {wide:.1f} x {high:.1f} mm")
    return found


def _is_needed(widget: Any) -> bool:
    in_line = any(isinstance(parent, LineRow) for parent in _ancestors(widget))
    if isinstance(widget, Touchable):
        return not isinstance(widget, LineRow)
    return isinstance(widget, Words) and in_line


def _outside(widget: Any) -> list[str]:
    """Say if a widget reaches out of an ancestor; a list may show a part of a row."""
    box = _box(widget)
    for parent in _ancestors(widget):
        if isinstance(parent, ScrollView):
            break
        around = _box(parent)
        if (
            box[0] < around[0] - SLACK
            or box[1] < around[1] - SLACK
            or box[2] > around[2] + SLACK
            or box[3] > around[3] + SLACK
        ):
            return [f"{_name(widget)} at {_ints(box)} leaves {_name(parent)} at {_ints(around)}"]
    return []


def _may_be_cut(widget: Any) -> bool:
    rows = [p for p in _ancestors(widget) if isinstance(p, Row | LineRow)]
    names = {type(p).__name__ for p in _ancestors(widget)}
    return widget_yields(widget) or bool(rows) or "Brief" in names


def widget_yields(widget: Any) -> bool:
    """Whether a text is meant to give way to its neighbours."""
    return bool(getattr(widget, "yields", False))


def _ancestors(widget: Any) -> Iterator[Any]:
    parent = widget.parent
    while parent is not None and parent.parent is not parent and hasattr(parent, "to_window"):
        if not isinstance(parent, Widget):
            return
        yield parent
        parent = parent.parent


def _inside(one: Any, other: Any) -> bool:
    return one in set(_ancestors(other)) or other in set(_ancestors(one))


def _box(widget: Any) -> Box:
    x, y = widget.to_window(widget.x, widget.y)
    return (x, y, x + widget.width, y + widget.height)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _cross(one: Box, other: Box) -> Box:
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def _shrunk(box: Box) -> Box:
    return (box[0] + SLACK, box[1] + SLACK, box[2] - SLACK, box[3] - SLACK)


def _ints(box: Box) -> tuple[int, ...]:
    return tuple(round(edge) for edge in box)


def _size(widget: Any) -> str:
    return f"{widget.width:.0f}x{widget.height:.0f}"


def _name(widget: Any) -> str:
    words = [
        text for child in widget.walk(restrict=True) for text in getattr(child, "texts", tuple)()
    ]
    return f"{type(widget).__name__} {' '.join(words)[:40]!r}"
