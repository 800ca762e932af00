"""The barcodes of a product, in one cell or in several columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.domain.gtin import is_misread, is_right
from kiosk.spreadsheets.cells import is_nothing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.spreadsheets.cells import Cell

    Code = tuple[str, int]
    """A code, and how many units one scan of it counts."""

LONGEST_CODE = 80
UPC_A = 12

_LOST_ZEROS = range(9, UPC_A)
_SPACED = re.compile(r"(?:\d[ -]?){8,14}", re.ASCII)
_AS_NUMBER = re.compile(r"(\d{8,14})[.,]0+", re.ASCII)
_ROUNDED = re.compile(r"\d{6}0{6,8}", re.ASCII)
"""A shortened number that was shown with all digits again: those after the sixth are lost."""
_BETWEEN = re.compile(r"[\s,;|]*")
_CODE = re.compile(r'(?:"((?:[^"]|"")+)"|([^\s,;|*"]+))(?:\*([1-9][0-9]{0,4}))?(?=[\s,;|]|\Z)')
_PLAIN = re.compile(r"[^\s,;|*\"']+")


def gtin(cell: Cell) -> str:
    """The code in a column of EANs, GTINs or UPCs; other codes than these are let through.

    Spaces inside it, as under the bars, and what programs make of numbers are taken away; zeros
    that a spreadsheet has taken away are put back where the check digit proves them.

    Raises:
        Wrong: Excel has shortened it, or its check digit is wrong.
    """
    code = cell.code_or_nothing(LONGEST_CODE)
    number = _AS_NUMBER.fullmatch(code)
    if number:
        code = number[1]
    elif _SPACED.fullmatch(code):
        code = re.sub(r"[ -]", "", code)
    if is_misread(code):
        raise cell.wrong("has a wrong check digit: compare it with the goods")
    if _ROUNDED.fullmatch(code):
        raise cell.wrong("ends in zeros, as Excel leaves them: enter it again as Text")
    proven = code.isascii() and code.isdigit() and len(code) in _LOST_ZEROS and is_right(code)
    return code.zfill(UPC_A) if proven else code


def barcode(cell: Cell) -> str:
    """The code in a column of barcodes of any kind, of one unit each.

    Raises:
        Wrong: Excel has shortened it, or it says that it counts several units.
    """
    code = cell.code_or_nothing(LONGEST_CODE)
    if "*" in code:
        raise cell.wrong("counts several units: such codes stand in a column named barcodes")
    return code


def further(cell: Cell) -> tuple[Code, ...]:
    """Codes with spaces, commas or bars between them; ``15012345678907*12`` counts 12 units.

    A code with any of these marks in it stands in quotation marks.

    Raises:
        Wrong: one of them is none.
    """
    return tuple(_listed(cell)) if cell.text else ()


def unique(cell: Cell, codes: Iterable[Code]) -> tuple[Code, ...]:
    """Each code once, in their order.

    Raises:
        Wrong: a code counts once so many units, and once others.
    """
    found: dict[str, int] = {}
    for code, units in codes:
        if found.setdefault(code, units) != units:
            raise cell.wrong(f"has {code!r} with {found[code]} units and with {units}")
    return tuple(found.items())


def written(codes: tuple[Code, ...]) -> tuple[str, str]:
    """What goes into the columns ``barcode`` and ``barcodes``, to be read again as ``codes``."""
    first = next(iter(codes), ("", 1))
    alone = first[1] == 1 and bool(_PLAIN.fullmatch(first[0])) and not is_nothing(first[0])
    main, rest = (first[0], codes[1:]) if alone else ("", codes)
    return main, " ".join(_written(code, units) for code, units in rest)


def _written(code: str, units: int) -> str:
    quoted = code if _PLAIN.fullmatch(code) else '"' + code.replace('"', '""') + '"'
    return quoted if units == 1 else f"{quoted}*{units}"


def _listed(cell: Cell) -> Iterator[Code]:
    text = cell.text.removeprefix("'")
    if text == cell.text:
        cell.code(len(text))
    at = 0
    while at < len(text):
        found = _CODE.match(text, at)
        if found is None:
            rest = text[at:].split()[0]
            raise cell.wrong(f"holds {rest!r}, which is not a code, or a code*units")
        code = (found[1] or "").replace('""', '"') or found[2]
        yield cell.checked(code, LONGEST_CODE), int(found[3] or 1)
        between = _BETWEEN.match(text, found.end())
        at = between.end() if between else len(text)
