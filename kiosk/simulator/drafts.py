"""Makes orders out of what one wants to say about them; all else is filled in sensibly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.simulator import numbering
from kiosk.simulator.catalogue import product
from kiosk.simulator.orders import Address, Buyer, Gift, Line, Order
from kiosk.simulator.shapes import Status, whole_milliseconds

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.simulator.marketplaces import Marketplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """One line that is wanted; title and price come from the catalogue where not given."""

    sku: str
    quantity: int = 1
    title: str = ""
    price: int | None = None
    gift: Gift | None = None
    cancel_asked: str = ""
    serial_required: bool = False
    transparency: bool = False
    constraints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An order that is wanted; times are relative to now, to be shipped ``ship_in`` from now."""

    market: Marketplace
    address: Address
    wants: tuple[Want, ...]
    ship_in: timedelta = timedelta(hours=24)
    deliver_in: timedelta | None = None
    """None means three days after the last moment to ship."""
    placed_ago: timedelta = timedelta(hours=3)
    status: Status = Status.UNSHIPPED
    service: str = "STANDARD"
    programs: tuple[str, ...] = ()
    by_merchant: bool = True
    buyer_name: str = ""
    """Empty means the recipient."""
    buyer_email: str = ""
    company: str = ""
    po_number: str = ""
    delivery_note: str = ""
    drop_off: str = ""
    seller_order_id: str = ""
    replaces: str = ""
    order_id: str = ""


def made(draft: Draft, number: int, now: datetime) -> Order:
    """Return the order ``number``, as it stands at ``now``."""
    now = whole_milliseconds(now)
    placed = now - draft.placed_ago
    ship_by = (now + draft.ship_in).replace(microsecond=0)
    deliver_by = ship_by + timedelta(days=3)
    if draft.deliver_in is not None:
        deliver_by = (now + draft.deliver_in).replace(microsecond=0)
    return Order(
        id=draft.order_id or numbering.order_id(draft.market, number),
        market=draft.market,
        created=placed,
        updated=placed,
        status=draft.status,
        lines=tuple(_line(want, number, place) for place, want in enumerate(draft.wants)),
        buyer=_buyer(draft),
        address=draft.address,
        ship_by=(min(placed.replace(microsecond=0), ship_by), ship_by),
        deliver_by=(max(ship_by, deliver_by - timedelta(days=2)), deliver_by),
        service=draft.service,
        programs=draft.programs,
        by_merchant=draft.by_merchant,
        delivery_note=draft.delivery_note,
        drop_off=draft.drop_off,
        seller_order_id=draft.seller_order_id,
        replaces=draft.replaces,
        shipping=0 if "PRIME" in draft.programs else 399,
    )


def _buyer(draft: Draft) -> Buyer:
    name = draft.buyer_name or draft.address.name
    return Buyer(
        name=name,
        email=draft.buyer_email or numbering.alias(name, draft.market),
        company=draft.company,
        po_number=draft.po_number,
    )


def _line(want: Want, number: int, place: int) -> Line:
    known = product(want.sku)
    return Line(
        id=numbering.item_id(number, place),
        sku=want.sku,
        asin=numbering.asin(want.sku),
        title=want.title or known.title,
        quantity=want.quantity,
        price=known.price if want.price is None else want.price,
        gift=want.gift,
        cancel_asked=want.cancel_asked,
        serial_required=want.serial_required,
        transparency=want.transparency,
        constraints=want.constraints,
    )
