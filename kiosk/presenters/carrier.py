"""The window *Carrier details*: who carries the parcel, and under which number."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kiosk.actions import queries
from kiosk.actions.correct import correct
from kiosk.actions.despatch import despatch
from kiosk.actions.pack import pack
from kiosk.domain.carriers import in_order
from kiosk.domain.marketplaces import country_of
from kiosk.domain.packing import without_details
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.tracking import in_groups, tracking_number
from kiosk.presenters.carrier_buttons import MORE_KEY, carrier_buttons, service_buttons
from kiosk.presenters.carrier_entry import Entry
from kiosk.presenters.carrier_purpose import Purpose, fitting
from kiosk.presenters.carrier_subject import Subject, parcel_word, subject_of, title
from kiosk.presenters.carrier_words import confirm_word, hint, number_mark
from kiosk.presenters.models import CarrierModel
from kiosk.presenters.presenter import Presenter
from kiosk.wording import screens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.actions.changes import Changes
    from kiosk.domain.order import Order
    from kiosk.domain.parcel import CarrierDetails
    from kiosk.domain.tracking_numbers import TrackingNumbers
    from kiosk.domain.values import CarrierId, LineId, OrderId
    from kiosk.presenters.context import Context
    from kiosk.presenters.floor import Floor


class CarrierPresenter(Presenter[CarrierModel]):
    """Collects carrier and number, and packs, despatches or corrects with them."""

    def __init__(self, context: Context, floor: Floor) -> None:
        super().__init__(CarrierModel())
        self._context = context
        self._floor = floor
        self._order: Order | None = None
        self._subject = Subject()
        self._last: CarrierId | None = None
        self._entry = Entry()
        self._keyboard = False
        self._typing_name = False
        self._page = 0

    @property
    def order_id(self) -> OrderId | None:
        """The order whose details are asked for; None while the window is closed."""
        return self._order.id if self._order else None

    def ask(self, order_id: OrderId, purpose: Purpose, scanned: str = "") -> None:
        """Show the window for an order, as it stands once all earlier touches are done.

        ``scanned`` is the label that made it open, if one did.
        """
        desk, numbers = self._context.desk, self._context.numbers

        def look() -> tuple[Order, CarrierId | None, TrackingNumbers]:
            return queries.order(desk, order_id).order, queries.last_carrier(desk), numbers()

        def begin(found: tuple[Order, CarrierId | None, TrackingNumbers]) -> None:
            order, last, known = found
            try:
                self._begin(order, fitting(order, purpose), last, known)
            except Refused as why:
                self._floor.failed(why)
            else:
                if scanned:
                    self.scanned(scanned)

        self._context.runner.do(look, begin, self._floor.failed)

    def close(self) -> None:
        """Hide the window."""
        self._order = None
        self.put(CarrierModel())

    def parcel(self) -> None:
        """Say what goes into the parcel that is packed, or go on to the order's next parcel."""
        order, subject = self._order, self._subject
        if order is None:
            return
        if subject.purpose is Purpose.PACK:
            self._floor.ask_parcel(order.id, self._contain)
        else:
            self._take(order, subject.following(order))

    def _contain(self, contents: Mapping[LineId, int]) -> None:
        self._subject = replace(self._subject, contents=contents)
        self._render()

    def choose(self, key: str) -> None:
        """A carrier's button was touched."""
        if key == MORE_KEY:
            self._page += 1
            self._render()
            return
        carrier = self._entry.find(key)
        if carrier is None:
            return
        self._entry = self._entry.choose(carrier, touched=True)
        self._typing_name = carrier.named_by_hand
        self._keyboard = self._keyboard or carrier.named_by_hand
        self._render()

    def service(self, key: str) -> None:
        """A service's button was touched."""
        self._entry = replace(self._entry, service=key)
        self._render()

    def scanned(self, code: str) -> None:
        """The parcel's label was scanned."""
        self._entry = self._entry.scanned(code)
        self._typing_name = False
        self._page = 0
        self._render()

    def key(self, char: str) -> None:
        """A key of the keyboard was touched."""
        if self._typing_name:
            self._entry = self._entry.named(self._entry.name + char)
        else:
            self._entry = self._entry.typed(self._entry.number + char.upper())
        self._render()

    def erase(self) -> None:
        """Take the last character away."""
        if self._typing_name:
            self._entry = self._entry.named(self._entry.name[:-1])
        else:
            self._entry = self._entry.typed(self._entry.number[:-1])
        self._render()

    def clear(self) -> None:
        """Empty the field."""
        self._entry = self._entry.named("") if self._typing_name else self._entry.typed("")
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
        order, subject, desk = self._order, self._subject, self._context.desk
        self.close()
        if order is not None and subject.purpose is Purpose.PACK:
            work = partial(pack, desk, order.id, None, contents=subject.contents)
            self._floor.act(work, partial(self._floor.went_on, order.id))

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
        if not self._entry.complete:
            return
        if self._entry.sure:
            self._floor.act(self._action(order, details), partial(self._done, order.id))
        else:
            self._entry = self._entry.once_more()
            self._typing_name, self._keyboard = False, True
            self._render()

    def _begin(
        self, order: Order, purpose: Purpose, last: CarrierId | None, numbers: TrackingNumbers
    ) -> None:
        self._last, self._entry = last, Entry(numbers=numbers)
        self._take(order, subject_of(order, purpose))

    def _take(self, order: Order, subject: Subject) -> None:
        """Ask for the details of one parcel."""
        self._order, self._subject, last = order, subject, self._last
        country = country_of(order.facts.marketplace)
        known = subject.parcel.details if subject.parcel else None
        preferred = known.carrier if known else last
        carriers = in_order(self._context.carriers, country=country, last_used=preferred)
        entry = Entry(carriers=carriers, numbers=self._entry.numbers, country=country)
        carrier = entry.find(preferred) if preferred else None
        entry = entry.choose(carrier, touched=False)
        self._entry = entry.take(known) if known else entry
        self._keyboard = self._typing_name = bool(carrier and carrier.named_by_hand)
        self._page = 0
        self._render()

    def _action(self, order: Order, details: CarrierDetails) -> Callable[[], Changes]:
        desk, means, subject = self._context.desk, self._entry.means, self._subject
        if subject.purpose is Purpose.PACK:
            return partial(pack, desk, order.id, details, means, subject.contents)
        put_right = partial(correct, desk, order.id, details, means, subject.ref)
        if subject.purpose is Purpose.CORRECT or len(without_details(order)) > 1:
            return put_right
        return lambda: put_right() | despatch(desk, order.id, means)

    def _done(self, order_id: OrderId) -> None:
        """Close the window; when it was to despatch, go on to what lacks details still."""
        order, purpose = self._order, self._subject.purpose
        self.close()
        if purpose is Purpose.DESPATCH and order and len(without_details(order)) > 1:
            self.ask(order_id, purpose)
        elif purpose is not Purpose.CORRECT:
            self._floor.went_on(order_id)

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
        entry, subject, purpose = self._entry, self._subject, self._subject.purpose
        self.put(
            CarrierModel(
                shown=True,
                title=title(self._order, subject),
                parcel_word=parcel_word(self._order, subject),
                hint=hint(entry, purpose),
                carriers=carrier_buttons(entry, self._page, self._last),
                services=service_buttons(entry),
                number=in_groups(entry.number),
                number_hint=screens.NUMBER_HINT(),
                number_mark=number_mark(entry),
                name_wanted=bool(entry.carrier and entry.carrier.named_by_hand),
                name=entry.name,
                keyboard=self._keyboard,
                typing_name=self._typing_name,
                ignore_word=screens.IGNORE() if purpose is Purpose.PACK else screens.CANCEL(),
                keyboard_word=screens.KEYBOARD_HIDE() if self._keyboard else screens.KEYBOARD(),
                confirm_word=confirm_word(entry, purpose),
                confirm_live=entry.complete,
            )
        )
