"""The store of a bench on a server: a file of its own stands in for one order in an outage."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.store.copying import Copy, copy_of, lay_down
from kiosk.store.errors import StoreAway, StoreWaits
from kiosk.store.store import Store, T

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kiosk.domain.values import OrderId
    from kiosk.ports.clock import Clock
    from kiosk.store.engine import Engine
    from kiosk.vault.vault import Vault

_WAITS = "the server is away, and this waits for it"


class BridgedStore(Store):
    """Speaks to the server; once ``away``, to the spare, and keeps there what may be kept there.

    What was done meanwhile stands in the spare's operations until the server has taken it.
    """

    has_spare = True

    def __init__(self, server: Engine, spare: Engine, clock: Clock, vault: Vault) -> None:
        """Both are open; what an earlier run has left in the spare is told first of all."""
        self.spare = Store(spare, clock, vault)
        self.server = Store(server, clock, vault)
        super().__init__(server, clock, vault)
        self.gate = threading.RLock()
        """Held by whoever changes sides, and by whoever keeps something in the spare."""
        self.stand_in: Callable[[], bool] = lambda: False
        """Lets the spare stand in for a server found away; False when it has nothing to go on."""
        self._at_hand = threading.local()
        self.away = self.untold()

    def transact(self, work: Callable[[], T]) -> T:
        """As its parent; within a transaction it is part of that one.

        Raises:
            StoreWaits: the server is away, and this is nothing that the bench may do without it.
            StoreError: the failure under its true name.
        """
        if self.server.busy or self.spare.busy:
            return work()
        with self.gate:
            if self.away:
                if not getattr(self._at_hand, "yes", False):
                    raise StoreWaits(_WAITS)
                return self.spare.transact(work)
        return self.server.transact(work)

    def keep(self, work: Callable[[], T]) -> T:
        """As its parent; the spare keeps it for the server."""
        with self.at_hand():
            try:
                return self.transact(work)
            except StoreAway:
                if self.away or not self.stand_in():
                    raise
                return self.transact(work)

    def read(self, work: Callable[[], T]) -> T:
        """As its parent, from whichever side is in use."""
        if self.server.busy or self.spare.busy:
            return work()
        if not self.away:
            try:
                return self.server.read(work)
            except StoreAway:
                if not self.stand_in():
                    raise
        return self.spare.read(work)

    def close(self) -> None:
        """Close this thread's connections."""
        self.server.close()
        self.spare.close()

    @contextmanager
    def at_hand(self) -> Iterator[None]:
        """What this thread does may be done without the server."""
        before = getattr(self._at_hand, "yes", False)
        self._at_hand.yes = True
        try:
            yield
        finally:
            self._at_hand.yes = before

    def copy(self, order: OrderId | None, operations: Sequence[str]) -> Copy:
        """What the spare needs to stand in for ``order``, as the server has it now.

        Of ``operations`` it knows which are in it.
        """
        return self.server.glance(lambda: copy_of(order, operations)) if order else Copy()

    def lay_down(self, copy: Copy) -> None:
        """Let the spare hold a copy and nothing else."""
        self.spare.transact(lambda: lay_down(copy))

    def empty(self) -> None:
        """Let the spare hold nothing."""
        self.lay_down(Copy())

    def untold(self) -> bool:
        """Whether the spare holds anything that the server has not heard of."""
        spare = self.spare
        return spare.read(lambda: bool(spare.operations.waiting()) or spare.journal.head() > 0)
