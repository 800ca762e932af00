"""GTINs in all their forms: EAN-8, UPC-A, UPC-E, EAN-13, ITF-14, with zeros added or dropped.

Every form of one number is compared as its 14 digits (GS1 General Specifications 3.3 and 7.9).
"""

from __future__ import annotations

import re

from kiosk.domain.check_digits import GS1

_DIGITS = re.compile(r"[0-9]{8,14}")
_UPC_E = re.compile(r"[01][0-9]{7}")
_LENGTHS = frozenset({8, 12, 13, 14})
_CASES = "12345678"
"""First digits of a GTIN-14 that is a case of units; 9 is of variable measure."""


def is_right(digits: str) -> bool:
    """Whether the last of these ASCII digits is their check digit."""
    return GS1.right(digits[:-1], digits[-1])


def gtins(code: str) -> tuple[str, ...]:
    """The GTINs, as 14 digits, that a code can be: mostly none or one.

    Eight digits can be an EAN-8 and a UPC-E; 9 to 11 are an EAN or UPC that lost its zeros.
    """
    if not _DIGITS.fullmatch(code):
        return ()
    found = [code.zfill(14)] if is_right(code) else []
    if _UPC_E.fullmatch(code):
        upc = _expanded(code)
        found += [upc.zfill(14)] if is_right(upc) else []
    return tuple(dict.fromkeys(found))


def is_misread(code: str) -> bool:
    """Whether a code has the form of a GTIN, but a wrong check digit."""
    return bool(_DIGITS.fullmatch(code)) and len(code) in _LENGTHS and not gtins(code)


def unit_of(gtin: str) -> str:
    """The GTIN-14 of the single unit in a case, or an empty string for what is no case."""
    if gtin[0] not in _CASES:
        return ""
    body = "0" + gtin[1:-1]
    return body + GS1.of(body)


def barcode_key(text: str) -> str:
    """What a product's barcode is looked up by: its GTIN-14, or the text of any other code."""
    text = text.strip()
    return next(iter(gtins(text)), text)


def _expanded(upc_e: str) -> str:
    system, body, check = upc_e[0], upc_e[1:7], upc_e[7]
    last = body[5]
    if last in "012":
        long = f"{body[:2]}{last}0000{body[2:5]}"
    elif last == "3":
        long = f"{body[:3]}00000{body[3:5]}"
    elif last == "4":
        long = f"{body[:4]}00000{body[4]}"
    else:
        long = f"{body[:5]}0000{last}"
    return system + long + check
