"""Orders for tests, said in a sentence: ``an_order().paid().of(("MUG-BLUE", 2)).packed().order()``.

Every word returns a new builder; ``order``, ``facts`` and ``sighting`` end the sentence. Nothing
here asks the rules: an order can be built in any state, also one that the rules would not reach.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from kiosk.domain.journal import Means
from kiosk.domain.order import Facts, Line, Order, Pick, Program, Progress, Standing
from kiosk.domain.parcel import CarrierDetails, Parcel, Telling, TellingRefusal
from kiosk.domain.personal import Address, Personal
from kiosk.domain.sighting import SeenPackage, Sighting
from kiosk.domain.values import CarrierId, LineId, OrderId, ParcelRef, Sku
from tests.fakes.clock import NOON

GB = "A1F83G8C2ARO7P"
"""The marketplace of every order unless told otherwise."""

PERSONAL = Personal(
    buyer_name="Ada Example",
    buyer_email="ada@marketplace.invalid",
    address=Address(
        name="Ada Example", line1="1 Test Street", city="Leeds", postcode="LS1 4AP", country="GB"
    ),
)


def order_id(number: int = 1) -> OrderId:
    """The order id of ``number``, in Amazon's form."""
    return OrderId(f"202-{number:07d}-{number:07d}")


def a_line(sku: str = "MUG-BLUE", ordered: int = 1, **facts: Any) -> Line:
    """A line whose id is ``L-`` and its SKU; ``facts`` are fields of ``Line``."""
    given = {"asin": "B000000001", "title": f"The {sku}", **facts}
    return Line(id=LineId(f"L-{sku}"), sku=Sku(sku), ordered=ordered, **given)


def details(tracking: str = "AB123456785GB", **other: str) -> CarrierDetails:
    """Royal Mail Tracked 24 with this tracking number; ``other`` are fields of CarrierDetails."""
    given = {"code": "Royal Mail", "name": "", "service": "Tracked 24", **other}
    carrier = CarrierId(given.pop("carrier", "royal-mail"))
    return CarrierDetails(carrier=carrier, tracking=tracking, **given)


def seen(parcel: Parcel, **other: Any) -> SeenPackage:
    """The package as Amazon shows ``parcel``; ``other`` are fields of ``SeenPackage``."""
    given = parcel.details or details()
    shown = SeenPackage(
        ref=parcel.ref,
        carrier=given.name or given.code,
        tracking=given.tracking,
        units=sum(parcel.contents.values()),
    )
    return replace(shown, **other)


def an_order(number: int = 1) -> OrderBuilder:
    """A paid order of one mug, placed yesterday, to be sent by tomorrow noon."""
    facts = Facts(
        id=order_id(number),
        marketplace=GB,
        placed_at=NOON - timedelta(days=1),
        updated_at=NOON - timedelta(hours=3),
        standing=Standing.PAID,
        status_word="UNSHIPPED",
        lines=(a_line(),),
        personal=PERSONAL,
        ship_by=NOON + timedelta(days=1),
        deliver_by=NOON + timedelta(days=3),
        service="STANDARD",
    )
    return OrderBuilder(Order(facts=facts))


