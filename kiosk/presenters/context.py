"""What all presenters of a bench are handed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo

    from kiosk.actions.desk import Desk
    from kiosk.background.printers import Printers
    from kiosk.background.runner import Runner
    from kiosk.domain.carriers import Carrier
    from kiosk.domain.tracking_numbers import TrackingNumbers
    from kiosk.ports.tables import Tables
    from kiosk.presenters.cues import Cue
    from kiosk.presenters.seat import Seat


class Verify(Enum):
    """What *Picked* does while goods with a barcode have not been scanned."""

    ASK = "ask"
    """Asks whether they are counted by hand."""
    MUST = "must"
    """Refuses: they must be scanned."""
    TRUST = "trust"
    """Counts them by hand without a word."""


@dataclass(frozen=True, kw_only=True)
class Context:
    """The desk to work at, the worker, and what this bench is set to."""

    seat: Seat
    runner: Runner
    zone: tzinfo
    carriers: tuple[Carrier, ...]
    numbers: Callable[[], TrackingNumbers]
    """What tracking numbers look like; slow the first time."""
    play: Callable[[Cue], None]
    """Sounds one of the six sounds."""
    verify: Verify
    repeat_seconds: float
    """The same code again within this time is the same pull of the scanner's trigger."""
    currency: str
    """What the till counts in where no price says otherwise, by its code in ISO 4217."""
    tables: Callable[[], Tables]
    """The owner's tables, to be taken in and written out; slow the first time."""
    post: Callable[[Callable[[], None]], None]
    """Brings a call to the screen's thread, from whichever."""
    pictures: str
    """Folder of product pictures; empty when there is none."""
    printers: Printers
    """Which paper comes out where, and what may be asked of the printers."""
    lock_seconds: float
    """Nobody touched the bench for so long: it locks; 0 never."""
    leave: Callable[[], None]
    """Closes Packbench."""
    hub_falls: Callable[[], int | None]
    """How often the hub has fallen in a row; None when it runs elsewhere."""

    @property
    def desk(self) -> Desk:
        """The desk of whoever works here now."""
        return self.seat.desk

    def now(self) -> datetime:
        """Wall time in UTC."""
        return self.desk.clock.now()
