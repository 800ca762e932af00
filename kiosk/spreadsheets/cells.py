"""One cell: what a person meant by it, or why that can't be told."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kiosk.spreadsheets.formulas import bare
from kiosk.spreadsheets.table import shown

_UNSEEN = frozenset({"Cc", "Cs", "Co"})
_EXCEL_ERROR = re.compile(r"#(?:N/A|NV|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|BEZUG!|WERT!)")
_DATE = re.compile(r"\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
"""What Excel writes for "1-2" and "MAR1", in English."""
_SHORTENED = re.compile(r"\d+(?:[.,]\d+)?E\+\d{1,3}", re.IGNORECASE)
"""What Excel writes for a number of twelve digits or more."""
_DAMAGED = "0123456789#"
"""How whatever Excel has made of a code begins."""
_AS_TEXT = "format the column as Text, enter the codes again and save"
_LOST_DIGITS = f"is a code that Excel has shortened to a number; its digits are lost: {_AS_TEXT}"
_MADE_A_DATE = f"is a date that Excel has made of a code: {_AS_TEXT}"
_EXCEL_FAILED = "is an error in a formula of the spreadsheet"
_NOTHING = frozenset({"", "-", "n/a", "none"})
_TRUE = frozenset({"yes", "y", "true", "1", "x", "wahr", "vrai", "verdadero", "vero", "prawda"})
_FALSE = frozenset({"no", "n", "false", "0", "falsch", "faux", "falso", "fałsz"})
"""Also the words that Excel shows for TRUE and FALSE where Amazon has marketplaces."""


class Wrong(Exception):
    """A cell that can't be used; says why, in words that need no other."""

    def __init__(self, cell: Cell, words: str) -> None:
        super().__init__(words)
        self.cell = cell


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell in one line without what can't be seen, and the heading over it.

    A cell that the table has no column for is empty, and so is its heading.
    """

    column: str = ""
    text: str = ""

    def wrong(self, why: str) -> Wrong:
        """That this cell can't be used; ``why`` goes on from its name and its text."""
        return Wrong(self, f"{self.column} {shown(self.text)!r} {why}")

    def words(self, longest: int) -> str:
        """Text that a person reads.

        Raises:
            Wrong: it is too long, or no text.
        """
        self._refuse(_EXCEL_ERROR, _EXCEL_FAILED)
        return self.checked(bare(self.text), longest)

    def code(self, longest: int) -> str:
        """A SKU, a bin, a barcode: text that Excel may have taken for a number or a date.

        Raises:
            Wrong: it did, or the code is too long.
        """
        if self.text[:1] in _DAMAGED:  # else it is whole: an apostrophe keeps a code as it was
            self._refuse(_SHORTENED, _LOST_DIGITS)
            self._refuse(_DATE, _MADE_A_DATE)
            self._refuse(_EXCEL_ERROR, _EXCEL_FAILED)
        return self.checked(self.text.removeprefix("'").lstrip(), longest)

    def code_or_nothing(self, longest: int) -> str:
        """A code; what people write where there is none counts as nothing.

        Raises:
            Wrong: as ``code``.
        """
        return "" if is_nothing(self.text) else self.code(longest)

    def yes_or_no(self) -> bool | None:
        """Yes, no, or None for an empty cell.

        Raises:
            Wrong: it is none of these.
        """
        word = self.text.removeprefix("'").casefold()
        if not word:
            return None
        if word not in _TRUE | _FALSE:
            raise self.wrong("is not yes or no")
        return word in _TRUE

    def checked(self, text: str, longest: int) -> str:
        """``text``, which was made of this cell.

        Raises:
            Wrong: it is too long, or no text.
        """
        if len(text) > longest:
            raise self.wrong(f"has more than {longest} characters")
        if not text.isprintable() and any(map(_is_unseen, text)):
            raise self.wrong("holds characters that can't be seen")
        return text

    def _refuse(self, made: re.Pattern[str], why: str) -> None:
        if made.fullmatch(self.text):
            raise self.wrong(why)


def is_nothing(text: str) -> bool:
    """Whether people mean by this that there is no code."""
    return text.casefold() in _NOTHING


def tidy(text: str) -> str:
    """``text`` in one line, composed (NFC), without spaces around it and without format marks.

    Direction marks and joiners come along when text is copied from web pages.
    """
    if not text.isprintable():
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    line = " ".join(text.split())
    return line if line.isascii() else unicodedata.normalize("NFC", line)


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN
