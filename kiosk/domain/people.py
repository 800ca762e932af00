"""People at the benches: who they are, what each may do, and how they like their bench."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import NewType

PersonId = NewType("PersonId", str)
_ON_THE_GLASS = re.compile("[A-Z0-9 -]+")
"""What can be typed there."""
PIN_LENGTHS = range(4, 9)
SHORTEST_PHRASE = 12
LONGEST_PHRASE = 128
LONGEST_NAME = 40
SHORTEST_NAME = 3
"""Letters of a part of a name that no passphrase may hold."""


class Role(Enum):
    """What somebody is in the shop."""

    PACKER = "packer"
    SUPERVISOR = "supervisor"
    OWNER = "owner"


class Right(Enum):
    """What not everybody may do; everything else a packer may."""

    SEND_PART = "send_part"
    CORRECT_STOCK = "correct_stock"
    TABLES = "tables"
    CLOSE_TILL = "close_till"
    REVERSE_RETURN = "reverse_return"
    TAKE_OVER = "take_over"
    LEAVE = "leave"
    PEOPLE = "people"


_OFFICE = frozenset(Right) - {Right.PEOPLE}
MAY: dict[Role, frozenset[Right]] = {
    Role.PACKER: frozenset(),
    Role.SUPERVISOR: _OFFICE,
    Role.OWNER: frozenset(Right),
}
"""The one table of rights."""
WITH_PHRASE = frozenset({Right.REVERSE_RETURN, Right.TAKE_OVER, Right.LEAVE, Right.PEOPLE})
"""What takes a passphrase every time, also of somebody who has signed in by badge and PIN."""


class TextSize(Enum):
    """How large somebody likes the words."""

    USUAL = "usual"
    LARGE = "large"


@dataclass(frozen=True, kw_only=True)
class Likes:
    """How somebody likes the bench; None takes it as the bench is set."""

    dark: bool | None = None
    volume: int | None = None
    """0 to 100."""
    text: TextSize = TextSize.USUAL
    left_handed: bool = False
    language: str = ""
    """Its code in ISO 639-1; empty takes the bench's own."""


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who may sign in: one person, one identity."""

    id: PersonId
    name: str
    role: Role
    likes: Likes = field(default_factory=Likes)
    has_phrase: bool = False
    has_second_factor: bool = False
    left: bool = False
    """Whether they have left the shop; what they did keeps their id."""
    sound: bool = True
    """False when what stands of them is not what Packbench wrote: nothing of it is believed."""

    @property
    def rights(self) -> frozenset[Right]:
        """What they may do once they have signed in."""
        return MAY[self.role] if self.sound and not self.left else frozenset()


def pin_problem(pin: str) -> str:
    """Why this can be no PIN, in a key for its sentence; empty when it can."""
    if not (pin.isascii() and pin.isdecimal() and len(pin) in PIN_LENGTHS):
        return "length"
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    return "simple" if len(steps) == 1 else ""


def folded(phrase: str) -> str:
    """A passphrase as it is compared: the glass has capitals alone."""
    return " ".join(phrase.upper().split())


def phrase_problem(phrase: str, name: str) -> str:
    """Why this can be no passphrase; empty when it can (Amazon's policy wants 12 characters)."""
    phrase = folded(phrase)
    if not SHORTEST_PHRASE <= len(phrase) <= LONGEST_PHRASE:
        return "length"
    if not _ON_THE_GLASS.fullmatch(phrase):
        return "letters"
    words = [word for word in name.upper().split() if len(word) >= SHORTEST_NAME]
    if any(word in phrase for word in words):
        return "name"
    return "simple" if len(set(phrase)) < SHORTEST_PHRASE // 2 else ""
