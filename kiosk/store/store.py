"""The store: one object that opens the database and holds what can be read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from peewee import PeeweeException

from kiosk.store.errors import StoreDamaged, StoreFull, true_error
from kiosk.store.journal import JournalStore
from kiosk.store.lists import ListStore
from kiosk.store.moments import to_ms
from kiosk.store.notes import NoteStore
from kiosk.store.orders import OrderStore
from kiosk.store.outbox import OutboxStore
from kiosk.store.products import ProductStore
from kiosk.store.requests import RequestStore
from kiosk.store.set_aside import SetAsideStore
from kiosk.store.tables import DATABASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from peewee import Database

    from kiosk.ports.clock import Clock
    from kiosk.store.ballast import Ballast

T = TypeVar("T")


class Store:
    """Everything kept; one of it a process. Each thread gets its own connection."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        ballast: Ballast | None = None,
        damaged: Callable[[], None] = lambda: None,
    ) -> None:
        """``damaged`` hears when a part of the file can't be read, so that the next start looks."""
        DATABASE.initialize(database)
        self._database = database
        self._ballast = ballast
        self._damaged = damaged
        self.clock = clock
        self.orders = OrderStore(self._stamp)
        self.lists = ListStore(self._stamp)
        self.outbox = OutboxStore(self._stamp)
        self.journal = JournalStore()
        self.requests = RequestStore(self._stamp)
        self.products = ProductStore()
        self.notes = NoteStore(self._stamp)
        self.set_aside = SetAsideStore(self._stamp)

    def transact(self, work: Callable[[], T]) -> T:
        """Run ``work`` as one transaction: all of it is kept, or nothing.

        When the disk is full the ballast file is let go and ``work`` runs once more.

        Raises:
            StoreError: the disk's failure under its true name.
        """
        try:
            return self._once(work)
        except StoreFull:
            if self._ballast is None or not self._ballast.release():
                raise
            return self._once(work)

    def read(self, work: Callable[[], T]) -> T:
        """Run ``work``, which only reads, without holding up a writer.

        Raises:
            StoreError: the disk's failure under its true name.
        """
        try:
            return work()
        except PeeweeException as exc:
            raise self._named(exc) from exc

    def make_ballast(self) -> bool:
        """Take up the room that is kept for the day the disk is full; slow."""
        return self._ballast is None or self._ballast.make()

    def close(self) -> None:
        """Close this thread's connection."""
        if not self._database.is_closed():
            self._database.close()

    def _once(self, work: Callable[[], T]) -> T:
        try:
            with self._database.atomic():
                return work()
        except PeeweeException as exc:
            raise self._named(exc) from exc

    def _named(self, exc: PeeweeException) -> Exception:
        name = true_error(exc)
        if isinstance(name, StoreDamaged):
            self._damaged()
        return name or exc

    def _stamp(self) -> int:
        return to_ms(self.clock.now())
