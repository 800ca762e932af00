"""Claims in the store: taken with a term, renewed, and free again when the term is over.

Terms are told by one clock for all benches: the server's where there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.domain.claim import TERM_SECONDS, Claim
from kiosk.domain.values import OrderId
from kiosk.store.bulk import upsert
from kiosk.store.compiled import Compiled
from kiosk.store.people_tables import Claims

if TYPE_CHECKING:
    from collections.abc import Collection

    from kiosk.store.moments import Stamp

_TERM_MS = TERM_SECONDS * 1000


class ClaimStore:
    """Reads and writes claims; inside a transaction."""

    def __init__(self, stamp: Stamp) -> None:
        """``stamp`` is the time in ms by the clock of all benches."""
        self._stamp = stamp

    def take(self, claim: Claim) -> None:
        """Have an order in hand from now on, whoever had it before."""
        upsert(Claims, [(claim.order, claim.bench, claim.person, self._stamp() + _TERM_MS)])

    def of(self, order: OrderId) -> Claim | None:
        """Who has an order in hand; None when nobody has, or has not said so for too long."""
        found = _of_order.tuples(order, self._stamp())
        return Claim(order=order, bench=found[0][0], person=found[0][1]) if found else None

    def renew(self, bench: str) -> int:
        """Begin the term of all that a bench has in hand anew; how much that is."""
        return _renew.execute(bench, self._stamp() + _TERM_MS)

    def lapsed(self, *, limit: int) -> list[OrderId]:
        """Orders whose term is over."""
        return [OrderId(row[0]) for row in _lapsed.tuples(self._stamp(), limit)]

    def of_bench(self, bench: str) -> list[OrderId]:
        """All that a bench has in hand."""
        return [OrderId(row[0]) for row in _of_bench.tuples(bench)]

    def drop(self, orders: Collection[OrderId]) -> None:
        """Have them in hand no longer."""
        if orders:
            _drop.execute(tuple(orders))


@Compiled
def _of_order(order: Any, now: Any) -> Any:
    query = Claims.select(Claims.bench, Claims.person)
    return query.where((Claims.order_id == order) & (Claims.until > now))


@Compiled
def _renew(bench: Any, until: Any) -> Any:
    return Claims.update(until=until).where(Claims.bench == bench)


@Compiled
def _lapsed(now: Any, limit: Any) -> Any:
    query = Claims.select(Claims.order_id).where(Claims.until <= now)
    return query.order_by(Claims.until).limit(limit)


@Compiled
def _of_bench(bench: Any) -> Any:
    return Claims.select(Claims.order_id).where(Claims.bench == bench)


@Compiled
def _drop(orders: Any) -> Any:
    return Claims.delete().where(Claims.order_id.in_(orders))
