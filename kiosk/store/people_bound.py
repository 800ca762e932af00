"""Whether a person's row is as Packbench wrote it: by its MAC, and by what the journal says of it.

The MAC shows what was changed, moved or made by whoever can write to the database and has no master
key. Against the row of an earlier day, whose MAC is good, each change of a person stands in the
journal with the beginning of the MAC: the newest one counts. The journal itself is chained.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kiosk.domain.journal import Event
from kiosk.store.compiled import Compiled
from kiosk.store.tables import OF_PEOPLE, Journal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.vault.digests import Digests

BOUND = (
    *("id", "name", "role", "badge", "pin", "phrase"),
    *("totp", "totp_key", "left_at"),
)
"""The columns that the MAC is over.

Left out is what changes without a line in the journal: likes, and the last step of the second
factor. Wrong guesses are rows of their own, and a row that was deleted bears no MAC to fail.
"""
NEVER = "-"
"""In the place of a MAC: the row was found without one where there should have been one."""
_MARK = re.compile("[0-9a-f]{16}")
_MARK_LENGTH = 16


def mac_of(digests: Digests, row: Mapping[str, Any]) -> str:
    """The MAC that belongs into this row."""
    return digests.person(row[name] for name in BOUND)


def mark_of(mac: str) -> str:
    """What the journal names a MAC by."""
    return mac[:_MARK_LENGTH]


@dataclass
class Told:
    """What the journal says of one person."""

    mark: str = ""
    """Of the newest row; empty when an older version wrote them."""
    added_as: str = ""
    """The role."""
    left: bool = False


@dataclass(frozen=True)
class Records:
    """What the journal says of everybody whom it knows."""

    people: dict[str, Told] = field(default_factory=dict)

    def sound(self, digests: Digests, row: Mapping[str, Any]) -> bool:
        """Whether this row is the newest that was written of its person."""
        if not digests.is_of_person(row["mac"], (row[name] for name in BOUND)):
            return False
        told = self.people.get(row["id"])
        return told is None or told.mark in {"", mark_of(row["mac"])}

    def bears_out(self, row: Mapping[str, Any]) -> bool:
        """Whether a row of an older version, which had no MAC, says what the journal says."""
        told = self.people.get(row["id"])
        if told is None or told.mark:
            return False
        return (told.added_as, told.left) == (row["role"], row["left_at"] is not None)


def records() -> Records:
    """Read what the journal says of people."""
    found: dict[str, Told] = {}
    for event, note in _lines.tuples():
        person, *words = note.split() or [""]
        told = found.setdefault(person, Told())
        if words and _MARK.fullmatch(words[-1]):
            told.mark = words[-1]
        if event == Event.PERSON_ADDED.value:
            told.added_as = words[0] if words else ""
        told.left |= event == Event.PERSON_LEFT.value
    return Records(found)


def anybody_told_of() -> bool:
    """Whether the journal tells of anybody at all."""
    return _first.scalar() is not None


@Compiled
def _lines() -> Any:
    return Journal.select(Journal.event, Journal.note).where(OF_PEOPLE).order_by(Journal.id)


@Compiled
def _first() -> Any:
    return Journal.select(Journal.id).where(OF_PEOPLE).limit(1)
