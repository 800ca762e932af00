"""Which parcel the window *Carrier details* is about, and what is in it; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.packing import box_of, unpacked, without_details
from kiosk.domain.parcel import Telling
from kiosk.presenters.carrier_purpose import Purpose
from kiosk.wording import flags, parcels, screens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.domain.order import Order
    from kiosk.domain.parcel import Parcel
    from kiosk.domain.values import LineId, ParcelRef


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Why the window is open, and for which parcel."""

    purpose: Purpose = Purpose.PACK
    parcel: Parcel | None = None
    """None for one that is still to be packed."""
    contents: Mapping[LineId, int] | None = None
    """What is to be packed; None for all that is left."""

    @property
    def ref(self) -> ParcelRef | None:
        """The reference of the parcel."""
        return self.parcel.ref if self.parcel else None

    def following(self, order: Order) -> Subject:
        """The order's next parcel; after the last comes the first."""
        refs = [parcel.ref for parcel in order.parcels]
        at = refs.index(self.ref) + 1 if self.ref in refs else 0
        return Subject(purpose=self.purpose, parcel=order.parcels[at % len(refs)])


def subject_of(order: Order, purpose: Purpose) -> Subject:
    """The parcel that needs it most: without details, refused by Amazon, or the newest."""
    if purpose is Purpose.PACK:
        return Subject(purpose=purpose)
    needy = without_details(order)
    if purpose is Purpose.CORRECT:
        needy = tuple(each for each in order.parcels if each.telling is Telling.REFUSED)
    return Subject(purpose=purpose, parcel=needy[0] if needy else order.parcel)


def title(order: Order, subject: Subject) -> str:
    """Names the parcel, where the order goes in several."""
    box = _box(order, subject)
    return parcels.TITLE.format(box=box) if box else screens.CARRIER_TITLE()


def parcel_word(order: Order, subject: Subject) -> str:
    """What is in the parcel; empty where there is nothing to share out, or only one parcel."""
    if subject.purpose is not Purpose.PACK:
        box, boxes = _box(order, subject), len(order.parcels)
        return parcels.OTHER.format(box=box % boxes + 1) if box else ""
    left = sum(unpacked(order).values())
    if left <= 1:
        return ""
    if subject.contents is None:
        return parcels.ALL_OF_IT.format(units=flags.units(left))
    chosen = sum(subject.contents.values())
    return parcels.PART_OF_IT.format(n=chosen, units=flags.units(left))


def _box(order: Order, subject: Subject) -> int:
    """Which parcel of several it is, from 1; 0 when there is only one."""
    if subject.parcel is None:
        return len(order.parcels) + 1 if order.parcels or subject.contents else 0
    return box_of(order, subject.parcel)
