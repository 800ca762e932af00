"""The desk: what every action is handed, and the one way in which an order is changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from kiosk.actions.changes import Changes
from kiosk.domain.journal import Entry, Event, Means
from kiosk.domain.order import Progress
from kiosk.domain.people import Right
from kiosk.domain.refusals import Refusal, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.domain.operation import Running
    from kiosk.domain.order import Order
    from kiosk.domain.values import OrderId
    from kiosk.ports.clock import Clock
    from kiosk.store.store import Store


class Bridge(Protocol):
    """Carries operations out where they can be: on the server, or at the bench until it is back."""

    def perform(self, desk: Desk, name: str, arguments: dict[str, Any]) -> object:
        """Carry out the operation ``name``.

        Raises:
            Refused, StoreError: as the operation itself.
        """
        ...


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where somebody works: the store, the clock, which bench and who."""

    store: Store
    clock: Clock
    bench: str
    person: str = ""
    """The name of whoever works here, as it stands on papers."""
    person_id: str = ""
    """The same in the journal, which holds ids only."""
    rights: frozenset[Right] = frozenset(Right)
    """Everything, where nobody signs in: the hub, the commands, a bench without people."""
    bridge: Bridge | None = None
    """What stands in for a server that is away; None where there is no server."""
    running: Running | None = None
    """The operation that is under way through the bridge."""

    def need(self, right: Right) -> None:
        """Go on only if whoever works here may do this.

        Raises:
            Refused: NOT_ALLOWED.
        """
        if right not in self.rights:
            raise Refused(Refusal.NOT_ALLOWED, right.value)

    def order_at_hand(self, order_id: OrderId) -> Order:
        """The order, if nobody else is at it; inside a transaction.

        Raises:
            Refused: ORDER_UNKNOWN, or IN_OTHER_HANDS with whose.
        """
        order = self.store.orders.get(order_id)
        if order.claimed_by in {"", self.bench} or order.progress is Progress.DESPATCHED:
            return order
        claim = self.store.claims.of(order_id)
        if claim is not None and claim.bench != self.bench:
            raise Refused(Refusal.IN_OTHER_HANDS, claim.whose)
        return order

    def change(
        self,
        order_id: OrderId,
        decide: Callable[[Order], Order],
        event: Event,
        means: Means = Means.TOUCH,
    ) -> Changes:
        """Load the order, let ``decide`` say what becomes of it, save and note it: all or nothing.

        ``decide`` runs inside the transaction and may be run twice; it must not be slow.

        Raises:
            Refused: as ``decide`` says, ORDER_UNKNOWN, IN_OTHER_HANDS or SOMEONE_ELSE.
            StoreError: the disk's failure under its true name.
        """

        def work() -> Changes:
            was = self.order_at_hand(order_id)
            new = decide(was)
            if new == was:
                return Changes()
            self.store.orders.save(new, was)
            self.note(event, order_id, means)
            return Changes(frozenset({order_id}))

        return self.store.transact(work)

    def note(
        self,
        event: Event,
        order: OrderId | None = None,
        means: Means = Means.TOUCH,
        note: str = "",
    ) -> None:
        """Write a line into the journal; inside the transaction it belongs to."""
        entry = Entry(
            at=self.clock.now(),
            bench=self.bench,
            person=self.person_id,
            event=event,
            order=order,
            means=means,
            note=note,
        )
        self.store.journal.add((entry,))
