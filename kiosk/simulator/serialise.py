"""An order as the JSON of orders 2026-01-01: only the datasets that were asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.simulator import personal
from kiosk.simulator.roles import Role
from kiosk.simulator.shapes import UNPAID, Status, money, stamp, window_stamp

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kiosk.simulator.orders import Line, Order, Package, Parcel
    from kiosk.simulator.shapes import Json
    from kiosk.simulator.view import View


def order_json(order: Order, view: View) -> Json:
    """Return the ``Order`` object; fields that Amazon would not give are absent."""
    answer: Json = {
        "orderId": order.id,
        "createdTime": stamp(order.created),
        "lastUpdatedTime": stamp(order.updated),
        "salesChannel": {
            "channelName": "AMAZON",
            "marketplaceId": order.market.id,
            "marketplaceName": order.market.name,
        },
        "orderItems": [_line(line, order, view) for line in order.lines],
    }
    if order.seller_order_id:
        alias = {"aliasId": order.seller_order_id, "aliasType": "SELLER_ORDER_ID"}
        answer["orderAliases"] = [alias]
    if order.programs:
        answer["programs"] = list(order.programs)
    if order.replaces:
        original = {"orderId": order.replaces, "associationType": "REPLACEMENT_ORIGINAL_ID"}
        answer["associatedOrders"] = [original]
    _add_datasets(answer, order, view)
    return answer


def _add_datasets(answer: Json, order: Order, view: View) -> None:
    for dataset, name, content in _DATASETS:
        if dataset in view.datasets and (told := content(order, view)):
            answer[name] = told


def _line(line: Line, order: Order, view: View) -> Json:
    wanted = view.datasets
    product: Json = {
        "asin": line.asin,
        "title": line.title,
        "sellerSku": line.sku,
        "condition": {"conditionType": line.condition, "conditionSubtype": line.condition},
    }
    answer: Json = {
        "orderItemId": line.id,
        "quantityOrdered": line.quantity,
        "product": product,
    }
    if line.transparency:
        answer["programs"] = ["TRANSPARENCY"]
    if order.status not in UNPAID:
        currency = order.market.currency
        if "PROCEEDS" in wanted:
            product["price"] = {"unitPrice": money(line.price, currency)}
            total = money(line.price * line.quantity, currency)
            breakdowns = [{"type": "ITEM", "subtotal": total}]
            answer["proceeds"] = {"proceedsTotal": total, "breakdowns": breakdowns}
        if "PROMOTION" in wanted and line.promotion:
            answer["promotion"] = {"breakdowns": [{"promotionId": line.promotion}]}
    if "CANCELLATION" in wanted and (cancellation := _cancellation(line)):
        answer["cancellation"] = cancellation
    if "FULFILLMENT" in wanted:
        answer["fulfillment"] = _line_fulfillment(line, order, view)
    return answer


def _cancellation(line: Line) -> Json:
    answer: Json = {}
    if line.cancel_asked:
        request = {"requester": "BUYER", "cancelReason": line.cancel_asked}
        answer["cancellationRequest"] = request
    if line.cancelled:
        by, reason = line.cancelled
        answer["cancellationExecution"] = {"cancelledBy": by, "cancelReason": reason}
    return answer


def _line_fulfillment(line: Line, order: Order, view: View) -> Json:
    answer: Json = {
        "quantityFulfilled": line.shipped,
        "quantityUnfulfilled": 0 if order.status is Status.CANCELLED else line.left,
    }
    packing: Json = {}
    if line.gift and order.status not in UNPAID:
        packing["giftOption"] = _gift(line, view)
    if line.serial_required:
        packing["serialNumberRequirement"] = {"requirementType": "REQUIRED"}
    if packing:
        answer["packing"] = packing
    if line.constraints:
        mandatory = dict.fromkeys(line.constraints, "MANDATORY")
        answer["shipping"] = {"shippingConstraints": mandatory}
    return answer


def _gift(line: Line, view: View) -> Json:
    option: Json = {}
    if line.gift and line.gift.wrap:
        option["giftWrapLevel"] = line.gift.wrap
    if line.gift and line.gift.message:
        if Role.DELIVERY in view.roles:
            option["giftMessage"] = line.gift.message
        elif view.blanks:
            option["giftMessage"] = ""
    return option


def _proceeds(order: Order, _view: View) -> Json:
    if order.status in UNPAID:
        return {}
    currency = order.market.currency
    goods = sum(line.price * line.quantity for line in order.lines)
    breakdowns = [{"type": "ITEM", "subtotal": money(goods, currency)}]
    if order.shipping:
        breakdowns.append({"type": "SHIPPING", "subtotal": money(order.shipping, currency)})
    return {"grandTotal": money(goods + order.shipping, currency), "breakdowns": breakdowns}


def _fulfillment(order: Order, _view: View) -> Json:
    answer: Json = {
        "fulfillmentStatus": order.status.value,
        "fulfilledBy": "MERCHANT" if order.by_merchant else "AMAZON",
        "fulfillmentServiceLevel": order.service,
        "shipByWindow": _window(order.ship_by),
    }
    if order.status not in UNPAID and order.status is not Status.CANCELLED:
        answer["deliverByWindow"] = _window(order.deliver_by)
    return answer


def _window(window: tuple[datetime, datetime]) -> Json:
    earliest, latest = window
    return {
        "earliestDateTime": window_stamp(earliest),
        "latestDateTime": window_stamp(latest),
    }


def _packages(order: Order, view: View) -> list[Json]:
    if not order.by_merchant:
        return []
    shown = ((one, one.visible(view.now, view.packages_delay)) for one in order.packages)
    return [_package(one, parcel) for one, parcel in shown if parcel]


def _package(package: Package, parcel: Parcel) -> Json:
    codes = dict(parcel.codes)
    items: list[Json] = []
    for item_id, quantity in parcel.items:
        item: Json = {"orderItemId": item_id, "quantity": quantity}
        if codes.get(item_id):
            item["transparencyCodes"] = list(codes[item_id])
        items.append(item)
    status = "DELIVERED" if package.delivered else "SHIPPED"
    answer: Json = {
        "packageReferenceId": parcel.reference,
        "createdTime": stamp(package.versions[0][0]),
        "packageStatus": {"status": status},
        "carrier": parcel.carrier_name or parcel.carrier_code,
        "shipTime": stamp(parcel.ship_date),
        "trackingNumber": parcel.tracking,
        "packageItems": items,
    }
    if parcel.method:
        answer["shippingService"] = parcel.method
    return answer


_DATASETS: tuple[tuple[str, str, Callable[[Order, View], Json | list[Json]]], ...] = (
    ("BUYER", "buyer", personal.buyer),
    ("RECIPIENT", "recipient", personal.recipient),
    ("PROCEEDS", "proceeds", _proceeds),
    ("FULFILLMENT", "fulfillment", _fulfillment),
    ("PACKAGES", "packages", _packages),
)
"""Each dataset of an order, the name it has there, and what fills it; empty is left out.

EXPENSE, TAX, PAYMENT and FULFILLMENT_ORDERS may be asked for, but the demo has none of them.
"""
