"""Tracking numbers as a person scans or types them."""

from __future__ import annotations

import re

from kiosk.domain.refusals import Refusal, Refused

SHORTEST = 4
LONGEST = 40
_ALLOWED = re.compile(r"[A-Za-z0-9]+(?:[-/.][A-Za-z0-9]+)*")
_POSTAL = re.compile(r"([A-Z]{2})(\d{4})(\d{4})(\d)([A-Z]{2})")
"""The form of the Universal Postal Union's standard S10."""
_NOISE = re.compile(r"[\s\x00-\x1f\x7f]+")


def tracking_number(raw: str) -> str:
    """The number as the carrier writes it: capitals and digits, no spaces.

    Raises:
        Refused: TRACKING_EMPTY, or TRACKING_MALFORMED for what can't be a tracking number.
    """
    number = _NOISE.sub("", raw[: LONGEST * 4])
    if not number:
        raise Refused(Refusal.TRACKING_EMPTY)
    if not SHORTEST <= len(number) <= LONGEST or not _ALLOWED.fullmatch(number):
        raise Refused(Refusal.TRACKING_MALFORMED, number[:LONGEST])
    # Capitals last: "ß", which a scanner with the wrong keyboard sends for "-", would become "SS".
    return number.upper()


def in_groups(number: str, size: int = 4) -> str:
    """The number in groups for the eye: ``1Z99 9AA1 0123``, or ``AB 1234 5678 5 GB``."""
    postal = _POSTAL.fullmatch(number)
    if postal:
        return " ".join(postal.groups())
    return " ".join(number[i : i + size] for i in range(0, len(number), size))
