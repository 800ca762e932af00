"""What must still be told to the outside, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.values import OrderId


class Kind(Enum):
    """What kind of thing is carried out."""

    CONFIRM = "confirm"
    PRINT = "print"


class Sending(Enum):
    """Where a row of the outbox stands."""

    WAITING = "waiting"
    SENDING = "sending"
    """Committed before the call; found at start it means that the outcome is unknown."""
    UNKNOWN = "unknown"
    ACCEPTED = "accepted"
    """The other side said yes; not yet seen in what it shows."""
    DONE = "done"
    PARKED = "parked"
    SUPERSEDED = "superseded"

    @property
    def finished(self) -> bool:
        """Whether nothing more will be tried by itself."""
        return self in {Sending.DONE, Sending.PARKED, Sending.SUPERSEDED}


@dataclass(frozen=True, kw_only=True)
class Posting:
    """One row of the outbox; ``payload`` is frozen JSON, ``key`` unique for ever."""

    id: int
    kind: Kind
    key: str
    order: OrderId
    payload: str
    state: Sending
    attempts: int
    not_before: datetime
    sent_at: datetime | None = None
    """When the last attempt began."""
    answer: str = ""
    place: str = ""
    """Where it is worked off: ``<bench>/<printer>`` for a paper; empty for what the hub sends."""


def confirm_key(order: OrderId, ref: str, version: int) -> str:
    """The key of a confirmation: the same parcel in the same version is told once."""
    return f"confirm:{order}:{ref}:{version}"


def print_key(order: OrderId, paper: str, copy: int) -> str:
    """The key of a print: each copy comes out once."""
    return f"print:{order}:{paper}:{copy}"
