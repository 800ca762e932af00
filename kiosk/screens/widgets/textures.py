"""Small textures made by hand: stripes and dots of a glowing edge, the shadow under a window."""

from __future__ import annotations

from functools import cache
from math import hypot
from typing import Any

from kivy.graphics.texture import Texture

STRIPE = 32
SHADOW = 32
DISC = 32


@cache
def stripes() -> Any:
    """Return white diagonal stripes on nothing, ``STRIPE`` pixels square, that repeat."""
    side, samples = STRIPE, 4
    steps = [(x + y) / samples for x in range(samples) for y in range(samples)]
    # A diagonal is alike all along, so that one row of pixels tells of all.
    inside = [sum((place + step) % side < side / 2 for step in steps) for place in range(side)]
    data = bytearray()
    for y in range(side):
        for x in range(side):
            data += bytes((255, 255, 255, inside[(x + y) % side] * 255 // samples**2))
    return _texture(data, side, wrap="repeat")


@cache
def disc() -> Any:
    """Return a white disc on nothing, as wide as the texture."""
    side = DISC
    data = bytearray()
    for y in range(side):
        for x in range(side):
            far = hypot(x + 0.5 - side / 2, y + 0.5 - side / 2)
            data += bytes((255, 255, 255, int(255 * min(1.0, max(0.0, side / 2 - far)))))
    return _texture(data, side, wrap="clamp_to_edge")


@cache
def shadow() -> Any:
    """Return the lower left corner of a soft shadow, for the patches of ``rounded.grid``."""
    side = SHADOW
    data = bytearray()
    for y in range(side):
        for x in range(side):
            inwards = max(0.0, 1 - hypot(side - x - 0.5, side - y - 0.5) / side)
            data += bytes((255, 255, 255, int(255 * inwards * inwards * (3 - 2 * inwards))))
    return _texture(data, side, wrap="clamp_to_edge")


def _texture(data: bytearray, side: int, wrap: str) -> Any:
    texture = Texture.create(size=(side, side), colorfmt="rgba")
    texture.wrap = wrap
    texture.blit_buffer(bytes(data), colorfmt="rgba", bufferfmt="ubyte")
    return texture
