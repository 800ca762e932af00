"""Reads image files beside the glass: a thread decodes and shrinks, Kivy's thread shows."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import Any

from kivy.clock import Clock
from kivy.graphics.texture import Texture

log = logging.getLogger(__name__)

MOST_KEPT = 24_000_000
"""Bytes of the textures that are kept: the pages of some papers, or a hundred products."""

MOST_PIXELS = 40_000_000
"""A larger image is not opened: it would fill the memory."""

LARGEST_FILE = 20_000_000
"""Bytes."""

Answer = Callable[[Any], None]
"""Called on Kivy's thread with a texture, or with None if the file is missing or no image."""


class Shelf:
    """Keeps the textures that were shown last, and reads the others one after another."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], Any] = OrderedDict()
        self._wanted: dict[tuple[str, int], list[Answer]] = {}
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")

    def fetch(self, path: str, side: int, answer: Answer) -> None:
        """Get the image at ``path``, no side of it longer than ``side`` pixels."""
        key = (path, side)
        if key in self._kept:
            self._kept.move_to_end(key)
            answer(self._kept[key])
            return
        waiting = self._wanted.setdefault(key, [])
        waiting.append(answer)
        if len(waiting) == 1:
            self._reader.submit(self._read, key)

    def _read(self, key: tuple[str, int]) -> None:
        pixels = decode(*key)
        Clock.schedule_once(partial(self._arrived, key, pixels), 0)

    def _arrived(self, key: tuple[str, int], pixels: Pixels | None, _: float) -> None:
        texture = None if pixels is None else _texture(*pixels)
        if texture is not None:
            self._kept[key] = texture
            while len(self._kept) > 1 and sum(map(_bytes, self._kept.values())) > MOST_KEPT:
                self._kept.popitem(last=False)
        for answer in self._wanted.pop(key, []):
            answer(texture)


Pixels = tuple[tuple[int, int], bytes]


def decode(path: str, side: int) -> Pixels | None:
    """Return size and RGBA bytes of an image file, shrunk to ``side``; None if it is none."""
    from PIL import Image  # noqa: PLC0415 - only a bench with pictures needs it

    try:
        if Path(path).stat().st_size > LARGEST_FILE:
            return None
        with Image.open(path) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            image.draft("RGB", (side, side))
            image.thumbnail((side, side))
            shown = image.convert("RGBA")
    except Exception as exc:  # noqa: BLE001 - whatever a broken file raises, an icon stands in
        log.info("a picture cannot be shown: %s", type(exc).__name__)
        return None
    return (shown.size, shown.tobytes())


def _bytes(texture: Any) -> int:
    return int(texture.width * texture.height * 4)


def _texture(size: tuple[int, int], pixels: bytes) -> Any:
    texture = Texture.create(size=size, colorfmt="rgba")
    texture.blit_buffer(pixels, colorfmt="rgba", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture


@cache
def shelf() -> Shelf:
    """Return the one shelf of this program."""
    return Shelf()
