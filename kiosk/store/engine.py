"""What the store asks of an engine besides peewee's own: a transaction, failures by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from peewee import Database, PeeweeException

from kiosk.store.errors import true_error
from kiosk.store.moments import to_ms

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.ports.clock import Clock

T = TypeVar("T")


class Engine(Database):
    """A database of either kind; where they differ, PostgreSQL says otherwise."""

    if TYPE_CHECKING:  # peewee's stubs say nothing of these
        _state: Any

        def execute_sql(self, sql: str, params: Any = None) -> Any: ...
        def in_transaction(self) -> bool: ...
        def connection(self) -> Any: ...

    told_in_full = True
    """Whether its own words may stand in a log: PostgreSQL's repeat what stood in the row."""

    def shop_ms(self, clock: Clock) -> int:
        """The time by the clock that all benches go by, in ms since 1970; here it is ours."""
        return to_ms(clock.now())

    def scrub(self) -> bool:
        """Leave no trace of what was deleted; False when it must be tried again."""
        raise NotImplementedError

    def once(self, work: Callable[[], T]) -> T:
        """Run ``work`` as one transaction, alone among those that write."""
        with self.atomic():
            return work()

    def glance(self, work: Callable[[], T]) -> T:
        """Run ``work``, which only reads, on the state of one moment."""
        with self.atomic("DEFERRED"):
            return work()

    def named(self, exc: PeeweeException) -> Exception:
        """The failure under its true name; ``exc`` itself when it is a mistake of our own."""
        return true_error(exc) or exc

    def drop(self) -> None:
        """Forget this thread's connection if it is no good any more: the next use makes another."""
