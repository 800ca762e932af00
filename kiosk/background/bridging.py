"""Keeps the copy of the open order fresh, sees that the server is away, and comes back to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.actions.homecoming import Homecoming
from kiosk.ports.failures import Away

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.bridge import Bridge
    from kiosk.actions.desk import Desk
    from kiosk.domain.values import OrderId

EVERY_SECONDS = 1.0


@dataclass(frozen=True)
class Outage:
    """The server is away: which order can be finished here all the same, and what waits."""

    order: OrderId | None = None
    waiting: int = 0


class Bridging:
    """A step of a loop."""

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        *,
        away: Callable[[Outage], None],
        back: Callable[[Homecoming], None],
    ) -> None:
        """``away`` hears that the server is away, and more of it; ``back`` that all was told."""
        self._desk = desk
        self._bridge = bridge
        self._away = away
        self._back = back
        self._was: Outage | None = None

    def step(self) -> float:
        """Look once; returns the seconds until the next look."""
        try:
            if self._bridge.away:
                # Heard at once: the server may go again before it was copied from.
                self._tell(self._bridge.come_back(self._desk))
            self._bridge.copy(self._desk)
        except Away:
            self._bridge.stand_in()
            outage = Outage(self._bridge.order, self._bridge.waiting())
            if outage != self._was:
                self._away(outage)
            self._was = outage
            return EVERY_SECONDS
        self._tell(Homecoming())
        return EVERY_SECONDS

    def _tell(self, told: Homecoming) -> None:
        if self._was is not None or told.told or told.left:
            self._was = None
            self._back(told)
