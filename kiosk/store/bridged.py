"""The store of a bench on a server: a file of its own stands in for one order in an outage."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.ports.failures import NotKept
from kiosk.store.copying import Copy, copy_of, lay_down
from kiosk.store.errors import StoreAway, StoreWaits
from kiosk.store.store import Store, T

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kiosk.domain.outbox import Posting
    from kiosk.domain.values import OrderId
    from kiosk.ports.clock import Clock
    from kiosk.store.engine import Engine
    from kiosk.vault.vault import Vault

log = logging.getLogger(__name__)

OUTAGE_NOTE = "outage"
"""Where the spare keeps which outage it stands in for."""
_WAITS = "the server is away, and this waits for it"


@dataclass(frozen=True)
class Begun:
    """An outage that has begun: its id, and the last line of the journal that the copy brought."""

    id: str
    after: int


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
        self._learned: dict[str, Posting] = {}
        """How papers stand of which a copy may not know it yet, by their keys."""
        self._in_copy: dict[str, Posting] = {}
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
                if not self.stand_in():
                    raise
                return self.transact(work)

    def learn(self, paper: Posting) -> None:
        """As its parent, so that it comes out once wherever an outage falls."""
        with self.gate:
            self._learned[paper.key] = paper
            try:
                self.spare.transact(lambda: self.spare.outbox.adopt(paper))
            except NotKept as why:
                log.warning("the spare has not learned of a paper: %s", type(why).__name__)

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
        with suppress(Exception):
            found = self.spare.read(work)
            if self.away:
                return found
        # It failed; or the server came back meanwhile, and the spare was emptied under our eyes.
        return self.spare.read(work) if self.away else self.server.read(work)

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

    def copy(self, order: OrderId | None, operations: Callable[[], Sequence[str]]) -> Copy:
        """What the spare needs to stand in for ``order``, as the server has it now.

        Of ``operations`` it knows which are in it; they are asked for when its moment is fixed.
        """
        with self.gate:
            self._in_copy = dict(self._learned)
        return self.server.glance(lambda: copy_of(order, operations)) if order else Copy()

    def lay_down(self, copy: Copy) -> None:
        """Let the spare hold a copy and nothing else; with what was learned since it was made."""

        def work() -> None:
            lay_down(copy)
            for paper in self._learned.values():
                self.spare.outbox.adopt(paper)

        with self.gate:
            self.spare.transact(work)
            known = self._in_copy
            self._learned = {k: v for k, v in self._learned.items() if known.get(k) is not v}

    def go_back(self) -> None:
        """Speak to the server again, which has heard of all that the spare held."""
        with self.gate:
            self.away = False
            try:
                self.lay_down(Copy())
            except NotKept as why:
                # The next copy takes its place, and what is told again is taken no second time.
                log.warning("the spare can't be emptied: %s", type(why).__name__)

    def untold(self) -> bool:
        """Whether an outage has begun of whose end the server has not heard."""
        spare = self.spare
        return spare.read(lambda: spare.notes.get(OUTAGE_NOTE, Begun)) is not None
