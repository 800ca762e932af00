"""The window *Carrier details*: who carries the parcel, and under which number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions import queries
from kiosk.actions.correct import correct
from kiosk.actions.despatch import despatch
from kiosk.actions.pack import pack
from kiosk.domain.carriers import Carrier, in_order
from kiosk.domain.journal import Means
from kiosk.domain.marketplaces import country_of
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.tracking import LONGEST, in_groups, tracking_number
from kiosk.presenters.marks import Mark, Tone
from kiosk.presenters.models import CarrierModel, ChoiceModel
from kiosk.presenters.presenter import Presenter
from kiosk.presenters.carrier_purpose import Purpose, fitting
from kiosk.wording import screens

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.changes import Changes
    from kiosk.domain.order import Order
    from kiosk.domain.parcel import CarrierDetails
    from kiosk.domain.values import CarrierId, OrderId
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Floor

NAME_LIMIT = 40
BUTTONS = 8
"""Carriers on buttons at once, with *Other* and *More* among them."""
MORE_KEY = "+"
"""Of the button that shows the next carriers; no carrier's id has a plus sign."""


@dataclass(frozen=True)
class _Entry:
    """What has been entered so far."""

    carrier: Carrier | None = None
    service: str = ""
    number: str = ""
    name: str = ""
    means: Means = Means.TOUCH


