"""What a receipt printer can do: how wide it is, which letters it has, whether it cuts."""

from __future__ import annotations

from dataclasses import dataclass

_COMMANDS = bytes([*range(0x20), 0x7F])
"""What a printer obeys instead of printing it."""


@dataclass(frozen=True)
class CodePage:
    """Letters that a printer has: ``slot`` is the n of ``ESC t n``, ``codec`` Python's name."""

    slot: int
    codec: str

    def encoded(self, text: str) -> bytes | None:
        """``text`` in this page; None when it has not all of it, or would obey it as a command."""
        try:
            found = text.encode(self.codec)
        except UnicodeEncodeError:
            return None
        return found if len(found.translate(None, _COMMANDS)) == len(found) else None


CP858 = CodePage(19, "cp858")
WPC1252 = CodePage(16, "cp1252")


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A printer with its paper: ``dots`` across, and ``columns`` of its font A.

    ``pages`` are tried in their order; what none of them has is drawn, and never replaced. Nearly
    every printer has these two in these slots (python-escpos's tables of printers); one that has
    not can be given others, or none: then it is sent ASCII alone. ``scan_back`` prints the check
    code as bars too.
    """

    dots: int
    columns: int
    pages: tuple[CodePage, ...] = (CP858, WPC1252)
    cutter: bool = True
    scan_back: bool = False

    def page_for(self, text: str) -> CodePage | None:
        """The first page that has every character of ``text``; None when it must be drawn."""
        if text.isascii() and not self.pages:
            return ASCII if text.isprintable() else None
        return next((page for page in self.pages if page.encoded(text) is not None), None)

    @property
    def cell(self) -> int:
        """The width of a letter of font A, in dots."""
        return self.dots // self.columns


ASCII = CodePage(0, "ascii")
"""What every page begins with."""
ROLL_80 = Profile(dots=576, columns=48)
"""80 mm paper, of which 72 mm are printed at 203 dpi."""
ROLL_58 = Profile(dots=384, columns=32)
"""58 mm paper, of which 48 mm are printed at 203 dpi."""
