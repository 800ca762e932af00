"""Orders as the simulated Amazon keeps them: frozen; a change is a new order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.simulator.shapes import SHIP_PLUS, Status

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from kiosk.simulator.marketplaces import Marketplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where an order goes; an empty string means not given. ``kind`` is Amazon's addressType."""

    name: str
    line1: str
    city: str
    postcode: str
    country: str
    company: str = ""
    line2: str = ""
    line3: str = ""
    district: str = ""
    region: str = ""
    phone: str = ""
    kind: str = "RESIDENTIAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    """Who placed an order; ``email`` is a relay alias."""

    name: str
    email: str
    company: str = ""
    po_number: str = ""


@dataclass(frozen=True, slots=True)
class Gift:
    """Gift wishes of one line."""

    message: str = ""
    wrap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One order line; ``price`` is of one unit, in minor units of the currency."""

    id: str
    sku: str
    asin: str
    title: str
    quantity: int
    price: int
    shipped: int = 0
    condition: str = "NEW"
    gift: Gift | None = None
    cancel_asked: str = ""
    """The buyer's reason, once they asked to cancel."""
    cancelled: tuple[str, str] | None = None
    """Who cancelled (BUYER, MERCHANT, AMAZON) and why."""
    serial_required: bool = False
    transparency: bool = False
    promotion: str = ""
    constraints: tuple[str, ...] = ()
    """Names of shippingConstraints that are MANDATORY."""

    @property
    def left(self) -> int:
        """Units that no package holds."""
        return self.quantity - self.shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What one call of confirmShipment says of a package."""

    reference: str
    carrier_code: str
    tracking: str
    ship_date: datetime
    items: tuple[tuple[str, int], ...]
    """Pairs of orderItemId and quantity."""
    carrier_name: str = ""
    method: str = ""
    codes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Transparency codes of each orderItemId."""


@dataclass(frozen=True, slots=True)
class Package:
    """A confirmed package: all its versions, oldest first, each with when it was taken in."""

    versions: tuple[tuple[datetime, Parcel], ...]
    delivered: bool = False

    @property
    def newest(self) -> Parcel:
        """What was confirmed last."""
        return self.versions[-1][1]

    @property
    def edits(self) -> int:
        """How often it was confirmed again."""
        return len(self.versions) - 1

    def visible(self, now: datetime, delay: timedelta) -> Parcel | None:
        """Return what Amazon shows of it, ``delay`` after it was taken in."""
        shown = [parcel for at, parcel in self.versions if at + delay <= now]
        return shown[-1] if shown else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order; all times are aware and in UTC, windows are pairs of earliest and latest."""

    id: str
    market: Marketplace
    created: datetime
    updated: datetime
    status: Status
    lines: tuple[Line, ...]
    buyer: Buyer
    address: Address
    ship_by: tuple[datetime, datetime]
    deliver_by: tuple[datetime, datetime]
    service: str = "STANDARD"
    programs: tuple[str, ...] = ()
    by_merchant: bool = True
    packages: tuple[Package, ...] = ()
    delivery_note: str = ""
    drop_off: str = ""
    seller_order_id: str = ""
    replaces: str = ""
    """The order that this one replaces."""
    shipping: int = 0
    """What the buyer paid for postage, in minor units."""

    @property
    def ship_plus(self) -> bool:
        """Whether Amazon confirms it by itself."""
        return SHIP_PLUS in self.programs

    def package(self, reference: str) -> Package | None:
        """Return the package that was confirmed under ``reference``."""
        return next((one for one in self.packages if one.newest.reference == reference), None)
