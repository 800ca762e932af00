"""The carrier table: who carries parcels, and what Amazon calls them where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.parcel import CarrierDetails

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kiosk.domain.values import CarrierId

OTHER = "Other"
"""Amazon's carrierCode for a carrier that is not on its list; needs a carrierName."""


@dataclass(frozen=True, kw_only=True)
class Carrier:
    """One row of the carrier table.

    ``codes`` maps a marketplace's country (``GB``, ``DE``) or ``default`` to Amazon's carrierCode;
    ``countries`` are those where the carrier is offered first.
    """

    id: CarrierId
    name: str
    services: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    codes: Mapping[str, str]
    named_by_hand: bool = False
    """The button that asks for the carrier's name."""

    def code_in(self, country: str) -> str:
        """Amazon's carrierCode for a marketplace in ``country``."""
        return self.codes.get(country) or self.codes.get("default") or OTHER

    def details(self, *, country: str, tracking: str, service: str, name: str) -> CarrierDetails:
        """What Amazon is told of a parcel that this carrier takes."""
        code = self.code_in(country)
        shown = name if self.named_by_hand else self.name
        return CarrierDetails(
            carrier=self.id,
            code=code,
            name=shown if code == OTHER else "",
            service=service or (self.services[0] if self.services else ""),
            tracking=tracking,
        )


def in_order(
    carriers: Iterable[Carrier], *, country: str, last_used: CarrierId | None
) -> tuple[Carrier, ...]:
    """Carriers for the buttons: the last used first, then those of the country, Other last."""

    def rank(carrier: Carrier) -> tuple[bool, bool, bool]:
        return (
            carrier.named_by_hand,
            carrier.id != last_used,
            country not in carrier.countries,
        )

    return tuple(sorted(carriers, key=rank))
