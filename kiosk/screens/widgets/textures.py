"""Small textures made by hand: the stripes of the STOP edge and the soft shadow under a window."""

from __future__ import annotations

from functools import cache
from math import hypot
from typing import Any

from kivy.graphics.texture import Texture

STRIPE = 32
SHADOW = 32


@cache
def stripes() -> Any:
    """Return white diagonal stripes on nothing, ``STRIPE`` pixels square, that repeat."""
    side, samples = STRIPE, 4
    data = bytearray()
    for y in range(side):
        for x in range(side):
            inside = sum(
                ((x + sx / samples + y + sy / samples) % side) < side / 2
                for sx in range(samples)
                for sy in range(samples)
            )
            data += bytes((255, 255, 255, inside * 255 // samples**2))
    return _texture(data, side, wrap="repeat")


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
