"""The bridge over an outage: the open order is finished at the bench, and told when all is back.

While the server is there, each operation is carried out on it under an id of its own, and a copy
of the open order is kept in the spare. Once it is away, operations are carried out on that copy and
kept; those that the copy may lack come first. What the server has taken already, as an answer that
was lost on its way, it knows by the id and takes no second time.
"""

from __future__ import annotations

import logging
import threading
import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kiosk.actions import operation as operations
from kiosk.actions.homecoming import bring_home
from kiosk.actions.open_order import in_hand
from kiosk.domain.operation import Operation, Running
from kiosk.ports.failures import Away, NotKept, Unsure
from kiosk.store.bridged import OUTAGE_NOTE, Begun

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.actions.desk import Desk
    from kiosk.actions.homecoming import Homecoming
    from kiosk.domain.values import OrderId
    from kiosk.store.bridged import BridgedStore

log = logging.getLogger(__name__)

_NOTHING_SEEN = (-1, None)
_TAKEN = "the server took it, and its answer was lost"


@dataclass
class _Recent:
    """What was handed to the server lately, and the copy may lack."""

    desk: Desk
    what: Operation
    taken: bool = False


class Bridge:
    """Carries out the operations of one bench; used by several threads."""

    def __init__(self, store: BridgedStore) -> None:
        self._store = store
        self._lock = threading.RLock()
        self._recent: list[_Recent] = []
        self._seen: tuple[int, OrderId | None] = _NOTHING_SEEN
        self.stirred: Callable[[], None] = lambda: None
        """Called when there is something new to copy, or to tell."""
        self.order: OrderId | None = None
        """The order that can be finished without the server."""
        store.stand_in = self.stand_in
        if store.away:
            self._set_out(self._copied())

    @property
    def away(self) -> bool:
        """Whether the bench works without the server."""
        return self._store.away

    def waiting(self) -> int:
        """How many operations wait to be told."""
        spare = self._store.spare
        return len(spare.read(spare.operations.waiting))

    def perform(self, desk: Desk, name: str, arguments: dict[str, Any]) -> object:
        """Carry out an operation: on the server, or here while that is away.

        Raises:
            Refused: as the operation itself.
            StoreAway: the server is away, and the order is none that can be finished here.
            StoreError: the failure under its true name.
        """
        what, running = _operation(desk, name, arguments), Running()
        if not self._store.away:
            try:
                return self._on_server(replace(desk, running=running), what, arguments)
            except Away:
                if what.order != self.order or not self.stand_in():
                    raise
        desk = replace(desk, running=running)
        with self._store.gate:
            if self._store.away and what.order == self.order:
                return self._here(desk, what, arguments)
        return self._on_server(desk, what, arguments)

    def stand_in(self) -> bool:
        """Go on with the copy; False when no order is open here, or the spare can't be written."""
        store = self._store
        with self._lock, store.gate:
            if store.away:
                return True
            if self.order is None:
                return False
            try:
                store.spare.transact(self._begin)
            except NotKept as why:
                log.warning("the server is away, and the spare fails: %s", type(why).__name__)
                return False
            store.away = True
            self._recent = [each for each in self._recent if not each.taken]
            log.warning("the server is away: the bench goes on with its open order")
            return True

    def copy(self, desk: Desk) -> None:
        """Bring the copy up to date, where anything has changed.

        Raises:
            StoreAway: the server can't be asked.
        """
        if self.away:
            return
        store = self._store
        order, head = store.server.read(lambda: (in_hand(desk), store.journal.head()))
        if (head, order) == self._seen:
            return
        fresh = store.copy(order, self._lately)
        with self._lock, store.gate:
            if store.away:
                return
            store.lay_down(fresh)
            known = fresh.operations
            self._recent = [each for each in self._recent if each.what.id not in known]
            self.order, self._seen = order, (head, order)

    def come_back(self, desk: Desk) -> Homecoming:
        """Tell the server everything, and work with it again.

        Raises:
            StoreAway: it is still away; what it has taken by then it takes no second time.
        """
        with self._lock, self._store.gate:
            told = bring_home(desk, self._store)
            self._store.go_back()
            self.order, self._seen = None, _NOTHING_SEEN
            return told

    def _on_server(self, desk: Desk, what: Operation, arguments: Mapping[str, Any]) -> object:
        running, store = _running(desk), self._store
        lately = _Recent(desk, what)

        def work() -> object:
            running.parcel = ""
            if not store.operations.take(what.id):
                raise Unsure(_TAKEN)
            return operations.carry_out(desk, what.name, arguments)

        with self._lock:
            self._recent.append(lately)
        try:
            result = store.server.transact(work)
        except BaseException:
            with self._lock:
                self._recent = [each for each in self._recent if each is not lately]
            raise
        with self._lock:
            lately.what, lately.taken = replace(what, parcel=running.parcel), True
            if self._store.away and what.order == self.order:
                # Another thread has found the server away while it answered here.
                self._recent = [each for each in self._recent if each is not lately]
                try:
                    self._catch_up(lately)
                except NotKept as why:
                    log.warning("the copy lacks %s: %s", what.name, type(why).__name__)
        self.stirred()
        return result

    def _here(self, desk: Desk, what: Operation, arguments: Mapping[str, Any]) -> object:
        """Carry it out on the copy, and keep it if it did anything.

        What it notes in the journal is noted when it is told.
        """
        store, running = self._store, _running(desk)
        parcel = running.parcel
        """The name that the server may have given it already, though its answer was lost."""

        def work() -> object:
            running.parcel = parcel
            before = store.journal.head()
            if not store.operations.take(what.id, what):
                raise Unsure(_TAKEN)
            result = operations.carry_out(desk, what.name, arguments)
            if store.journal.head() == before:
                store.operations.drop(what.id)
            else:
                store.operations.named(what, running.parcel)
            store.journal.take_back(before)
            return result

        with store.at_hand():
            result = store.spare.transact(work)
        self.stirred()
        return result

    def _lately(self) -> list[str]:
        with self._lock:
            return [each.what.id for each in self._recent]

    def _begin(self) -> None:
        self._set_out(self.order)
        for each in self._recent:
            if each.taken and each.what.order == self.order:
                self._catch_up(each)

    def _catch_up(self, lately: _Recent) -> None:
        """Do to the copy what the server has done already, and need not be told.

        A copy that is too old to take it goes without: the server says what it makes of the rest.
        """
        store, what = self._store, lately.what

        def work() -> None:
            before = store.journal.head()
            desk = replace(lately.desk, running=Running(what.parcel))
            operations.carry_out(desk, what.name, operations.read(what.name, what.arguments))
            store.journal.take_back(before)

        try:
            store.spare.transact(work)
        except NotKept:
            raise
        except Exception as exc:  # noqa: BLE001 - an outage must begin whatever there was
            log.warning("the copy can't take %s: %s", what.name, type(exc).__name__)

    def _set_out(self, order: OrderId | None) -> None:
        """An outage has begun, or was found begun: it has an id, to be told of once."""
        self.order = order
        spare = self._store.spare

        def work() -> None:
            if spare.notes.get(OUTAGE_NOTE, Begun) is None:
                spare.notes.put(OUTAGE_NOTE, Begun(uuid.uuid4().hex, spare.journal.head()))

        spare.transact(work)

    def _copied(self) -> OrderId | None:
        spare = self._store.spare
        return next(iter(spare.read(lambda: spare.orders.any_of_them(limit=1))), None)


def _running(desk: Desk) -> Running:
    return desk.running or Running()


def _operation(desk: Desk, name: str, arguments: Mapping[str, Any]) -> Operation:
    return Operation(
        id=uuid.uuid4().hex,
        at=desk.clock.now(),
        order=operations.order_of(arguments),
        name=name,
        arguments=operations.written(arguments),
        bench=desk.bench,
        person=desk.person,
        person_id=desk.person_id,
        rights=desk.rights,
    )
