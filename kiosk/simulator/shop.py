"""The simulated Amazon's shop: its orders and packages, and the rules they obey.

Knows no HTTP: tests may use it directly. All public methods may be called from any thread.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.simulator import confirming, happenings
from kiosk.simulator.errors import ShopError, invalid
from kiosk.simulator.listing import Listing
from kiosk.simulator.packages import Outcome, confirmed
from kiosk.simulator.query import read_datasets
from kiosk.simulator.roles import ALL_ROLES, Role
from kiosk.simulator.rules import Rules
from kiosk.simulator.serialise import order_json
from kiosk.simulator.shapes import DATASETS, stamp, whole_milliseconds
from kiosk.simulator.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from kiosk.simulator.clock import Clock
    from kiosk.simulator.orders import Order, Package
    from kiosk.simulator.shapes import Json

MOST_CALLS_KEPT = 200_000
"""Of older calls of confirmShipment the record is dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmCall:
    """One call of confirmShipment, as the shop remembers it."""

    at: datetime
    order_id: str
    reference: str
    body: object
    outcome: Outcome
    error: str = ""
    """Amazon's message when it was refused."""
    fault: str = ""
    """Which fault met it, if any; the caller may then not have seen the true outcome."""

    @property
    def applied(self) -> bool:
        """Whether the shop took it in; a repeat counts."""
        return self.outcome in {Outcome.CREATED, Outcome.EDITED, Outcome.REPEATED}


