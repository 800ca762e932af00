"""Where the parts of the bench stand, for each shape of panel: plain arithmetic in pixels."""

from __future__ import annotations

from dataclasses import dataclass, fields

Box = tuple[float, float, float, float]
"""Left, bottom, width and height."""

TALL_LIST = 0.36
"""The part of an upright panel's height that the list takes."""


@dataclass(frozen=True, kw_only=True)
class Echo:
    """Where in the place of the open order the answer to a scan stands, in pixels."""

    tall: float
    left: float
    right: float
    """Kept free at its sides."""
    below: float
    """Kept free under it, where the order leaves room at the foot of its lines."""
    second: float
    """From the top to the middle of the order's second line, which it covers on a small panel."""


@dataclass(frozen=True, kw_only=True)
class Measures:
    """The sizes that the theme gives, in pixels; ``alarm`` is 0 when there is none."""

    shape: str
    strip: float
    alarm: float
    list_wide: float
    steps: float
    echo: Echo
    searching: bool = False
    left_handed: bool = False
    """Whether the list stands at the right, and what is done to an order at the left."""


@dataclass(frozen=True, kw_only=True)
class Places:
    """A box for each part."""

    strip: Box
    alarm: Box
    queue: Box
    order: Box
    steps: Box
    search: Box
    """The keyboard of the search, over order and steps."""
    echo: Box
    """The answer to a scan, over the order: where neither bin, count nor button is."""


def places(width: float, height: float, measures: Measures) -> Places:
    """Return where everything stands in a window of ``width`` by ``height``."""
    top = height - measures.strip
    strip = (0.0, top, width, measures.strip)
    top -= measures.alarm
    alarm = (0.0, top, width, measures.alarm)
    steps = measures.steps
    if measures.shape == "tall":
        list_high = float(round(height * TALL_LIST))
        queue = (0.0, top - list_high, width, list_high)
        order = (0.0, steps, width, top - list_high - steps)
        bar = (0.0, 0.0, width, steps)
        search = (0.0, 0.0, width, top - list_high)
    elif measures.shape == "compact":
        left = measures.list_wide
        foot = 0.0 if measures.searching else steps
        queue = (0.0, foot, left, top - foot)
        order = (left, steps, width - left, top - steps)
        bar = (0.0, 0.0, 0.0 if measures.searching else width, steps)
        search = (left, 0.0, width - left, top)
    else:
        left = measures.list_wide
        queue = (0.0, 0.0, left, top)
        order = (left, steps, width - left, top - steps)
        bar = (left, 0.0, width - left, steps)
        search = (left, 0.0, width - left, top)
    found = Places(
        strip=strip,
        alarm=alarm,
        queue=queue,
        order=order,
        steps=bar,
        search=search,
        echo=_echo(order, measures),
    )
    return _mirrored(found, width) if measures.left_handed else found


def _mirrored(found: Places, width: float) -> Places:
    """Return the same the other way round."""
    return Places(
        **{
            part.name: (width - left - wide, bottom, wide, high)
            for part in fields(found)
            for left, bottom, wide, high in (getattr(found, part.name),)
        }
    )


def _echo(order: Box, measures: Measures) -> Box:
    left, bottom, width, height = order
    echo = measures.echo
    low = bottom + echo.below
    if measures.shape == "compact":
        low = bottom + height - echo.second - echo.tall / 2
    return (left + echo.left, round(low), width - echo.left - echo.right, echo.tall)
