"""GS1 element strings: which product, and its serial number, lot, expiry and count.

The grammar of some 500 application identifiers is biip's; it is loaded with the first such code,
which takes a fifth of a second: ask ``warm_up`` on a thread that nobody waits for.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kiosk.domain.codes import trimmed
from kiosk.domain.gtin import is_right

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_CODE = 1000
"""Characters; a longer code is not looked into. The largest symbols of shops hold far less."""
_NAMED = re.compile(r"\A\](?:C1|e[0-3]|d2|Q3|J1)")
"""Symbology identifiers of GS1-128, DataBar, DataMatrix, QR code and DotCode (ISO/IEC 15424)."""
_PLAIN = re.compile(r"0[12](?P<gtin>[0-9]{14})")
_LINK = re.compile(r"https?://[^/\s]+/(?:[^?#]*/)?01/[0-9]{8,14}", re.IGNORECASE)
_YEARS_BACK = 49
"""Two digits of a year mean one of the hundred that begin so long ago."""
_DATE = re.compile(r"(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")


@dataclass(frozen=True, kw_only=True)
class Elements:
    """What an element string says of a product; empty strings and None for what it does not."""

    gtin: str
    """14 digits with a right check digit; empty when there is none, or it is wrong."""
    misread: bool = False
    """Whether the GTIN's check digit is wrong."""
    serial: str = ""
    lot: str = ""
    expiry: date | None = None
    count: int | None = None
    """Units in a case or on a pallet."""


def elements(code: str, today: date) -> Elements | None:
    """Read a code as GS1 elements; None when it holds no product in this form.

    ``today`` tells the century of an expiry date (GS1 General Specifications 7.12).
    """
    if len(code) > LONGEST_CODE or not _promising(code):
        return None
    found = _parsed(trimmed(code))
    gtin = found.get("01") or found.get("02", "")
    if not gtin:
        return None
    right = is_right(gtin)
    count = found.get("37") or found.get("30", "")
    return Elements(
        gtin=gtin if right else "",
        misread=not right,
        serial=found.get("21", ""),
        lot=found.get("10", ""),
        expiry=_day(found.get("17") or found.get("15", ""), today),
        count=int(count) if count else None,
    )


def warm_up() -> None:
    """Load the parser, so that the first scan need not wait for it."""
    _parsed("0100000000000000")


def _promising(code: str) -> bool:
    text = trimmed(code)
    if _NAMED.match(text) or "\x1d" in text or _LINK.match(text):
        return True
    plain = _PLAIN.match(text)
    return plain is not None and is_right(plain["gtin"])


def _parsed(code: str) -> Mapping[str, str]:
    # Most benches never scan one of these: the parser and its tables wait until one comes.
    from biip import ParseConfig, ParseError  # noqa: PLC0415
    from biip.gs1_digital_link_uris import GS1DigitalLinkURI  # noqa: PLC0415
    from biip.gs1_messages import GS1Message  # noqa: PLC0415

    # A date that is none must not hide the product; dates are read here, with a century of ours.
    config = ParseConfig(gs1_element_strings_verify_date=False)
    text = _NAMED.sub("", code, count=1)
    try:
        if _LINK.match(text):
            strings = GS1DigitalLinkURI.parse(text, config=config).element_strings
        else:
            strings = GS1Message.parse(text, config=config).element_strings
    except (ParseError, ValueError):
        return {}
    return {each.ai.ai: each.value for each in reversed(strings)}  # the first of each


def _day(yymmdd: str, today: date) -> date | None:
    found = _DATE.fullmatch(yymmdd)
    if found is None:
        return None
    first = today.year - _YEARS_BACK
    year = first + (int(found["year"]) - first) % 100
    month, day = int(found["month"]), int(found["day"])
    try:
        return date(year, month, day or monthrange(year, month)[1])
    except ValueError:
        return None
