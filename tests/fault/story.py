"""A parcel's whole way, in steps: from Amazon's list over five taps to the confirmed chip."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from kiosk.actions.allocate import allocate
from kiosk.actions.despatch import despatch
from kiosk.actions.open_order import open_order
from kiosk.actions.pack import pack
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.actions.step import pick
from kiosk.domain.journal import Event
from kiosk.domain.order import Order, Progress
from kiosk.domain.outbox import Kind as Paper
from kiosk.domain.outbox import Sending
from kiosk.domain.paper import PaperKind
from kiosk.domain.parcel import CarrierDetails, Telling
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import OrderId
from kiosk.simulator.faults import Kind
from kiosk.simulator.limits import Operation
from kiosk.simulator.packages import Outcome
from tests.fault.world import EVERY, World, tracked

RELAY_ROUNDS = 14
"""Looks at the outbox that the slowest way needs: a lost send, two minutes of reading back, a
second send, and until Amazon shows it."""


class Answered(Enum):
    """What becomes of the first confirmation that leaves."""

    ANSWERED = "answered"
    DROPPED_BEFORE = "dropped-before"
    DROPPED_AFTER = "dropped-after"
    ERROR_AFTER = "error-after"
    THROTTLED = "throttled"

    def befall(self, world: World) -> None:
        """Let it happen once."""
        fault = _FAULTS.get(self)
        if fault is not None:
            world.channel.goes_wrong(fault, Operation.CONFIRM_SHIPMENT)


_FAULTS = {
    Answered.DROPPED_BEFORE: Kind.DROP_BEFORE,
    Answered.DROPPED_AFTER: Kind.DROP_AFTER,
    Answered.ERROR_AFTER: Kind.ERROR_AFTER,
    Answered.THROTTLED: Kind.THROTTLE,
}
_DONE = frozenset({Refusal.ALREADY_DONE, Refusal.DESPATCHED})
_REACHED = {
    "allocate": Progress.ALLOCATED,
    "pick": Progress.PICKED,
    "pack": Progress.PACKED,
    "despatch": Progress.DESPATCHED,
}


@dataclass
class Story(ABC):
    """One parcel on its way through ``world``; told again after a fall, it goes on."""

    world: World
    acknowledged: list[str] = field(default_factory=list)
    """The taps that came back, so that the packer has seen them done."""

    @abstractmethod
    def steps(self) -> list[Callable[[], None]]:
        """The whole way; each step may be done again."""

    @abstractmethod
    def check_taps(self) -> None:
        """What the packer has seen done is done."""

    @abstractmethod
    def check_end(self) -> None:
        """Amazon was told once of everything, and the chip says so."""

    def tell(self) -> None:
        """All of it, and the relay until nothing is left to do."""
        for step in self.steps():
            step()
        self.world.run_relay()

    @property
    def order(self) -> OrderId:
        """The one order of this story."""
        return OrderId(self.world.simulation.shop.orders()[0].id)

    @property
    def held(self) -> Order:
        """The order as the bench holds it."""
        return self.world.order(self.order)

    def tap(self, name: str, act: Callable[[], object]) -> None:
        """A packer's tap, made again unless it was seen to be done."""
        if name in self.acknowledged:
            return
        try:
            act()
        except Refused as refused:
            if refused.reason not in _DONE:
                raise
        self.acknowledged.append(name)

    def look_at_outbox(self) -> None:
        """What the relay does next, if there is anything to do."""
        if not self.world.quiet():
            self.world.relay_round()

    def read_again(self) -> None:
        """The next look at Amazon."""
        self.world.clock.advance(EVERY)
        self.world.read_amazon()

    def check_told(self, expected: list[Outcome], details: CarrierDetails) -> None:
        """Amazon took in what was expected and nothing else, and shows ``details`` in the end."""
        calls = self.world.calls(self.order)
        came = [call.outcome for call in calls if call.applied or call.error]
        assert came == expected, [str(one) for one in came]
        (parcel,) = self.held.parcels
        known = self.world.simulation.shop.order(self.order)
        (package,) = known.packages
        assert package.newest.reference == parcel.ref
        assert (package.newest.carrier_code, package.newest.tracking) == (
            details.code,
            details.tracking,
        )
        assert package.newest.items == tuple((line.id, line.quantity) for line in known.lines)
        assert parcel.details == details
        assert parcel.telling is Telling.TOLD
        states = {row.state for row in self.world.rows(self.order)}
        assert states == {Sending.DONE}, [state.value for state in states]


class Despatch(Story):
    """An order comes in, is opened, printed, processed and despatched."""

    def steps(self) -> list[Callable[[], None]]:
        """The whole way; each step may be done again."""
        return [
            self.world.read_amazon,
            lambda: self.tap("open", lambda: open_order(self.world.desk, self.order)),
            lambda: self.tap("print", self._print_once),
            lambda: self.tap("allocate", lambda: allocate(self.world.desk, self.order)),
            lambda: self.tap("pick", lambda: pick(self.world.desk, self.order)),
            lambda: self.tap("pack", self._pack),
            lambda: self.tap("despatch", lambda: despatch(self.world.desk, self.order)),
            self._run_errands,
            *[self.look_at_outbox] * RELAY_ROUNDS,
            self.read_again,
        ]

    def check_taps(self) -> None:
        """What the packer has seen done is done."""
        for tap in self.acknowledged:
            if tap in _REACHED:
                assert self.held.progress >= _REACHED[tap], f"{tap} was acknowledged and is lost"
            if tap == "print":
                assert self.held.printed, "the print was acknowledged and is lost"

    def check_end(self) -> None:
        """Amazon was told once, of the right parcel, and nothing was done twice."""
        self.check_told([Outcome.CREATED], tracked(self.order))
        assert self.held.progress is Progress.DESPATCHED
        assert not self.held.facts.units_to_send
        self._check_journal()

    def _check_journal(self) -> None:
        written = [entry.event for entry in self.world.store.journal.of_order(self.order)]
        for once in (
            Event.HEARD,
            Event.ALLOCATED,
            Event.PICKED,
            Event.PACKED,
            Event.DESPATCHED,
        ):
            assert written.count(once) == 1, f"{once} stands {written.count(once)} times"
        assert written.count(Event.AMAZON_SHOWED) <= 1, "intake may have seen it first"
        papers = self.world.store.outbox.of_order(self.order, Paper.PRINT)
        assert len(papers) == self.held.printed == written.count(Event.PRINTED)

    def _print_once(self) -> None:
        """A packer who sees the copy counted does not print again."""
        if not self.held.printed:
            print_paper(self.world.desk, self.order, Wish(PaperKind.PICKING_NOTE, "PDF"))

    def _pack(self) -> None:
        pack(self.world.desk, self.order, tracked(self.order))

    def _run_errands(self) -> None:
        self.world.hub.errands.step()
