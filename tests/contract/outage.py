"""A bench on a real server, at the end of a cable that can be pulled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kiosk.actions.allocate import allocate
from kiosk.actions.bridge import Bridge
from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.actions.open_order import open_order
from kiosk.actions.pack import pack
from kiosk.actions.step import pick
from kiosk.domain.journal import Event
from kiosk.domain.order import Progress
from kiosk.domain.values import LineId, OrderId
from kiosk.ports.failures import Away
from kiosk.store.at_bench import open_at_bench
from kiosk.store.bridged import BridgedStore
from kiosk.store.startup import Place, open_store
from kiosk.store.store import Store
from tests.fakes.builders import an_order, details, order_id
from tests.fakes.cable import Cable
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import history, keep, kept
from tests.fakes.stores import a_database, a_master_key

ID = order_id()
LINE = LineId("L-MUG-BLUE")


@dataclass
class Outpost:
    """A bench and the line to its server; ``there`` is the server as another machine sees it."""

    place: Place
    cable: Cable
    there: Store
    clock: TurnableClock
    store: BridgedStore
    bridge: Bridge
    desk: Desk

    def start(self) -> None:
        """Start the bench anew, as after a power cut."""
        self.store.close()
        opened = open_at_bench(self.place, self.clock).store
        assert isinstance(opened, BridgedStore)
        self.store, self.bridge = opened, Bridge(opened)
        self.desk = replace(self.desk, store=opened, bridge=self.bridge)

    def copy(self) -> None:
        """Bring the copy of the open order up to date."""
        self.bridge.copy(self.desk)


def events(store: Store) -> list[Event]:
    """What the journal says of the order."""
    return [entry.event for entry in history(store)]


def gather(desk: Desk, order: OrderId = ID) -> None:
    """Gather the goods of an order."""
    if kept(desk.store, order).progress is Progress.NEW:
        allocate(desk, order)
    pick(desk, order)


def finish(outpost: Outpost) -> None:
    """Do all that is left of the open order."""
    gather(outpost.desk)
    pack(outpost.desk, ID, details())
    despatch(outpost.desk, ID)


def at_another(outpost: Outpost) -> Desk:
    """The desk of a bench that has not lost the server."""
    return replace(outpost.desk, store=outpost.there, bridge=None, bench="Bench 2", person_id="p-2")


def with_an_order_open(outpost: Outpost) -> None:
    """Three mugs are to be sent, the order is open here and copied; another one waits."""
    keep(outpost.there, an_order().of(("MUG-BLUE", 3)), an_order(2))
    open_order(outpost.desk, ID)
    outpost.copy()


@contextmanager
def an_outpost(folder: Path) -> Iterator[Outpost]:
    """A bench of its own on a database of its own."""
    url, clock = a_database(), TurnableClock()
    cable = Cable(urlsplit(url).port or 0)
    near, far = folder / "bench", folder / "server"
    for each in (near, far):
        each.mkdir()
        a_master_key(each)
    through = url.replace(f":{urlsplit(url).port}/", f":{cable.port}/")
    there = open_store(Place(folder=far, ballast_mb=0, url=url), clock).store
    place = Place(folder=near, ballast_mb=0, url=through)
    store = open_at_bench(place, clock).store
    assert isinstance(store, BridgedStore)
    bridge = Bridge(store)
    desk = Desk(store=store, clock=clock, bench="Bench 1", person="Ada", person_id="p-1")
    made = Outpost(place, cable, there, clock, store, bridge, replace(desk, bridge=bridge))
    try:
        yield made
    finally:
        cable.pull()
        made.store.close()
        there.close()


@contextmanager
def lost_answer(
    outpost: Outpost, monkeypatch: pytest.MonkeyPatch, when: Callable[[], bool] = lambda: True
) -> Iterator[None]:
    """The server keeps it, and the cable is pulled before it can say so."""
    engine = outpost.store.server.engine
    really = engine.commit

    def kept_and_cut() -> None:
        really()
        if when():
            outpost.cable.pull()
            raise Away("the answer is lost")

    with monkeypatch.context() as patch:
        patch.setattr(engine, "commit", kept_and_cut)
        yield


def units(outpost: Outpost) -> tuple[int, int]:
    """How many are counted here, and on the server."""
    here, there = kept(outpost.store), kept(outpost.there)
    return sum(each.units for each in here.picks), sum(each.units for each in there.picks)
