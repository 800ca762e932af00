"""The store: one object that opens the database and holds what can be read and written."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from peewee import PeeweeException

from kiosk.store.buyers import BuyerStore
from kiosk.store.claims import ClaimStore
from kiosk.store.errors import StoreAway, StoreClash, StoreCut, StoreDamaged, StoreFull
from kiosk.store.journal import JournalStore
from kiosk.store.lists import ListStore
from kiosk.store.moments import to_ms
from kiosk.store.notes import NoteStore
from kiosk.store.operations import OperationStore
from kiosk.store.orders import OrderStore
from kiosk.store.outbox import OutboxStore
from kiosk.store.people import PeopleStore
from kiosk.store.products import ProductStore
from kiosk.store.requests import RequestStore
from kiosk.store.returns import ReturnStore
from kiosk.store.set_aside import SetAsideStore
from kiosk.store.stock import StockStore
from kiosk.store.tables import DATABASE
from kiosk.store.till import TillStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.domain.outbox import Posting
    from kiosk.ports.clock import Clock
    from kiosk.store.ballast import Ballast
    from kiosk.store.engine import Engine
    from kiosk.vault.vault import Vault

T = TypeVar("T")

TRIES = 3
"""So often a transaction is begun that the engine takes back for reasons of its own."""


class Store:
    """Everything kept. Each thread gets its own connection."""

    has_spare = False
    """Whether there is a file of this bench that stands in for the server."""
    away = False
    """Whether this bench works without its server just now."""

    def __init__(
        self,
        database: Engine,
        clock: Clock,
        vault: Vault,
        ballast: Ballast | None = None,
        damaged: Callable[[], None] = lambda: None,
    ) -> None:
        """``damaged`` hears when a part of the file can't be read, so that the next start looks."""
        DATABASE.initialize(database)
        self._database = database
        self._ballast = ballast
        self._damaged = damaged
        self.clock = clock
        self.vault = vault
        self.buyers = BuyerStore(vault)
        self.orders = OrderStore(self._stamp, self.buyers)
        self.lists = ListStore(self._stamp, self.buyers)
        self.outbox = OutboxStore(self._stamp)
        self.journal = JournalStore(vault.digests)
        self.requests = RequestStore(self._stamp)
        self.products = ProductStore()
        self.notes = NoteStore(self._stamp)
        self.operations = OperationStore(self._stamp)
        self.set_aside = SetAsideStore(self._stamp)
        self.stock = StockStore()
        self.returns = ReturnStore()
        self.till = TillStore()
        self.people = PeopleStore(vault)
        self.claims = ClaimStore(lambda: int(DATABASE.shop_ms(clock)))

    def transact(self, work: Callable[[], T]) -> T:
        """Run ``work`` as one transaction: all of it is kept, or nothing.

        ``work`` is run again when nothing of it was kept and it may do now: after the ballast was
        let go on a full disk, after the connection to the server was found cut.

        Raises:
            StoreError: the failure under its true name.
        """
        for _ in range(TRIES - 1):
            try:
                return self._once(work)
            except (StoreClash, StoreCut):
                continue
            except StoreFull:
                if self._ballast is None or not self._ballast.release():
                    raise
        return self._once(work)

    def keep(self, work: Callable[[], T]) -> T:
        """As ``transact``, for what concerns this bench alone: its papers, who has signed in.

        It is done also while the server is away, if the bench goes on with an order then.
        """
        return self.transact(work)

    def learn(self, paper: Posting) -> None:
        """Let what stands in for the server know at once how a paper of this bench stands."""

    def read(self, work: Callable[[], T]) -> T:
        """Run ``work``, which only reads, without holding up a writer.

        Raises:
            StoreError: the failure under its true name.
        """
        with suppress(StoreCut):
            return self._tried(work)
        return self._tried(work)

    def glance(self, work: Callable[[], T]) -> T:
        """Run ``work``, which only reads, so that it sees the one state of one moment.

        Raises:
            StoreError: the failure under its true name.
        """
        return self.read(lambda: self._database.glance(work))

    @property
    def engine(self) -> Engine:
        """The database itself, for whoever builds another store upon it."""
        return self._database

    @property
    def busy(self) -> bool:
        """Whether this thread is inside a transaction."""
        return bool(self._database.in_transaction())

    def make_ballast(self) -> bool:
        """Take up the room that is kept for the day the disk is full; slow."""
        return self._ballast is None or self._ballast.make()

    def scrub(self) -> bool:
        """Leave no trace of what was deleted, as far as the engine can; not in a transaction.

        False when somebody else was reading just then, and it must be tried again.
        """
        return self.read(self._database.scrub)

    def close(self) -> None:
        """Close this thread's connection."""
        if not self._database.is_closed():
            self._database.close()

    def _once(self, work: Callable[[], T]) -> T:
        return self._tried(lambda: self._database.once(work))

    def _tried(self, work: Callable[[], T]) -> T:
        try:
            with DATABASE.using(self._database):
                return work()
        except PeeweeException as exc:
            name = self._database.named(exc)
            if isinstance(name, StoreDamaged):
                self._damaged()
            if isinstance(name, StoreAway):
                self._database.drop()
            raise name from (exc if self._database.told_in_full else None)
        except StoreAway:
            self._database.drop()
            raise

    def _stamp(self) -> int:
        return to_ms(self.clock.now())