class CarrierPresenter(Presenter[CarrierModel]):
    """Collects carrier and number, and packs, despatches or corrects with them."""

    def __init__(self, context: Context, floor: Floor) -> None:
        super().__init__(CarrierModel())
        self._context = context
        self._floor = floor
        self._order: Order | None = None
        self._purpose = Purpose.PACK
        self._carriers: tuple[Carrier, ...] = ()
        self._last: CarrierId | None = None
        self._entry = _Entry()
        self._keyboard = False
        self._typing_name = False
        self._page = 0

    def ask(self, order_id: OrderId, purpose: Purpose) -> None:
        """Show the window for an order, as it stands once all earlier touches are done."""
        desk = self._context.desk

        def look() -> tuple[Order, CarrierId | None]:
            return queries.order(desk, order_id).order, queries.last_carrier(desk)

        def begin(found: tuple[Order, CarrierId | None]) -> None:
            order, last = found
            try:
                self._begin(order, fitting(order, purpose), last)
            except Refused as why:
                self._floor.failed(why)

        self._context.runner.do(look, begin, self._floor.failed)

    def close(self) -> None:
        """Hide the window."""
        self._order = None
        self.put(CarrierModel())

    def choose(self, key: str) -> None:
        """A carrier's button was touched."""
        if key == MORE_KEY:
            self._page += 1
            self._render()
            return
        carrier = next((c for c in self._carriers if c.id == key), None)
        if carrier is None:
            return
        service = carrier.services[0] if carrier.services else ""
        self._entry = replace(self._entry, carrier=carrier, service=service)
        self._typing_name = carrier.named_by_hand
        self._keyboard = self._keyboard or carrier.named_by_hand
        self._render()

    def service(self, key: str) -> None:
        """A service's button was touched."""
        self._entry = replace(self._entry, service=key)
        self._render()

    def scanned(self, code: str) -> None:
        """The parcel's label was scanned."""
        self._entry = replace(self._entry, number=code[: LONGEST * 2], means=Means.SCAN)
        self._typing_name = False
        self._render()

    def key(self, char: str) -> None:
        """A key of the keyboard was touched."""
        if self._typing_name:
            self._entry = replace(self._entry, name=(self._entry.name + char)[:NAME_LIMIT])
        else:
            number = (self._entry.number + char.upper())[:LONGEST]
            self._entry = replace(self._entry, number=number, means=Means.TOUCH)
        self._render()

    def erase(self) -> None:
        """Take the last character away."""
        if self._typing_name:
            self._entry = replace(self._entry, name=self._entry.name[:-1])
        else:
            self._entry = replace(self._entry, number=self._entry.number[:-1])
        self._render()

    def clear(self) -> None:
        """Empty the field."""
        entry = self._entry
        self._entry = replace(entry, name="") if self._typing_name else replace(entry, number="")
        self._render()

    def keyboard(self) -> None:
        """Show or hide the keyboard."""
        self._keyboard = not self._keyboard
        self._render()

    def to_name(self) -> None:
        """Let keys go to the carrier's name."""
        self._typing_name = self._keyboard = True
        self._render()

    def to_number(self) -> None:
        """Let keys go to the number."""
        self._typing_name = False
        self._render()

    def ignore(self) -> None:
        """Close the window without details; when packing, the order is packed all the same."""
        order, purpose = self._order, self._purpose
        self.close()
        if order is not None and purpose is Purpose.PACK:
            self._floor.act(lambda: pack(self._context.desk, order.id, None))

    def confirm(self) -> None:
        """Take what was entered."""
        order = self._order
        if order is None:
            return
        try:
            details = self._details(order)
        except Refused as why:
            self._floor.failed(why)
            return
        self._floor.act(self._action(order, details), self.close)

    def _begin(self, order: Order, purpose: Purpose, last: CarrierId | None) -> None:
        self._order, self._purpose, self._last = order, purpose, last
        country = country_of(order.facts.marketplace)
        known = order.parcel.details if order.parcel else None
        preferred = known.carrier if known else last
        self._carriers = in_order(self._context.carriers, country=country, last_used=preferred)
        self._entry = _Entry()
        self._keyboard = self._typing_name = False
        self._page = 0
        if preferred is not None:
            self.choose(preferred)
        if known is not None:
            self._entry = replace(
                self._entry, number=known.tracking, service=known.service, name=known.name
            )
        self._render()

    def _action(self, order: Order, details: CarrierDetails) -> Callable[[], Changes]:
        desk, means = self._context.desk, self._entry.means
        if self._purpose is Purpose.PACK:
            return partial(pack, desk, order.id, details, means)
        if self._purpose is Purpose.CORRECT:
            return partial(correct, desk, order.id, details, means)
        return lambda: correct(desk, order.id, details, means) | despatch(desk, order.id, means)

    def _details(self, order: Order) -> CarrierDetails:
        carrier = self._entry.carrier
        if carrier is None:
            raise Refused(Refusal.NO_CARRIER_DETAILS)
        if carrier.named_by_hand and not self._entry.name.strip():
            raise Refused(Refusal.CARRIER_NAME_MISSING)
        return carrier.details(
            country=country_of(order.facts.marketplace),
            tracking=tracking_number(self._entry.number),
            service=self._entry.service,
            name=self._entry.name.strip(),
        )

    def _render(self) -> None:
        if self._order is None:
            return
        entry, carrier = self._entry, self._entry.carrier
        self.put(
            CarrierModel(
                shown=True,
                title=screens.CARRIER_TITLE,
                hint=_HINTS[self._purpose],
                carriers=self._buttons(),
                services=_services(carrier, entry.service),
                number=in_groups(entry.number),
                number_hint=screens.NUMBER_HINT,
                number_mark=_mark(entry.number),
                name_wanted=bool(carrier and carrier.named_by_hand),
                name=entry.name,
                keyboard=self._keyboard,
                typing_name=self._typing_name,
                ignore_word=screens.IGNORE if self._purpose is Purpose.PACK else screens.CANCEL,
                keyboard_word=screens.KEYBOARD_HIDE if self._keyboard else screens.KEYBOARD,
                confirm_word=_CONFIRM[self._purpose].format(carrier=_spoken(carrier, entry.name)),
                confirm_live=carrier is not None and _good(entry.number),
            )
        )

    def _buttons(self) -> tuple[ChoiceModel, ...]:
        """One page of carriers, always with the one that is named by hand."""
        named = [c for c in self._carriers if not c.named_by_hand]
        by_hand = [self._button(c) for c in self._carriers if c.named_by_hand]
        room = BUTTONS - len(by_hand)
        if len(named) <= room:
            return (*(self._button(c) for c in named), *by_hand)
        size = room - 1
        start = self._page * size % (-(-len(named) // size) * size)
        more = ChoiceModel(key=MORE_KEY, word=screens.MORE_CARRIERS, detail=screens.MORE_DETAIL)
        return (*(self._button(c) for c in named[start : start + size]), *by_hand, more)

    def _button(self, carrier: Carrier) -> ChoiceModel:
        detail = carrier.services[0] if carrier.services else ""
        if carrier.named_by_hand:
            detail = screens.OTHER_DETAIL
        elif carrier.id == self._last:
            detail = " · ".join(part for part in (detail, screens.LAST_USED) if part)
        return ChoiceModel(
            key=carrier.id,
            word=screens.OTHER_CARRIER if carrier.named_by_hand else carrier.name,
            detail=detail,
            chosen=self._entry.carrier is not None and carrier.id == self._entry.carrier.id,
        )


_HINTS = {
    Purpose.PACK: screens.CARRIER_HINT,
    Purpose.DESPATCH: screens.CARRIER_AGAIN,
    Purpose.CORRECT: screens.CARRIER_CORRECT,
}
_CONFIRM = {
    Purpose.PACK: screens.PACKED_WITH,
    Purpose.DESPATCH: screens.DESPATCH_WITH,
    Purpose.CORRECT: screens.CORRECT_WITH,
}


def _services(carrier: Carrier | None, chosen: str) -> tuple[ChoiceModel, ...]:
    if carrier is None:
        return ()
    return tuple(ChoiceModel(key=s, word=s, chosen=s == chosen) for s in carrier.services)


def _good(number: str) -> bool:
    try:
        tracking_number(number)
    except Refused:
        return False
    return True


def _mark(number: str) -> Mark | None:
    if not number:
        return None
    if _good(number):
        return Mark(word=screens.NUMBER_GOOD, tone=Tone.GO, icon="check")
    return Mark(word=screens.NUMBER_ODD, tone=Tone.LOOK, icon="pencil")


def _spoken(carrier: Carrier | None, name: str) -> str:
    if carrier is None:
        return "…"
    return (name or screens.OTHER_CARRIER) if carrier.named_by_hand else carrier.name
