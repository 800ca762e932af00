"""Writes tables as CSV that a spreadsheet opens by a double tap, and that can do it no harm."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from kiosk.spreadsheets.formulas import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable

    Value = str | int | Decimal | datetime | date | None
    """Texts stay texts, whatever they look like; numbers are numbers, below zero too."""

Delimiter = Literal[",", ";", "\t"]
"""Excel expects the semicolon where the comma is a decimal point."""


def write_rows(
    headings: Iterable[str], rows: Iterable[Iterable[Value]], delimiter: Delimiter = ","
) -> bytes:
    """The table as CSV: UTF-8 with its mark, CRLF, quotation marks where they are needed.

    There is no line ``sep=``: Excel overlooks the mark of UTF-8 behind it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([guarded(heading) for heading in headings])
    for row in rows:
        writer.writerow([_cell(value, delimiter) for value in row])
    return BOM_UTF8 + out.getvalue().encode("utf-8", "replace")


def _cell(value: Value, delimiter: Delimiter) -> str:
    match value:
        case None:
            return ""
        case str():
            return guarded(value)
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value:f}".replace(".", "," if delimiter == ";" else ".")
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M:%S")
        case _:
            return str(value)
