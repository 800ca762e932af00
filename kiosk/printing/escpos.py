"""A roll as ESC/POS: composed on python-escpos's Dummy, fresh for each job.

The library makes the commands; texts and pictures are put in as finished bytes, because by itself
it lets control characters through, picks code pages that printers don't have, and counts the
lengths of large pictures wrongly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.printing.escpos_library import dummy
from kiosk.printing.roll import PLAIN, Feed, Kick, Look, Native, Raster
from kiosk.printing.roll_layout import strips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL import Image

    from kiosk.documents.document import Document
    from kiosk.printing.escpos_profile import CodePage, Profile
    from kiosk.printing.roll import Strip

BAND = 4000
"""Bytes of a picture in one command: cheap printers hold 4 kB."""
TEAR_OFF = 5
"""Lines fed where no knife does it."""
DRAWER_PIN = 2
"""Of the plug at the printer: the first drawer, and the only one of most shops."""

_SINGLE_BYTES = b"\x1c."
"""``FS .``: Chinese models read two letters above 7F as one until they are told not to."""
_AMERICAN = b"\x1bR\x00"
"""``ESC R 0``: else a model sold in Britain prints ``#`` as the pound."""
_TELLING = b"\x1da\x0e"
"""``GS a``: say unasked when online, an error or the paper changes. A printer that is full reads no
questions, but it still speaks."""
_PAGE = b"\x1bt"
_RASTER = b"\x1dv0\x00"

_OBEYED_ANYWHERE = {b"\x10\x04": b"\x18\x04", b"\x10\x05": b"\x18\x05", b"\x10\x14": b"\x18\x14"}
"""Byte pairs that printers obey even inside a picture (ask, recover, kick the drawer), and the same
with one dot more."""


def compose(document: Document, profile: Profile, *, tell: bool = False) -> bytes:
    """The whole job, from the reset to the cut; with ``tell`` the printer says what stops it."""
    return encoded(strips(document, profile), profile, tell=tell)


def encoded(paper: Sequence[Strip], profile: Profile, *, tell: bool = False) -> bytes:
    """Strips as bytes: no byte that came with a text is ever a command."""
    job = _Job(tell=tell)
    for strip in paper:
        job.add(strip)
    return job.finish(cutter=profile.cutter)


class _Job:
    """One job being composed; knows which look and which page the printer is in."""

    def __init__(self, *, tell: bool) -> None:
        self._to = dummy()
        self._look = PLAIN
        self._page: CodePage | None = None
        self._to.hw("INIT")
        self._raw(_SINGLE_BYTES + _AMERICAN + (_TELLING if tell else b""))

    def add(self, strip: Strip) -> None:
        match strip:
            case Native():
                self._line(strip)
            case Raster():
                self._picture(strip.image)
            case Feed():
                self._to.print_and_feed(strip.lines)
            case Kick():
                self._to.cashdraw(DRAWER_PIN)

    def finish(self, *, cutter: bool) -> bytes:
        if cutter:
            # Feeds to the knife by itself, and leaves a corner: the paper does not fall.
            self._to.cut(feed=False)
        else:
            self._to.print_and_feed(TEAR_OFF)
        return bytes(self._to.output)

    def _line(self, strip: Native) -> None:
        if strip.page != self._page:
            self._raw(_PAGE + bytes([strip.page.slot]))
            self._page = strip.page
        for words in strip.words:
            self._wear(words.look)
            self._raw(strip.page.encoded(words.text) or b"")
        self._wear(PLAIN)
        self._raw(b"\n")

    def _wear(self, look: Look) -> None:
        if look == self._look:
            return
        self._to.set(
            custom_size=True,
            width=look.wide,
            height=look.high,
            bold=look.bold,
            invert=look.inverse,
        )
        self._look = look

    def _picture(self, image: Image.Image) -> None:
        """In bands, without the white at the right."""
        ink = image.getbbox()
        width = (ink[2] + 7) // 8 if ink else 1
        most = BAND // width
        for top in range(0, image.height, most):
            rows = min(most, image.height - top)
            band = image.crop((0, top, width * 8, top + rows))
            size = width.to_bytes(2, "little") + rows.to_bytes(2, "little")
            self._raw(_RASTER + size + tamed(band.tobytes()))

    def _raw(self, data: bytes) -> None:
        self._to._raw(data)  # noqa: SLF001 - its door for own bytes


def tamed(dots: bytes) -> bytes:
    """A picture without the byte pairs that are obeyed wherever they stand."""
    for pair, instead in _OBEYED_ANYWHERE.items():
        dots = dots.replace(pair, instead)
    return dots
