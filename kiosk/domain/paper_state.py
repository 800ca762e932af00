"""How far a paper is, told from its row in the outbox, and what keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from kiosk.domain.outbox import Sending

if TYPE_CHECKING:
    from kiosk.domain.outbox import Posting


class Trouble(Enum):
    """What keeps a paper; each has its words in wording."""

    PAPER_OUT = "paper-out"
    COVER_OPEN = "cover-open"
    OFFLINE = "offline"
    AWAY = "away"
    """It can't be reached: switched off, unplugged, another bench prints, no such folder."""
    JAM = "jam"
    CUTTER = "cutter"
    INK = "ink"
    HOT = "hot"
    FAULT = "fault"
    PAUSED = "paused"
    """Its queue was stopped by a person, or takes nothing."""
    UNSURE = "unsure"
    """Nobody can know whether it came out; whoever stands there says."""
    GIVEN_UP = "given-up"
    """The queue has it no more: cancelled, or broken off."""
    UNPRINTABLE = "unprintable"
    """It can't be made; nothing came out."""
    OTHER = "other"


class PaperState(Enum):
    """How far a paper is; each has its words in wording."""

    QUEUED = "queued"
    SENT = "sent"
    CONFIRMED = "confirmed"
    BLOCKED = "blocked"
    """Something keeps it; it goes on by itself, and is never sent a second time."""
    UNKNOWN = "unknown"
    """A person says whether it came out."""
    FAILED = "failed"
    """It did not come out, and does not by itself."""
    WITHDRAWN = "withdrawn"
    """A newer copy took its place."""


@dataclass(frozen=True)
class Kept:
    """What keeps a paper. ``held``: the printer has it, and it must not be sent again."""

    trouble: Trouble
    held: bool = False
    detail: str = ""

    @property
    def answer(self) -> str:
        """As it stands in the row."""
        return "|".join((self.trouble.value, "held" if self.held else "", self.detail))


def kept(posting: Posting) -> Kept | None:
    """What keeps the paper of a row; None when nothing does."""
    if posting.state is Sending.DONE:
        return None
    value, _, rest = posting.answer.partition("|")
    held, _, detail = rest.partition("|")
    try:
        return Kept(Trouble(value), held == "held", detail)
    except ValueError:
        return None


def paper_state(posting: Posting) -> PaperState:
    """How far the paper of a row is."""
    trouble = kept(posting)
    match posting.state:
        case Sending.DONE | Sending.ACCEPTED:
            return PaperState.CONFIRMED
        case Sending.SUPERSEDED:
            return PaperState.WITHDRAWN
        case Sending.PARKED:
            failed = trouble is not None and trouble.trouble in _FAILED
            return PaperState.FAILED if failed else PaperState.UNKNOWN
        case Sending.WAITING:
            return PaperState.BLOCKED if trouble else PaperState.QUEUED
        case _:
            stuck = trouble is not None and trouble.trouble is not Trouble.OTHER
            return PaperState.BLOCKED if stuck else PaperState.SENT


_FAILED = frozenset({Trouble.GIVEN_UP, Trouble.UNPRINTABLE})
