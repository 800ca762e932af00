"""The parts that several papers share: whose paper it is, which copy, and the order's number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.documents import words
from kiosk.documents.document import Barcode, BigNumber, Block, CopyMark, Letterhead
from kiosk.documents.text import clean, file_safe

if TYPE_CHECKING:
    from kiosk.domain.values import OrderId

HEAVY_DIGITS = 6
"""How many of an order number's last digits people read out to each other."""
LONGEST_NUMBER = 40
LONGEST_LINE = 60
MOST_ADDRESS_LINES = 8

_AMAZONS = re.compile(r"([0-9]{3})-([0-9]{7})-([0-9]{7})")


def checked_copy(copy: int) -> int:
    """``copy`` itself.

    Raises:
        ValueError: for a copy below 1.
    """
    if copy < 1:
        raise ValueError(f"copies count from 1, not from {copy}")
    return copy


def name_of(kind: str, number: OrderId, copy: int, part: str = "") -> str:
    """The paper's name: the same for the same paper, safe in a file system and a print queue."""
    parcel = f"_{file_safe(part)}" if part else ""
    return f"{kind}_{file_safe(number)}{parcel}_copy-{copy}"


def letterhead(given: Letterhead) -> Letterhead:
    """The company as settings name it, cleaned and of bounded length."""
    lines = (clean(line, LONGEST_LINE) for line in given.address)
    address = tuple(line for line in lines if line)[:MOST_ADDRESS_LINES]
    return Letterhead(name=clean(given.name, LONGEST_LINE), address=address)


def copy_mark(copy: int, hint: str) -> tuple[Block, ...]:
    """Nothing on a first paper."""
    return (CopyMark(word=words.copy(copy), hint=hint),) if copy > 1 else ()


def big_number(label: str, number: OrderId) -> BigNumber:
    """The order's number under the paper's title, its last digits apart."""
    shown = clean(number, LONGEST_NUMBER)
    cut, digits = len(shown), 0
    while cut and digits < HEAVY_DIGITS:
        cut -= 1
        digits += shown[cut].isdecimal()
    return BigNumber(label=label, head=shown[:cut], tail=shown[cut:])


def barcode(number: OrderId) -> Barcode:
    """The order's barcode; where it is too wide, the 17 digits of Amazon's number without dashes.

    They say the same, for the dashes always stand at the same places.
    """
    amazons = _AMAZONS.fullmatch(number)
    short = "".join(amazons.groups()) if amazons else ""
    return Barcode(data=number, instead=words.NO_BARCODE(), short=short)
