"""PINs and passphrases: Argon2id with a pepper, as costly as this machine can well bear."""

from __future__ import annotations

import hmac
import time
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

if TYPE_CHECKING:
    from kiosk.vault.master import MasterKey

FLOOR_KIB, FLOOR_ROUNDS = 19 * 1024, 2
"""OWASP's least for Argon2id with one lane (Password Storage Cheat Sheet)."""
MOST_KIB = 128 * 1024
TARGET_SECONDS = 0.2
"""One answer; a sign-in takes less than a second on a machine four times slower."""


class Phrases:
    """Hashes PINs and passphrases, and checks them; slow by intent, so never on Kivy's thread."""

    def __init__(self, master: MasterKey, kib: int = FLOOR_KIB) -> None:
        self._pepper = master.derive("pepper")
        self._kib = kib
        self._hasher = _hasher(kib)

    def hash(self, phrase: str) -> str:
        """What is kept of a phrase."""
        return self._hasher.hash(self._peppered(phrase))

    def fits(self, kept: str, phrase: str) -> bool:
        """Whether it is the phrase; takes as long for a wrong one, and for none at all."""
        known = kept or _NOBODYS
        try:
            return self._hasher.verify(known, self._peppered(phrase)) and bool(kept)
        except (VerificationError, InvalidHashError):
            return False

    def _peppered(self, phrase: str) -> str:
        return b64encode(hmac.new(self._pepper, phrase.encode(), sha256).digest()).decode("ascii")


def calibrated(target: float = TARGET_SECONDS) -> int:
    """KiB of memory with which one answer takes about ``target`` seconds here; the floor at least.

    Takes about twice the target.
    """
    kib = FLOOR_KIB
    while kib * 2 <= MOST_KIB and _seconds(kib) * 2 <= target:
        kib *= 2
    return kib


def _seconds(kib: int) -> float:
    hasher = _hasher(kib)
    before = time.perf_counter()
    hasher.hash("calibration")
    return time.perf_counter() - before


def _hasher(kib: int) -> PasswordHasher:
    return PasswordHasher(time_cost=FLOOR_ROUNDS, memory_cost=kib, parallelism=1, type=Type.ID)


_NOBODYS = _hasher(FLOOR_KIB).hash("nobody's")
"""Checked where nobody is known, so that the time tells nothing."""
