"""The story of a parcel that was told, and whose carrier and tracking number are corrected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.actions.correct import correct
from kiosk.domain.parcel import CarrierDetails
from kiosk.domain.values import CarrierId
from kiosk.simulator.packages import Outcome
from tests.fault.story import RELAY_ROUNDS, Story
from tests.fault.world import tracked


@dataclass
class Correction(Story):
    """First the carrier alone is corrected, then the number; Amazon was told of all three."""

    def __post_init__(self) -> None:
        self.world.read_amazon()
        self.world.process(self.order)
        self.world.run_relay()

    def steps(self) -> list[Callable[[], None]]:
        """The whole way; each step may be done again."""
        return [
            lambda: self.tap("carrier", lambda: self._correct(self._other_carrier)),
            *[self.look_at_outbox] * RELAY_ROUNDS,
            lambda: self.tap("number", lambda: self._correct(self._other_number)),
            *[self.look_at_outbox] * RELAY_ROUNDS,
            self.read_again,
        ]

    def check_taps(self) -> None:
        """What the packer has seen corrected is corrected."""
        if "number" in self.acknowledged:
            assert self._given() == self._other_number
        elif "carrier" in self.acknowledged:
            assert self._given() in {self._other_carrier, self._other_number}

    def check_end(self) -> None:
        """Amazon was told once of each version, and shows the last."""
        self.check_told([Outcome.CREATED, Outcome.EDITED, Outcome.EDITED], self._other_number)
        versions = self.world.simulation.shop.order(self.order).packages[0].versions
        shown = [(parcel.carrier_code, parcel.tracking) for _, parcel in versions]
        expected = (tracked(self.order), self._other_carrier, self._other_number)
        assert shown == [(given.code, given.tracking) for given in expected]

    @property
    def _other_carrier(self) -> CarrierDetails:
        return replace(tracked(self.order), carrier=CarrierId("dpd"), code="DPD", service="")

    @property
    def _other_number(self) -> CarrierDetails:
        return replace(self._other_carrier, tracking="15501234567890")

    def _given(self) -> CarrierDetails | None:
        return self.held.parcels[0].details

    def _correct(self, details: CarrierDetails) -> None:
        """A packer who sees the right details does not correct them again."""
        if self._given() not in {details, self._other_number}:
            correct(self.world.desk, self.order, details)
