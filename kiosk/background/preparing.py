"""Which papers are worth making ready at a printer: those that the open order needs next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.actions import put_out

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.actions.desk import Desk
    from kiosk.domain.paper import Paper, PrintPlan
    from kiosk.domain.values import OrderId

MINUTES = 15
"""So long they are kept fresh: a note bears the minute in which it is printed."""


@dataclass(frozen=True)
class _Wish:
    desk: Desk
    order: OrderId


class Preparing:
    """Remembers the open order; asked by the relay of its printer in each of its turns."""

    def __init__(self, plan: PrintPlan, printer: str) -> None:
        self.printer = printer
        self._plan = plan
        self._wish: _Wish | None = None
        self._made: _Wish | None = None
        self._minute: datetime | None = None
        self._left = 0

    def want(self, desk: Desk, order: OrderId) -> None:
        """Make ready what this order needs next, as the person at ``desk`` would print it.

        To be called again when the order has changed; from any thread.
        """
        self._wish = _Wish(desk, order)

    def papers(self) -> list[Paper]:
        """What must be made ready now: after a new wish, and as the minutes go."""
        wish = self._wish
        if wish is None:
            return []
        minute = wish.desk.clock.now().replace(second=0, microsecond=0)
        if wish is not self._made:
            self._left = MINUTES
        elif minute == self._minute or not self._left:
            return []
        self._made, self._minute = wish, minute
        self._left -= 1
        found = put_out.ahead(wish.desk, self._plan, wish.order)
        return [paper for paper in found if paper.job.printer == self.printer]
