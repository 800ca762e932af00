"""What has been entered in the window *Carrier details* so far, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kiosk.domain import labels
from kiosk.domain.codes import bare
from kiosk.domain.journal import Means
from kiosk.domain.refusals import Refused
from kiosk.domain.scans import order_in
from kiosk.domain.tracking import LONGEST, tracking_number
from kiosk.domain.tracking_numbers import Reading, TrackingNumbers, cleaned

if TYPE_CHECKING:
    from kiosk.domain.carriers import Carrier
    from kiosk.domain.parcel import CarrierDetails
    from kiosk.domain.values import CarrierId

NAME_LIMIT = 40
_NOTHING = Reading(text="")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Carrier, service, number and name, each entered or not yet."""

    carriers: tuple[Carrier, ...] = ()
    """Those that can be chosen."""
    numbers: TrackingNumbers = field(default_factory=TrackingNumbers)
    country: str = ""
    """Of the order's marketplace."""

    carrier: Carrier | None = None
    touched: bool = False
    """Whether a person touched the carrier, rather than the last one or the label's being taken."""
    service: str = ""
    number: str = ""
    name: str = ""
    known: str = ""
    """The number that was given before; it need not be typed again."""
    first: str = ""
    """What was typed the first time; a typed number is taken when it was typed the same twice."""
    differed: bool = False
    """Whether the second time was not like the first."""
    means: Means = Means.TOUCH
    reading: Reading = _NOTHING
    offered: tuple[CarrierId, ...] = ()
    """Carriers whose label it can be."""

    @property
    def covered(self) -> bool:
        """Whether the numbers of the carrier are known."""
        return self.carrier is not None and self.numbers.covers(self.carrier.id)

    @property
    def good(self) -> bool:
        """Whether the number can be one at all."""
        try:
            tracking_number(self.number)
        except Refused:
            return False
        return True

    @property
    def misread(self) -> bool:
        """Whether the number's check digit is wrong."""
        return labels.misread(self.reading, self._selected)

    @property
    def an_order(self) -> bool:
        """Whether the scan was an order's and no label's."""
        return self.means is Means.SCAN and order_in(self.number) is not None

    @property
    def complete(self) -> bool:
        """Whether it can be confirmed; a scan that is wrong can't, a typed number is warned of."""
        wrong = self.means is Means.SCAN and (self.misread or self.an_order)
        return self.carrier is not None and self.good and not wrong

    @property
    def sure(self) -> bool:
        """Whether the number can be taken: it was scanned, given before, or typed twice."""
        if self.means is Means.SCAN or self.number == self.known:
            return True
        return bool(self.first) and self._typed_number == self.first

    @property
    def _typed_number(self) -> str:
        return cleaned(self.number)

    def once_more(self) -> Entry:
        """Ask for the typed number a second time, or from the start when the two differ."""
        first = "" if self.first else self._typed_number
        return replace(self.typed(""), first=first, differed=bool(self.first))

    def find(self, key: str) -> Carrier | None:
        """The carrier with this id."""
        return next((c for c in self.carriers if c.id == key), None)

    def choose(self, carrier: Carrier | None, *, touched: bool) -> Entry:
        """Take a carrier, with its usual service."""
        service = carrier.services[0] if carrier and carrier.services else ""
        chosen = replace(self, carrier=carrier, service=service, touched=touched)
        return _with_own_number(chosen) if self.means is Means.SCAN else chosen

    def take(self, known: CarrierDetails) -> Entry:
        """Start from details that were given before."""
        entry = replace(self, service=known.service, name=known.name, known=known.tracking)
        return entry.typed(known.tracking)

    def scanned(self, code: str) -> Entry:
        """Take a code; the carrier is chosen by it when there is no doubt."""
        reading = self.numbers.read(code, country=self.country)
        number = "".join(c for c in bare(code[: LONGEST * 10]) if c.isprintable())[: LONGEST * 2]
        entry = replace(
            self, number=number, means=Means.SCAN, reading=reading, offered=(), first=""
        )
        if entry.misread or entry.an_order:
            return entry
        proposal = labels.proposal(reading, self._selected, [c.id for c in self.carriers])
        entry = replace(entry, offered=proposal.offered)
        if proposal.carrier != (self.carrier.id if self.carrier else None):
            entry = entry.choose(self.find(proposal.carrier or ""), touched=False)
        return _with_own_number(entry)

    def typed(self, number: str) -> Entry:
        """Take a number from the keyboard."""
        number = number[:LONGEST]
        reading = self.numbers.read(number, country=self.country, scanned=False)
        return replace(self, number=number, means=Means.TOUCH, reading=reading, offered=())

    def named(self, name: str) -> Entry:
        """Take the carrier's name from the keyboard."""
        return replace(self, name=name[:NAME_LIMIT])

    @property
    def _selected(self) -> labels.Selected:
        return labels.Selected(
            carrier=self.carrier.id if self.carrier else None,
            touched=self.touched,
            covered=self.covered,
        )


def _with_own_number(entry: Entry) -> Entry:
    """Take the number as the carrier calls it, where the label's code holds more than that."""
    found = entry.reading.of(entry.carrier.id) if entry.carrier else None
    if found is None and entry.reading.candidates:
        found = entry.reading.candidates[0]
    return replace(entry, number=found.number) if found else entry
