"""What the parts of the bench may ask of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.changes import Changes
    from kiosk.domain.journal import Means
    from kiosk.domain.values import OrderId
    from kiosk.presenters.carrier_purpose import Purpose


class Floor(Protocol):
    """The bench as its parts see it."""

    def act(
        self,
        work: Callable[[], Changes],
        then: Callable[[], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Carry out an action off the screen's thread; a refusal is shown, then all is read."""
        ...

    def open(self, order_id: OrderId, means: Means) -> None:
        """Open an order."""
        ...

    def ask_carrier(self, order_id: OrderId, purpose: Purpose) -> None:
        """Show the window for carrier details."""
        ...

    def ask_hold(self, order_id: OrderId) -> None:
        """Ask why the order is to wait."""
        ...

    def show_paper(self, order_id: OrderId, *, expected: bool) -> None:
        """Show the newest paper of an order; ``expected`` when it is just being printed."""
        ...

    def failed(self, exc: Exception) -> None:
        """Say what went wrong, in words."""
        ...
