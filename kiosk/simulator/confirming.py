"""Reads the body of confirmShipment, with what its model says and what it can't say.

Sources: ordersV0 (shape); the messages are those that sellers have met in the field.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeGuard

from kiosk.simulator.carriers import OTHER
from kiosk.simulator.errors import invalid
from kiosk.simulator.orders import Parcel
from kiosk.simulator.shapes import whole_milliseconds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.simulator.shapes import Json

_BODY = frozenset({"marketplaceId", "packageDetail", "codCollectionMethod"})
_DETAIL = frozenset(
    {
        "packageReferenceId",
        "carrierCode",
        "carrierName",
        "shippingMethod",
        "trackingNumber",
        "shipDate",
        "shipFromSupplySourceId",
        "orderItems",
    }
)
_ITEM = frozenset({"orderItemId", "quantity", "transparencyCodes"})
_REFERENCE = re.compile(r"0*[1-9][0-9]*")
_SHIP_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)")
MOST_ITEMS = 1000
"""The longest list of items that one package may hold; the simulator's own bound."""


def read(payload: object, carriers: frozenset[str]) -> tuple[str, Parcel]:
    """Return the marketplace id and the parcel of a request body.

    Raises:
        ShopError: 400, for anything missing, of a wrong type or of a value Amazon refuses.
    """
    body = _object(payload, "body", _BODY)
    marketplace = _text(body, "marketplaceId")
    if "codCollectionMethod" in body and body["codCollectionMethod"] != "DirectPayment":
        raise _wrong_type("codCollectionMethod")
    if "packageDetail" not in body:
        raise _missing("packageDetail")
    detail = _object(body["packageDetail"], "packageDetail", _DETAIL)
    code, name = _carrier(detail, carriers)
    items, codes = _items(detail)
    return marketplace, Parcel(
        reference=_reference(detail),
        carrier_code=code,
        carrier_name=name,
        method=_text(detail, "shippingMethod", optional=True),
        tracking=_text(detail, "trackingNumber"),
        ship_date=_ship_date(detail),
        items=items,
        codes=codes,
    )


def reference_of(payload: object) -> str:
    """Return the packageReferenceId of any body, for the log; empty where there is none."""
    detail = payload.get("packageDetail") if isinstance(payload, dict) else None
    return str(detail.get("packageReferenceId", "")) if isinstance(detail, dict) else ""


def _reference(detail: Mapping[str, object]) -> str:
    reference = _text(detail, "packageReferenceId")
    if not _REFERENCE.fullmatch(reference):
        raise invalid("PackageReferenceId: is invalid, must be a positive numeric value.")
    return reference


def _carrier(detail: Mapping[str, object], carriers: frozenset[str]) -> tuple[str, str]:
    code = _text(detail, "carrierCode")
    name = _text(detail, "carrierName", optional=True)
    if code == OTHER:
        if not name:
            raise invalid("carrierName is required when carrierCode is Other.")
    elif code not in carriers:
        raise invalid(f"CarrierCode: {code} is not an accepted carrier code.")
    return code, name


def _ship_date(detail: Mapping[str, object]) -> datetime:
    text = _text(detail, "shipDate")
    if not _SHIP_DATE.fullmatch(text):
        raise invalid("shipDate must be in ISO 8601 date/time format.", text)
    try:
        return whole_milliseconds(datetime.fromisoformat(text).astimezone(UTC))
    except (ValueError, OverflowError) as error:
        raise invalid("shipDate must be in ISO 8601 date/time format.", text) from error


def _items(
    detail: Mapping[str, object],
) -> tuple[tuple[tuple[str, int], ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    if "orderItems" not in detail:
        raise _missing("packageDetail.orderItems")
    rows = detail["orderItems"]
    if not isinstance(rows, list):
        raise _wrong_type("packageDetail.orderItems")
    if not 0 < len(rows) <= MOST_ITEMS:
        raise invalid(f"packageDetail.orderItems must hold 1 to {MOST_ITEMS} items.")
    quantities: dict[str, int] = {}
    codes: dict[str, tuple[str, ...]] = {}
    for row in rows:
        item = _object(row, "packageDetail.orderItems", _ITEM)
        item_id = _text(item, "orderItemId")
        if item_id in quantities:
            raise invalid(f"orderItemId {item_id} is repeated.")
        quantities[item_id] = _quantity(item)
        if "transparencyCodes" in item:
            codes[item_id] = _codes(item["transparencyCodes"])
    return tuple(quantities.items()), tuple(codes.items())


def _quantity(item: Mapping[str, object]) -> int:
    if "quantity" not in item:
        raise _missing("packageDetail.orderItems.quantity")
    quantity = item["quantity"]
    if not isinstance(quantity, int) or isinstance(quantity, bool):
        raise _wrong_type("packageDetail.orderItems.quantity")
    if quantity < 1:
        raise invalid("quantity must be a positive number.")
    return quantity


def _codes(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise _wrong_type("packageDetail.orderItems.transparencyCodes")
    return tuple(value)


def _object(value: object, name: str, fields: frozenset[str]) -> Json:
    if not _is_object(value):
        raise _wrong_type(name)
    if unknown := sorted(value.keys() - fields):
        # Amazon drops what it does not know; a dropped field is a bug that nobody would see.
        raise invalid(f"Unknown fields in {name}: {', '.join(unknown)}.")
    return value


def _is_object(value: object) -> TypeGuard[Json]:
    return isinstance(value, dict)


def _text(holder: Mapping[str, object], name: str, *, optional: bool = False) -> str:
    path = name if name == "marketplaceId" else f"packageDetail.{name}"
    if name not in holder:
        if optional:
            return ""
        raise _missing(path)
    value = holder[name]
    if not isinstance(value, str):
        raise _wrong_type(path)
    if not value.strip() and not optional:
        raise invalid(f"{path} must not be empty.")
    return value


def _missing(path: str) -> Exception:
    return invalid(f"Missing required field [{path}].")


def _wrong_type(path: str) -> Exception:
    return invalid(f"Please check the fields with invalid type [{path}]")
