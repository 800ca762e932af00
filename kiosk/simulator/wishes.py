"""The bodies that the control door takes; a field that is not here is refused by name."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypeVar

import msgspec

from kiosk.simulator.errors import invalid
from kiosk.simulator.faults import Kind
from kiosk.simulator.limits import Operation
from kiosk.simulator.roles import Role
from kiosk.simulator.shapes import Status

Count = Annotated[int, msgspec.Meta(ge=1, le=10_000)]
Seconds = Annotated[float, msgspec.Meta(ge=0)]
W = TypeVar("W", bound="Wish")


class Wish(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel", kw_only=True):
    """What all bodies have in common: camelCase names, and no others."""


class AddressWish(Wish, frozen=True):
    """A delivery address, with Amazon's names."""

    name: str = ""
    company: str = msgspec.field(default="", name="companyName")
    line1: str = msgspec.field(default="", name="addressLine1")
    line2: str = msgspec.field(default="", name="addressLine2")
    line3: str = msgspec.field(default="", name="addressLine3")
    city: str = ""
    district: str = msgspec.field(default="", name="districtOrCounty")
    region: str = msgspec.field(default="", name="stateOrRegion")
    postcode: str = msgspec.field(default="", name="postalCode")
    country: str = msgspec.field(default="", name="countryCode")
    phone: str = ""
    kind: str = msgspec.field(default="RESIDENTIAL", name="addressType")


class LineWish(Wish, frozen=True):
    """One line; ``price`` is of one unit, in minor units."""

    sku: str
    quantity: Count = 1
    title: str = ""
    price: Annotated[int, msgspec.Meta(ge=0)] | None = None
    gift_message: str = ""
    gift_wrap: str = ""
    cancel_asked: str = ""
    serial_required: bool = False
    transparency: bool = False
    constraints: tuple[str, ...] = ()


class OrderWish(Wish, frozen=True):
    """A new order; whatever is left out is chosen from the catalogue and the demo people."""

    order_id: Annotated[str, msgspec.Meta(pattern=r"^(\d{3}-\d{7}-\d{7})?$")] = ""
    marketplace: str = "UK"
    status: Status = Status.UNSHIPPED
    lines: tuple[LineWish, ...] | None = None
    address: AddressWish | None = None
    buyer_name: str = ""
    buyer_email: str = ""
    company: str = ""
    po_number: str = ""
    programs: tuple[str, ...] = ()
    service_level: str = "STANDARD"
    fulfilled_by: Annotated[str, msgspec.Meta(pattern="^(MERCHANT|AMAZON)$")] = "MERCHANT"
    ship_in_hours: float = 24.0
    placed_hours_ago: Seconds = 0.0
    delivery_note: str = ""
    drop_off: str = ""
    seller_order_id: str = ""
    replaces: str = ""


class CancelWish(Wish, frozen=True):
    """Who cancels, and why."""

    by: str = "BUYER"
    reason: str = "Changed mind"


class AskWish(Wish, frozen=True):
    """The buyer's wish to cancel some lines, or all when none is named."""

    reason: str = "Ordered by mistake"
    order_item_ids: tuple[str, ...] = ()


class ClockWish(Wish, frozen=True):
    """Moves of the clock, in this order: jump to, jump by, run at."""

    now: datetime | None = None
    advance: float | None = None
    scale: Seconds | None = None


class RolesWish(Wish, frozen=True):
    """Which roles the application has; all others are taken away."""

    roles: frozenset[Role]


class RulesWish(Wish, frozen=True):
    """What changes in the shop's rules; what is left out stays."""

    lag_seconds: Seconds | None = None
    packages_delay_seconds: Seconds | None = None
    token_life_seconds: Seconds | None = None
    most_edits: Annotated[int, msgspec.Meta(ge=0)] | None = None
    pending_email: bool | None = None
    blanks: bool | None = None


class LimitWish(Wish, frozen=True):
    """A plan for one operation, or limits on and off altogether."""

    enabled: bool | None = None
    operation: Operation | None = None
    rate: Seconds = 0.0
    burst: Count = 1


class TokensWish(Wish, frozen=True):
    """What becomes of Login with Amazon; what is left out stays."""

    revoke_access: bool = False
    refresh_revoked: bool | None = None
    refuse_with: str | None = None
    """An OAuth error code for every request; empty ends it."""


class FaultWish(Wish, frozen=True):
    """A fault to come; see ``faults.Fault``."""

    kind: Kind
    operation: Operation | None = None
    count: int | None = 1
    probability: float = 1.0
    seconds: float = 30.0
    dataset: str = ""


def read(body: object, shape: type[W]) -> W:
    """Return a body as ``shape``.

    Raises:
        ShopError: 400, saying which field is wrong.
    """
    try:
        return msgspec.convert(body, shape)
    except msgspec.ValidationError as error:
        raise invalid(str(error)) from error
