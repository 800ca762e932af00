"""Text that a spreadsheet would take for something else, and the apostrophe that keeps it text.

A title that begins with "=" is a formula to Excel, and a formula can start programs; a GTIN becomes
5.01235E+12 when the file is saved again, and the bin 1-2 a day in February. An apostrophe before
such a text keeps it as it is. It stays visible, because CSV has no types; reading takes it off.
"""

from __future__ import annotations

import re

_BEGINS = "'=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""The mark itself, and what begins a formula: the wide forms do where Japanese is typed."""
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_CHANGES = re.compile(
    r"0[0-9]+"  # leading zeros vanish
    r"|[0-9]{12,}"  # shown, and saved, with six digits
    r"|[0-9]+(?:[.,][0-9]+)*E[+-]?[0-9]+"
    r"|[0-9]{1,4}[-/:. ][0-9]{1,4}(?:[-/:. ][0-9]{1,4})?"  # a date, a time, a fraction
    rf"|[0-9]{{1,4}}[-/. ]?{_MONTH}|{_MONTH}[-/. ]?[0-9]{{1,4}}"
    r"|true|false|#[A-Z/0!?]+",
    re.IGNORECASE,
)


def is_taken_otherwise(text: str) -> bool:
    """Whether a spreadsheet, or reading, would make something else of this text."""
    return text != "" and (text[0] in _BEGINS or bool(_CHANGES.fullmatch(text)))


def guarded(text: str) -> str:
    """``text`` as it goes into a cell."""
    return f"'{text}" if is_taken_otherwise(text) else text


def bare(text: str) -> str:
    """What ``guarded`` made this of; apostrophes of people stay, as in 't and 'tis."""
    rest = text[1:]
    return rest if text.startswith("'") and is_taken_otherwise(rest) else text
