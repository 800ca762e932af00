"""Product pictures: small, grey, and never the reason why a paper can't be made."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PIL import Image
from reportlab.lib.utils import ImageReader

if TYPE_CHECKING:
    from collections.abc import Callable

    Find: TypeAlias = Callable[[str], ImageReader | None]

PIXELS = 200
"""The longer side: 16 mm at 300 dpi."""
PAPER = 246
"""From this grey on (of 255) it is background."""
MOST_BYTES = 20_000_000
MOST_PIXELS = 60_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP")

log = logging.getLogger(__name__)


def finder(folder: Path | None) -> Find:
    """Make a function from a picture's file name to the picture, None where there is none."""

    def find(name: str) -> ImageReader | None:
        path = _inside(folder, name)
        if path is None:
            return None
        try:
            facts = path.stat()
            return _small(path, facts.st_mtime_ns, facts.st_size)
        except FileNotFoundError:
            return None
        except Exception as error:  # noqa: BLE001 - a decoder fails in many ways, all harmless here
            log.warning("the picture %s can't be read: %s", path.name, error)
            return None

    return find


def _inside(folder: Path | None, name: str) -> Path | None:
    """The path of a plain file name inside ``folder``; a name that leads elsewhere has none."""
    if folder is None or not name or name in {".", ".."} or any(c in name for c in "/\\:\0"):
        return None
    return folder / name


@lru_cache(maxsize=256)
def _small(path: Path, changed: int, size: int) -> ImageReader:
    """The picture, shrunk; ``changed`` makes a new file under an old name a new picture."""
    del changed
    if size > MOST_BYTES:
        raise ValueError(f"it has {size} bytes, more than {MOST_BYTES}")
    with Image.open(path, formats=FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise ValueError(f"it has {image.width} x {image.height} pixels")
        image.draft("L", (PIXELS * 2, PIXELS * 2))
        image.thumbnail((PIXELS * 2, PIXELS * 2))
        return ImageReader(_trimmed(_on_white(image)))


def _on_white(image: Image.Image) -> Image.Image:
    """Grey, with white where the picture is transparent."""
    coloured = image.convert("RGBA")
    ground = Image.new("RGBA", coloured.size, "white")
    ground.alpha_composite(coloured)
    return ground.convert("L")


def _trimmed(image: Image.Image) -> Image.Image:
    """Without the white around the thing, so that it is seen as large as can be."""
    inked = image.point(lambda value: 255 if value < PAPER else 0).getbbox()
    trimmed = image.crop(inked) if inked else image
    trimmed.thumbnail((PIXELS, PIXELS))
    return trimmed
