"""The buttons of the window *Carrier details*: a page of carriers, and one carrier's services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.presenters.models import ChoiceModel
from kiosk.wording import screens

if TYPE_CHECKING:
    from kiosk.domain.carriers import Carrier
    from kiosk.domain.values import CarrierId
    from kiosk.presenters.carrier_entry import Entry

BUTTONS = 8
"""Carriers on buttons at once, with *Other* and *More* among them."""
MORE_KEY = "+"
"""Of the button that shows the next carriers; no carrier's id has a plus sign."""


def carrier_buttons(entry: Entry, page: int, last: CarrierId | None) -> tuple[ChoiceModel, ...]:
    """One page of carriers: the label's first, and always the one that is named by hand."""
    named = [c for c in entry.carriers if not c.named_by_hand]
    named.sort(key=lambda c: entry.offered.index(c.id) if c.id in entry.offered else BUTTONS)
    by_hand = [_button(c, entry, last) for c in entry.carriers if c.named_by_hand]
    room = BUTTONS - len(by_hand)
    if len(named) <= room:
        return (*(_button(c, entry, last) for c in named), *by_hand)
    size = room - 1
    start = page * size % (-(-len(named) // size) * size)
    more = ChoiceModel(key=MORE_KEY, word=screens.MORE_CARRIERS(), detail=screens.MORE_DETAIL())
    shown = named[start : start + size]
    return (*(_button(c, entry, last) for c in shown), *by_hand, more)


def service_buttons(entry: Entry) -> tuple[ChoiceModel, ...]:
    """The services of the carrier that is chosen."""
    services = entry.carrier.services if entry.carrier else ()
    return tuple(ChoiceModel(key=s, word=s, chosen=s == entry.service) for s in services)


def _button(carrier: Carrier, entry: Entry, last: CarrierId | None) -> ChoiceModel:
    detail = carrier.services[0] if carrier.services else ""
    if carrier.named_by_hand:
        detail = screens.OTHER_DETAIL()
    elif carrier.id == last:
        detail = " · ".join(part for part in (detail, screens.LAST_USED()) if part)
    return ChoiceModel(
        key=carrier.id,
        word=screens.OTHER_CARRIER() if carrier.named_by_hand else carrier.name,
        detail=detail,
        chosen=entry.carrier is not None and carrier.id == entry.carrier.id,
    )
