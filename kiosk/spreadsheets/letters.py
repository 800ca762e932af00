"""The letters of a file: which bytes they are written in, where nothing in the file says so.

Windows' code pages can't be told from each other by looking: a guesser takes "£5" for Japanese.
So there is one short list, tried in order, and the shop's country decides what comes last.
"""

from __future__ import annotations

import codecs

from kiosk.spreadsheets.table import NoTable

AS_UTF_8 = "save it as “CSV UTF-8” (File, Save as)"

_NOT_CSV = {
    b"PK\x03\x04": "a workbook of Excel or Calc",
    b"\xd0\xcf\x11\xe0": "a workbook of an old Excel",
    b"%PDF": "a PDF",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Excel's "CSV UTF-8" and "Unicode text" begin with one of these."""
_WESTERN = "cp1252"
_WINDOWS = {
    **dict.fromkeys(("PL", "CZ", "SK", "HU", "RO", "HR", "SI"), "cp1250"),
    "GR": "cp1253",
    "TR": "cp1254",
    "EG": "cp1256",
    "SA": "cp1256",
    "AE": "cp1256",
    "JP": "cp932",
}
"""What Excel's plain "CSV" is written in, by country; elsewhere in Western letters."""
_HIGH = bytes(range(0x80, 0x100))
_LOOK = 400
"""Bytes that are looked at for UTF-16 without a mark."""


def text_of(data: bytes, country: str) -> tuple[str, str]:
    """The text of a file, and the name of what it was written in.

    ``country`` is ISO 3166-1 alpha-2, or empty.

    Raises:
        NoTable: it is no text, or its letters are broken.
    """
    for begin, what in _NOT_CSV.items():
        if data.startswith(begin):
            raise NoTable(f"is {what}, not CSV: {AS_UTF_8}")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    encoding = encoding or _without_mark(data)
    if not encoding:
        return _windows(data, _WINDOWS.get(country, _WESTERN))
    try:
        return data.decode(encoding), encoding.removesuffix("-sig")
    except UnicodeDecodeError:
        raise NoTable(f"has broken letters: {AS_UTF_8}") from None


def _without_mark(data: bytes) -> str:
    """UTF-16 shows by its zeros, UTF-8 because nothing else happens to be right UTF-8."""
    first, second = data[0:_LOOK:2], data[1:_LOOK:2]
    if second.count(0) * 2 > len(second):
        return "utf-16-le"
    if first.count(0) * 2 > len(first):
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "utf-8"


def _windows(data: bytes, encoding: str) -> tuple[str, str]:
    if encoding == _WESTERN and _mostly_utf_8(data):
        raise NoTable(f"mixes letters of two kinds, so that some can't be told: {AS_UTF_8}")
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        raise NoTable(f"is written in letters that can't be told: {AS_UTF_8}") from None


def _mostly_utf_8(data: bytes) -> bool:
    """Whether it is UTF-8 but for a few bytes, as after copying rows between two files.

    Western text holds next to no pairs of bytes that are right UTF-8.
    """
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    plain = len(data.translate(None, _HIGH))
    return len(text) - plain - wrong > wrong
