"""Keyed digests: of badges, of words that are searched for, and the links of the audit chain."""

from __future__ import annotations

import hmac
import json
import secrets
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.vault.master import MasterKey

BADGE_PREFIX = "PBB-"
_DIGITS = 40
"""132 bits of chance; Code 128 sets two digits where it sets one letter."""


def new_badge() -> str:
    """A new badge's code: chance alone, in digits, so that its bars fit on a badge."""
    return f"{BADGE_PREFIX}{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"


class Digests:
    """Digests that nobody can make, or check, without the master key."""

    def __init__(self, master: MasterKey) -> None:
        self._badges = master.derive("badges")
        self._words = master.derive("search words")
        self._chain = master.derive("audit chain")
        self._people = master.derive("people")

    def badge(self, code: str) -> str:
        """What is kept of a badge: its code itself is kept nowhere."""
        return hmac.new(self._badges, code.strip().upper().encode(), sha256).hexdigest()

    def word(self, word: str) -> int:
        """A number by which a word is found again, and from which it can't be guessed; 63 bits."""
        digest = hmac.new(self._words, word.encode(), sha256).digest()
        return int.from_bytes(digest[:8], "big") >> 1

    def person(self, parts: Iterable[str | int | None]) -> str:
        """The MAC of a person's row, in hex, over what stands in it."""
        return hmac.new(self._people, json.dumps([*parts]).encode(), sha256).hexdigest()

    def is_of_person(self, mac: str, parts: Iterable[str | int | None]) -> bool:
        """Whether it is that MAC."""
        return hmac.compare_digest(mac.encode(), self.person(parts).encode())

    def link(self, before: str, parts: Iterable[str]) -> str:
        """The link that follows ``before`` in the chain, in hex; it holds all ``parts``."""
        text = "\x1f".join((before, *parts))
        return hmac.new(self._chain, text.encode(), sha256).hexdigest()
