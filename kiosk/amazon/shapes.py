"""Amazon's JSON of orders 2026-01-01, as far as a bench reads it.

Unknown fields are passed over, and everything may be missing or null but what an order can't do
without. Times stay text here: a broken one must not cost the order. Words stay open: Amazon adds
new ones without a word.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

Quantity = Annotated[int, msgspec.Meta(ge=0, le=100_000)]


class _Shape(msgspec.Struct, rename="camel", gc=False):
    """Camel case on the wire; never part of a cycle, so the collector need not look."""


class SalesChannel(_Shape):
    """Where the order was placed."""

    marketplace_id: str | None = None


class Buyer(_Shape):
    """Dataset BUYER."""

    buyer_name: str | None = None
    buyer_email: str | None = None
    buyer_company_name: str | None = None
    buyer_purchase_order_number: str | None = None


class ExtendedFields(_Shape):
    """The parts of a Brazilian address."""

    street_name: str | None = None
    street_number: str | None = None
    complement: str | None = None
    neighborhood: str | None = None


class DeliveryAddress(_Shape):
    """Where the order goes."""

    name: str | None = None
    company_name: str | None = None
    address_line1: str | None = None
    address_line2: str | None = None
    address_line3: str | None = None
    city: str | None = None
    district_or_county: str | None = None
    state_or_region: str | None = None
    municipality: str | None = None
    postal_code: str | None = None
    country_code: str | None = None
    phone: str | None = None
    address_type: str | None = None
    extended_fields: ExtendedFields | None = None


class DeliveryPreference(_Shape):
    """What the buyer asks of the carrier."""

    drop_off_location: str | None = None
    address_instruction: str | None = None


class Recipient(_Shape):
    """Dataset RECIPIENT."""

    delivery_address: DeliveryAddress | None = None
    delivery_preference: DeliveryPreference | None = None


class Period(_Shape):
    """A promised period."""

    latest_date_time: str | None = None


class Fulfillment(_Shape):
    """Dataset FULFILLMENT, of the order."""

    fulfillment_status: str | None = None
    fulfilled_by: str | None = None
    fulfillment_service_level: str | None = None
    ship_by_window: Period | None = None
    deliver_by_window: Period | None = None


class Condition(_Shape):
    """New, used, and so on."""

    condition_type: str | None = None
    condition_subtype: str | None = None


class Product(_Shape):
    """What was ordered."""

    asin: str | None = None
    title: str | None = None
    seller_sku: str | None = None
    condition: Condition | None = None
    price: Any = None
    """Not needed to pack: whatever it is, it must not cost the order (see ``prices``)."""


class CancellationRequest(_Shape):
    """The buyer's wish; the order's status does not show it."""

    cancel_reason: str | None = None


class CancellationExecution(_Shape):
    """The line is cancelled."""


class Cancellation(_Shape):
    """Dataset CANCELLATION, of a line."""

    cancellation_request: CancellationRequest | None = None
    cancellation_execution: CancellationExecution | None = None


class GiftOption(_Shape):
    """There is one only when the line is a gift."""

    gift_message: str | None = None
    gift_wrap_level: str | None = None


class SerialNumbers(_Shape):
    """Whether serial numbers must be noted."""

    requirement_type: str | None = None


class Packing(_Shape):
    """How a line is to be packed."""

    gift_option: GiftOption | None = None
    serial_number_requirement: SerialNumbers | None = None


class Shipping(_Shape):
    """How a line is to be sent."""

    shipping_constraints: dict[str, Any] | None = None


class ItemFulfillment(_Shape):
    """Dataset FULFILLMENT, of a line."""

    quantity_fulfilled: Quantity | None = None
    quantity_unfulfilled: Quantity | None = None
    packing: Packing | None = None
    shipping: Shipping | None = None


class Item(_Shape):
    """One order line."""

    order_item_id: str
    quantity_ordered: Quantity
    product: Product | None = None
    proceeds: Any = None
    """Dataset PROCEEDS, of a line; as little needed as the price."""
    cancellation: Cancellation | None = None
    fulfillment: ItemFulfillment | None = None


class PackageItem(_Shape):
    """Units of a line in a package."""

    quantity: Quantity | None = None


class PackageStatus(_Shape):
    """Where a package is."""

    status: str | None = None


class Package(_Shape):
    """Dataset PACKAGES."""

    package_reference_id: str | None = None
    carrier: str | None = None
    tracking_number: str | None = None
    package_status: PackageStatus | None = None
    package_items: list[PackageItem] | None = None


class Order(_Shape):
    """An order; without its id and times it is none. In incidents the lines were null."""

    order_id: str
    created_time: str
    last_updated_time: str
    order_items: list[Item] | None = None
    sales_channel: SalesChannel | None = None
    programs: list[str | None] | None = None
    buyer: Buyer | None = None
    recipient: Recipient | None = None
    fulfillment: Fulfillment | None = None
    packages: list[Package] | None = None


class Pagination(_Shape):
    """Where to go on."""

    next_token: str | None = None


class SearchAnswer(_Shape):
    """The answer of searchOrders; each order is read by itself, so that one can't spoil all."""

    orders: list[msgspec.Raw]
    pagination: Pagination | None = None
    last_updated_before: str | None = None
    created_before: str | None = None


class OrderAnswer(_Shape):
    """The answer of getOrder."""

    order: msgspec.Raw
