"""What a receipt printer makes of the bytes it is sent: an interpreter of its own, told by nobody.

It knows the commands that Packbench uses, and writes down every byte that is neither one of these
nor a letter. Letters are 12 by 24 dots, as in font A.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
PAGES = {0: "cp437", 16: "cp1252", 18: "cp852", 19: "cp858"}
"""Slots of ``ESC t`` on printers in the field."""
CELL, HIGH, PITCH = 12, 24, 30


@dataclass
class Sheet:
    """A stretch of paper up to a cut: its rows of dots, and the lines of letters on it."""

    rows: list[Image.Image] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    cut: bool = False

    @property
    def dots(self) -> int:
        """How long it is."""
        return sum(row.height for row in self.rows)

    def picture(self, width: int, margin: int = 32) -> Image.Image:
        """The paper as it lies on the table, black on white."""
        sheet = Image.new("L", (width + 2 * margin, self.dots + 2 * margin), 255)
        top = margin
        for row in self.rows:
            sheet.paste(0, (margin, top), row)
            top += row.height
        return sheet


class Paper:
    """The head, the knife and the state between them."""

    def __init__(self, dots: int = 576) -> None:
        self.dots = dots
        self.sheets: list[Sheet] = [Sheet()]
        self.unexpected: list[bytes] = []
        self.overrun = 0
        """How often something was wider than the paper."""
        self.resets = 0
        self.kicks: list[int] = []
        """The plugs at which a cash drawer was opened, one after the other."""
        self.telling = 0
        self.length = 0
        """Dots of paper used up, on all sheets together."""
        self.said: list[bytes] = []
        """Answers that are to be sent back, in their order."""
        self.power_on()

    def power_on(self) -> None:
        """Forget what is in the line, and the look; the paper stays."""
        self._line: list[tuple[str, int, int, bool, bool]] = []
        self._page, self._size, self._bold, self._inverse = 0, 0, False, False
        self._double_bytes = True  # as Chinese models are when they are switched on

    @property
    def sheet(self) -> Sheet:
        """The paper in the printer."""
        return self.sheets[-1]

    @property
    def cuts(self) -> list[Sheet]:
        """The papers that came out whole."""
        return [sheet for sheet in self.sheets if sheet.cut]

    def print(self, data: bytes) -> None:
        """Work off a whole job."""
        rest = data
        while rest:
            taken = self.take(rest)
            if not taken:
                self.unexpected.append(rest)
                return
            rest = rest[taken:]

    def take(self, data: bytes) -> int:
        """Work off the first command or letter; how many bytes it had, 0 when some are missing."""
        if data[0] == 0x0A:
            self._end_line()
            return 1
        if data[0] < 0x20 or data[0] == 0x7F:
            return self._command(data)
        if data[0] >= 0x80 and self._double_bytes:
            self.unexpected.append(data[:1])
        self._letter(data[:1])
        return 1

    def _command(self, data: bytes) -> int:
        for head, length, act in self._commands():
            if data.startswith(head):
                if len(data) < length:
                    return 0
                return act(data)
            if head.startswith(data):
                return 0
        self.unexpected.append(data[:1])
        return 1

    def _commands(self) -> list[tuple[bytes, int, Callable[[bytes], int]]]:
        return [
            (b"\x1b@", 2, self._reset),
            (b"\x1c.", 2, self._single_bytes),
            (b"\x1bR\x00", 3, lambda _: 3),
            (b"\x1bt", 3, self._choose_page),
            (b"\x1bE", 3, self._embolden),
            (b"\x1d!", 3, self._resize),
            (b"\x1dB", 3, self._invert),
            (b"\x1bd", 3, self._feed),
            (b"\x1dv0\x00", 8, self._raster),
            (b"\x1dVB\x00", 4, self._cut),
            (b"\x1bp", 5, self._kick),
            (b"\x1da", 3, self._tell),
            (b"\x1dr\x01", 3, self._fence),
            (b"\x1d(H\x06\x0000", 11, self._process),
            (b"\x10\x04", 3, lambda _: 3),  # answered while it was received
        ]

    def _reset(self, _: bytes) -> int:
        self.power_on()
        self.resets += 1
        return 2

    def _single_bytes(self, _: bytes) -> int:
        self._double_bytes = False
        return 2

    def _choose_page(self, data: bytes) -> int:
        if data[2] not in PAGES:
            self.unexpected.append(data[:3])
        self._page = data[2]
        return 3

    def _embolden(self, data: bytes) -> int:
        self._bold = bool(data[2] & 1)
        return 3

    def _resize(self, data: bytes) -> int:
        self._size = data[2]
        return 3

    def _invert(self, data: bytes) -> int:
        self._inverse = bool(data[2] & 1)
        return 3

    def _feed(self, data: bytes) -> int:
        if self._line:
            self._end_line()
        self._out(Image.new("L", (self.dots, data[2] * PITCH)))
        return 3

    def _tell(self, data: bytes) -> int:
        self.telling = data[2]
        return 3

    def _fence(self, _: bytes) -> int:
        self.said.append(b"\x00")
        return 3

    def _process(self, data: bytes) -> int:
        self.said.append(b"\x37\x22" + data[7:11] + b"\x00")
        return 11

    def _raster(self, data: bytes) -> int:
        width, height = int.from_bytes(data[4:6], "little"), int.from_bytes(data[6:8], "little")
        end = 8 + width * height
        if len(data) < end:
            return 0
        self.overrun += width * 8 > self.dots
        image = Image.frombytes("1", (width * 8, height), data[8:end]).convert("L")
        row = Image.new("L", (self.dots, height))
        row.paste(image)
        self._out(row)
        return end

    def _cut(self, _: bytes) -> int:
        self.sheet.cut = True
        self.sheets.append(Sheet())
        return 4

    def _kick(self, data: bytes) -> int:
        self.kicks.append(data[2])
        return 5

    def _letter(self, byte: bytes) -> None:
        character = byte.decode(PAGES.get(self._page, "cp437"), "replace")
        wide, high = (self._size >> 4) + 1, (self._size & 15) + 1
        self._line.append((character, wide, high, self._bold, self._inverse))

    def _end_line(self) -> None:
        tallest = max((high for _, _, high, _, _ in self._line), default=1)
        row = Image.new("L", (self.dots, PITCH + (tallest - 1) * HIGH))
        x = 0
        for character, wide, high, bold, inverse in self._line:
            cell = _cell(character, bold)
            shown = cell.point(lambda value: 255 - value) if inverse else cell
            size = (CELL * wide, HIGH * high)
            row.paste(shown.resize(size, Image.Resampling.NEAREST), (x, (tallest - high) * HIGH))
            x += size[0]
        self.overrun += x > self.dots
        self.sheet.lines.append("".join(character for character, *_ in self._line))
        self._line = []
        self._out(row)

    def _out(self, row: Image.Image) -> None:
        self.length += row.height
        self.sheet.rows.append(row)


@lru_cache(maxsize=1024)
def _cell(character: str, bold: bool) -> Image.Image:
    cell = Image.new("L", (CELL, HIGH))
    name = "receipt-bold.ttf" if bold else "receipt-regular.ttf"
    font = ImageFont.truetype(str(ASSETS / name), 20, layout_engine=ImageFont.Layout.BASIC)
    ImageDraw.Draw(cell).text((0, 19), character, fill=255, font=font, anchor="ls")
    return cell
