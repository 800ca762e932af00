"""A whole simulated Amazon: the shop, and what stands between it and an application."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.simulator.faults import Faults
from kiosk.simulator.limits import Limits
from kiosk.simulator.lwa import Credentials, Lwa
from kiosk.simulator.traffic import Traffic

if TYPE_CHECKING:
    from kiosk.simulator.shop import Shop


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """The parts; all run on the shop's clock."""

    shop: Shop
    lwa: Lwa
    limits: Limits
    faults: Faults = field(default_factory=Faults)
    traffic: Traffic = field(default_factory=Traffic)
    closing: threading.Event = field(default_factory=threading.Event)
    """Set when the server stops, so that no fault keeps it waiting."""

    @classmethod
    def of(cls, shop: Shop, credentials: Credentials | None = None) -> Simulation:
        """Return a simulation around ``shop`` with documented limits and no faults."""
        return cls(shop=shop, lwa=Lwa(shop.clock, credentials), limits=Limits(shop.clock))
