"""The words for serial numbers and lots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date

from kiosk.wording.language import _, locale

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def serials(numbers: Sequence[str]) -> str:
    """``Serial no. A1``, or several of them."""
    said = _("Serial no. {number}") if len(numbers) == 1 else _("Serial nos. {number}")
    return said.format(number=", ".join(numbers))


def lot(number: str, expiry: date | None, units: int) -> str:
    """``L-7``; when it expires, and how many units are of it (0: all)."""
    text = number
    if units:
        text = _("{units} of {lot}").format(units=units, lot=text)
    if expiry is not None:
        day = format_date(expiry, _("d MMM y")(), locale=locale())
        text = _("{lot} (expires {day})").format(lot=text, day=day)
    return text


def lots(texts: Sequence[str]) -> str:
    """``Lot L-7``, or several of them."""
    said = _("Lot {lot}") if len(texts) == 1 else _("Lots {lot}")
    return said.format(lot=", ".join(texts))


def more(numbers: int) -> str:
    """What is left of a long list."""
    return _("{numbers} more").format(numbers=numbers)