class Shop:
    """Orders, packages and rules, on an injected clock."""

    def __init__(
        self, clock: Clock, orders: Iterable[Order] = (), rules: Rules | None = None
    ) -> None:
        self.clock = clock
        self.rules = rules or Rules()
        self.roles: frozenset[Role] = ALL_ROLES
        self._lock = threading.RLock()
        self._orders = {order.id: order for order in orders}
        self._listing = Listing(self._orders)
        self._calls: deque[ConfirmCall] = deque(maxlen=MOST_CALLS_KEPT)

    # What a seller's application can do.

    def search(self, params: Mapping[str, str], *, repeat_page: bool = False) -> Json:
        """Answer searchOrders; lists in ``params`` are joined by commas.

        With ``repeat_page`` the next token leads to this same page again.

        Raises:
            ShopError: 400, for parameters that break a rule.
        """
        with self._lock:
            now = self._now()
            view = self._view(read_datasets(params), now)
            page = self._listing.page(params, now=now, rules=self.rules, repeat=repeat_page)
            answer: Json = {"orders": [order_json(order, view) for order in page.orders]}
            if page.next_token:
                answer["pagination"] = {"nextToken": page.next_token}
            end = "lastUpdatedBefore" if page.query.by_update else "createdBefore"
            return {**answer, end: stamp(page.query.before)}

    def order_json(self, order_id: str, datasets: Iterable[str] = ()) -> Json:
        """Return the ``order`` object that getOrder gives.

        Raises:
            ShopError: 404 for an unknown order, 400 for an unknown dataset.
        """
        wanted = frozenset(datasets)
        if unknown := sorted(wanted - DATASETS):
            raise invalid("Invalid value for includedData.", ", ".join(unknown))
        with self._lock:
            return order_json(self._find(order_id), self._view(wanted, self._now()))

    def confirm(
        self, order_id: str, payload: object, *, fault: str = "", apply: bool = True
    ) -> Outcome:
        """Carry out confirmShipment; ``apply=False`` says yes but changes nothing.

        ``fault`` is only noted beside the call.

        Raises:
            ShopError: 404 for an unknown order, 400 for what Amazon would not take.
        """
        with self._lock:
            try:
                order, outcome = self._confirmed(order_id, payload)
            except ShopError as error:
                self.note(order_id, payload, Outcome.REFUSED, error=error.message, fault=fault)
                raise
            if apply:
                self._put(order)
            else:
                outcome = Outcome.NO_EFFECT
            self.note(order_id, payload, outcome, fault=fault)
            return outcome

    # What happens at Amazon without the seller.

    def add(self, order: Order) -> None:
        """Take a new order in.

        Raises:
            ShopError: 409, when its id is taken.
        """
        with self._lock:
            if order.id in self._orders:
                raise ShopError(409, "Conflict", f"There is an order {order.id} already.")
            self._orders[order.id] = order
            self._listing.add(order)

    def pay(self, order_id: str) -> None:
        """Let the buyer's payment arrive: an unpaid order becomes UNSHIPPED."""
        self._change(order_id, happenings.paid)

    def cancel(self, order_id: str, by: str = "BUYER", reason: str = "Changed mind") -> None:
        """Cancel an order that has not been shipped; ``by`` is BUYER, MERCHANT or AMAZON."""
        self._change(order_id, lambda order: happenings.cancelled(order, by, reason))

    def ask_to_cancel(
        self, order_id: str, reason: str = "Ordered by mistake", items: Iterable[str] = ()
    ) -> None:
        """Let the buyer ask to cancel ``items`` (all when none); the status does not change."""
        chosen = frozenset(items)
        self._change(order_id, lambda order: happenings.asked_to_cancel(order, reason, chosen))

    def deliver(self, order_id: str) -> None:
        """Let all packages of an order arrive."""
        self._change(order_id, happenings.delivered)

    def kill_tokens(self) -> int:
        """End all pagination tokens and return how many there were."""
        with self._lock:
            return self._listing.kill_tokens()

    def note(
        self, order_id: str, payload: object, outcome: Outcome, *, error: str = "", fault: str = ""
    ) -> None:
        """Remember a call of confirmShipment, also one that never reached the shop."""
        call = ConfirmCall(
            at=self._now(),
            order_id=order_id,
            reference=confirming.reference_of(payload),
            body=payload,
            outcome=outcome,
            error=error,
            fault=fault,
        )
        with self._lock:
            self._calls.append(call)

    # What a test or an onlooker may read.

    @property
    def confirmations(self) -> tuple[ConfirmCall, ...]:
        """All calls of confirmShipment, oldest first."""
        with self._lock:
            return tuple(self._calls)

    def order(self, order_id: str) -> Order:
        """Return an order as the shop keeps it.

        Raises:
            ShopError: 404, when there is none of this id.
        """
        with self._lock:
            return self._find(order_id)

    def orders(self) -> tuple[Order, ...]:
        """Return all orders, in the order in which they came in."""
        with self._lock:
            return tuple(self._orders.values())

    def packages(self) -> tuple[tuple[str, Package], ...]:
        """Return all packages, each with its order id, visible or not."""
        return tuple((order.id, one) for order in self.orders() for one in order.packages)

    def _now(self) -> datetime:
        return whole_milliseconds(self.clock.now())

    def _find(self, order_id: str) -> Order:
        order = self._orders.get(order_id)
        if order is None:
            raise ShopError(404, "NotFound", f"The order {order_id} was not found.")
        return order

    def _view(self, datasets: frozenset[str], now: datetime) -> View:
        return View(
            now=now,
            datasets=datasets,
            roles=self.roles,
            blanks=self.rules.blanks,
            packages_delay=self.rules.packages_delay,
            pending_email=self.rules.pending_email,
        )

    def _confirmed(self, order_id: str, payload: object) -> tuple[Order, Outcome]:
        marketplace, parcel = confirming.read(payload, self.rules.carriers)
        order = self._find(order_id)
        if marketplace != order.market.id:
            raise invalid("The marketplaceId is not that of the order.", marketplace)
        return confirmed(order, parcel, at=self._now(), most_edits=self.rules.most_edits)

    def _change(self, order_id: str, change: Callable[[Order], Order]) -> None:
        with self._lock:
            self._put(replace(change(self._find(order_id)), updated=self._now()))

    def _put(self, order: Order) -> None:
        old = self._orders[order.id]
        self._orders[order.id] = order
        self._listing.move(old, order)
