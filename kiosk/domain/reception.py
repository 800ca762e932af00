"""How a fresh look at Amazon changes an order that is already known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.domain.order import Facts, Line, Order
from kiosk.domain.parcel import Parcel, Telling

if TYPE_CHECKING:
    from kiosk.domain.parcel import CarrierDetails
    from kiosk.domain.sighting import SeenPackage, Sighting

_ASKED = frozenset({Telling.QUEUED, Telling.ACCEPTED, Telling.UNSURE, Telling.REFUSED})


def receive(known: Order | None, sighting: Sighting) -> Order:
    """The order after this sighting; equal to ``known`` when nothing is new.

    An older sighting never overwrites a newer one, blanks never overwrite personal data,
    and the bench's own progress is never touched.
    """
    if known is None:
        return Order(facts=sighting.facts)
    facts = known.facts
    if sighting.facts.updated_at >= facts.updated_at:
        facts = _merge(facts, sighting)
    parcels = known.parcels
    if sighting.packages is not None:
        parcels = tuple(_seen(parcel, sighting.packages) for parcel in parcels)
    return replace(known, facts=facts, parcels=parcels)


def _seen(parcel: Parcel, packages: tuple[SeenPackage, ...]) -> Parcel:
    if overwritten(parcel, packages):
        return replace(parcel, telling=Telling.UNSURE)
    if parcel.telling not in _ASKED or not in_packages(parcel, packages):
        return parcel
    if parcel.telling is Telling.QUEUED and parcel.version > 1:
        # A correction of the carrier alone: this may be the version before it, which looks alike.
        return parcel
    if parcel.telling is Telling.REFUSED and parcel.version > 1 and not _as_told(parcel, packages):
        return parcel
    return replace(parcel, telling=Telling.TOLD, refusal=None, answer="")


def overwritten(parcel: Parcel, packages: tuple[SeenPackage, ...]) -> bool:
    """Whether Amazon shows something else now under a parcel that it had shown rightly.

    A sender that was paused and woken can deliver an old version late.
    """
    if parcel.telling is not Telling.TOLD or in_packages(parcel, packages):
        return False
    return any(package.ref == parcel.ref for package in packages)


def in_packages(parcel: Parcel, packages: tuple[SeenPackage, ...]) -> bool:
    """Whether Amazon shows this parcel: same reference and tracking number."""
    if parcel.details is None:
        return False
    tracking = parcel.details.tracking.casefold()
    return any(p.ref == parcel.ref and p.tracking.casefold() == tracking for p in packages)


def carried_by(package: SeenPackage, details: CarrierDetails) -> bool:
    """Whether Amazon shows this carrier; it may word a carrier otherwise than it was told."""
    told = {details.code.casefold(), details.name.casefold()} - {""}
    return package.carrier.casefold() in told


def _as_told(parcel: Parcel, packages: tuple[SeenPackage, ...]) -> bool:
    details = parcel.details
    if details is None:
        return False
    return any(p.ref == parcel.ref and carried_by(p, details) for p in packages)


def _merge(known: Facts, sighting: Sighting) -> Facts:
    new = sighting.facts
    merged = replace(
        new,
        personal=known.personal.filled_from(new.personal),
        lines=_still_priced(known, sighting) or known.lines,
        delivered_at=known.delivered_at or new.delivered_at,
    )
    if sighting.status_given:
        return merged
    return replace(
        merged,
        standing=known.standing,
        status_word=known.status_word,
        ship_by=known.ship_by,
        deliver_by=known.deliver_by,
        service=known.service,
        constraints=known.constraints,
        by_merchant=known.by_merchant,
        lines=known.lines or new.lines,
    )


def _still_priced(known: Facts, sighting: Sighting) -> tuple[Line, ...]:
    """The new lines with the prices that are known where this look shows none."""
    new = sighting.facts
    lines = new.lines if sighting.cancel_given else _still_asked(known, new)
    prices = {line.id: line.price for line in known.lines if line.price}
    return tuple(
        line if line.price or line.id not in prices else replace(line, price=prices[line.id])
        for line in lines
    )


def _still_asked(known: Facts, new: Facts) -> tuple[Line, ...]:
    """The new lines with the wishes to cancel that are known; this look could not see them."""
    asked = {line.id: line.cancel_reason for line in known.lines if line.cancel_asked}
    return tuple(
        replace(line, cancel_asked=True, cancel_reason=asked[line.id]) if line.id in asked else line
        for line in new.lines
    )