@dataclass(frozen=True)
class OrderBuilder:
    """An order in the making; frozen, so that a half-said sentence may be used twice."""

    _order: Order

    # What Amazon says.

    def paid(self) -> OrderBuilder:
        """It is paid."""
        return self.facts_with(standing=Standing.PAID, status_word="UNSHIPPED")

    def unpaid(self) -> OrderBuilder:
        """It is pending: no address, no buyer."""
        return self.facts_with(
            standing=Standing.PENDING, status_word="PENDING", personal=Personal()
        )

    def cancelled(self) -> OrderBuilder:
        """It is cancelled."""
        return self.facts_with(standing=Standing.CANCELLED, status_word="CANCELLED")

    def of_odd_status(self, word: str = "UNFULFILLABLE") -> OrderBuilder:
        """It has a status that this program does not know."""
        return self.facts_with(standing=Standing.OTHER, status_word=word)

    def of(self, *lines: Line | tuple[str, int]) -> OrderBuilder:
        """Its lines are these: whole ones, or pairs of SKU and units."""
        return self.facts_with(
            lines=tuple(one if isinstance(one, Line) else a_line(*one) for one in lines)
        )

    def fulfilled(self, units: int, sku: str | None = None) -> OrderBuilder:
        """Of every line, or that of ``sku``, so many units are in parcels known to Amazon."""
        return self._lines(lambda line: replace(line, fulfilled=units), sku)

    def wanting_to_cancel(self, reason: str = "Ordered by mistake") -> OrderBuilder:
        """Its buyer has asked to cancel."""
        return self._lines(lambda line: replace(line, cancel_asked=True, cancel_reason=reason))

    def as_gift(self) -> OrderBuilder:
        """Every line is a gift."""
        return self._lines(lambda line: replace(line, gift=True))

    def of_program(self, *programs: Program) -> OrderBuilder:
        """It belongs to these programs."""
        return self.facts_with(programs=frozenset(p.value for p in programs))

    def to_leave_by(self, moment: datetime | None) -> OrderBuilder:
        """It must leave by then; None when Amazon did not say."""
        return self.facts_with(ship_by=moment)

    def updated(self, moment: datetime) -> OrderBuilder:
        """Amazon changed it last at ``moment``."""
        return self.facts_with(updated_at=moment)

    def facts_with(self, **facts: Any) -> OrderBuilder:
        """Any other fields of ``Facts``."""
        return self.with_(facts=replace(self._order.facts, **facts))

    # What the bench did.

    def printed(self, copies: int = 1) -> OrderBuilder:
        """So many picking notes were made."""
        return self.with_(printed=copies)

    def allocated(self) -> OrderBuilder:
        """Its goods are set aside."""
        return self.with_(progress=Progress.ALLOCATED)

    def counted(self, sku: str, units: int = 1, **pick: Any) -> OrderBuilder:
        """One more gesture at the bench counted units of a line; ``pick`` are fields of ``Pick``.

        It was a scan unless told otherwise, and its goods are set aside with the first.
        """
        picks = self._order.picks
        gesture = picks[-1].gesture + 1 if picks else 1
        given = {"gesture": gesture, "line": LineId(f"L-{sku}"), "means": Means.SCAN, **pick}
        made = Pick(units=units, **given)
        progress = max(self._order.progress, Progress.ALLOCATED)
        return self.with_(progress=progress, picks=(*picks, made))

    def picked(self) -> OrderBuilder:
        """Its goods are gathered."""
        return self.with_(progress=Progress.PICKED)

    def packed(self, given: CarrierDetails | None = None, *, ref: str = "100001") -> OrderBuilder:
        """All that is to be sent is in a parcel, with or without carrier details."""
        contents = {line.id: line.to_send for line in self._order.facts.lines if line.to_send}
        parcel = Parcel(ref=ParcelRef(ref), contents=contents, details=given)
        return self.with_(progress=Progress.PACKED, parcels=(*self._order.parcels, parcel))

    def despatched(
        self, given: CarrierDetails | None = None, *, telling: Telling = Telling.QUEUED
    ) -> OrderBuilder:
        """It left at noon (packed on the way, if need be), and Amazon knows as much as told."""
        packed = self if self._order.parcels else self.packed(given or details())
        return packed.with_(progress=Progress.DESPATCHED).parcel_with(
            telling=telling, despatched_at=NOON
        )

    def refused(self, why: TellingRefusal = TellingRefusal.OTHER) -> OrderBuilder:
        """Amazon would not take its newest parcel."""
        return self.parcel_with(telling=Telling.REFUSED, refusal=why)

    def parcel_with(self, **fields: Any) -> OrderBuilder:
        """Any other fields of its newest parcel."""
        *before, newest = self._order.parcels
        return self.with_(parcels=(*before, replace(newest, **fields)))

    def held(self, reason: str = "Out of stock") -> OrderBuilder:
        """It rests."""
        return self.with_(held_for=reason)

    def claimed_by(self, bench: str) -> OrderBuilder:
        """It is in the hands of ``bench``."""
        return self.with_(claimed_by=bench)

    def with_(self, **fields: Any) -> OrderBuilder:
        """Any other fields of ``Order``."""
        return OrderBuilder(replace(self._order, **fields))

    # The end of the sentence.

    def order(self) -> Order:
        """The order."""
        return self._order

    def facts(self) -> Facts:
        """What Amazon says of it."""
        return self._order.facts

    def sighting(self, *packages: SeenPackage, withheld: bool = False) -> Sighting:
        """One look at it, with these packages; ``withheld`` when Amazon refused to show any."""
        return Sighting(facts=self._order.facts, packages=None if withheld else packages)

    def _lines(self, change: Any, sku: str | None = None) -> OrderBuilder:
        lines = self._order.facts.lines
        return self.facts_with(
            lines=tuple(change(one) if sku in {None, one.sku} else one for one in lines)
        )
