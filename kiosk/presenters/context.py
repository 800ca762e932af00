"""What all presenters of a bench are handed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo

    from kiosk.actions.desk import Desk
    from kiosk.background.runner import Runner
    from kiosk.domain.carriers import Carrier
    from kiosk.domain.tracking_numbers import TrackingNumbers


@dataclass(frozen=True, kw_only=True)
class Context:
    """The desk to work at, the worker, and what this bench is set to."""

    desk: Desk
    runner: Runner
    zone: tzinfo
    carriers: tuple[Carrier, ...]
    numbers: Callable[[], TrackingNumbers]
    """What tracking numbers look like; slow the first time."""
    pictures: str
    """Folder of product pictures; empty when there is none."""
    printer: str
    """The printer's name, as it stands on the strip."""
    pages: Callable[[str], tuple[str, ...]]
    """Pictures of the pages of a paper that was put out at a path; slow."""
    hub_falls: Callable[[], int | None]
    """How often the hub has fallen in a row; None when it runs elsewhere."""
    wake_printer: Callable[[], None]

    def now(self) -> datetime:
        """Wall time in UTC."""
        return self.desk.clock.now()
