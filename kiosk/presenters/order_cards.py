"""The side of the open order: where it goes, and what must be minded; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.order import Standing
from kiosk.domain.packing import in_several
from kiosk.domain.parcel import Telling
from kiosk.domain.retention import is_over
from kiosk.domain.tracking import in_groups
from kiosk.presenters.marks import Tone
from kiosk.presenters.models import CardModel
from kiosk.wording import countries, flags, parcels, screens

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.order import Order
    from kiosk.domain.parcel import Parcel


def address(order: Order, now: datetime) -> tuple[str, ...]:
    """The address as lines, or why there is none."""
    if order.facts.standing is Standing.PENDING:
        mail = screens.EMAIL_KNOWN() if order.facts.personal.buyer_email else ""
        said = (screens.ADDRESS_PENDING(), screens.ADDRESS_PENDING_TEXT(), mail)
        return tuple(part for part in said if part)
    place = order.facts.personal.address
    if not place.complete:
        over = is_over(order, now)
        return (screens.ADDRESS_FORGOTTEN() if over else screens.ADDRESS_WITHHELD(),)
    town = " ".join(part for part in (place.city, place.region) if part)
    lines = (
        place.name or order.facts.personal.buyer_name,
        place.company,
        place.line1,
        place.line2,
        place.line3,
        place.district,
        town,
        place.postcode,
        countries.name(place.country),
    )
    return tuple(line for line in lines if line)


def cards(order: Order) -> tuple[CardModel, ...]:
    """Gift, purchase order, delivery note, what the carrier must do, and the parcel."""
    personal = order.facts.personal
    found: list[CardModel] = []
    if order.facts.gift:
        messages = [g.message for g in personal.gifts.values() if g.message]
        text = "\n".join(dict.fromkeys(messages)) or screens.GIFT_NO_MESSAGE()
        found.append(CardModel(title=screens.GIFT_CARD(), text=text, tone=Tone.GIFT, icon="gift"))
    if personal.po_number:
        text = " · ".join(part for part in (personal.po_number, personal.company) if part)
        found.append(CardModel(title=screens.PO_CARD(), text=text, icon="briefcase"))
    if order.facts.constraints:
        text = ", ".join(flags.constraint(c) for c in sorted(order.facts.constraints))
        found.append(
            CardModel(title=screens.MUST_CARD(), text=text, tone=Tone.LOOK, icon="alert-triangle")
        )
    if personal.delivery_note:
        found.append(CardModel(title=screens.NOTE_CARD(), text=personal.delivery_note, icon="info"))
    return (*_parcel(order), *found)


def _parcel(order: Order) -> tuple[CardModel, ...]:
    """A card for each parcel; of an order that goes in one, only once its carrier is known."""
    if not in_several(order):
        return tuple(_card(each, screens.PARCEL_CARD()) for each in order.parcels if each.details)
    return tuple(
        _card(each, parcels.CARD.format(box=box, units=flags.units(sum(each.contents.values()))))
        for box, each in enumerate(order.parcels, start=1)
    )


def _card(parcel: Parcel, title: str) -> CardModel:
    details, told = parcel.details, parcel.telling
    carrier = parcels.NO_DETAILS()
    if details is not None:
        parts = (details.name or details.code, details.service)
        carrier = " ".join(part for part in parts if part)
    lines = (carrier, in_groups(details.tracking) if details else "")
    refused = told is Telling.REFUSED
    return CardModel(
        title=title,
        text="\n".join(line for line in lines if line),
        tone=Tone.STOP if refused else Tone.PLAIN,
        icon="alert-triangle" if refused else "package",
    )
