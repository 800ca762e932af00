"""Amazon's own Python SDK, pointed at another address: a second client, written by others."""

from __future__ import annotations

import importlib
import logging
from dataclasses import dataclass
from typing import Any
from unittest import mock

from kiosk.simulator.lwa import Credentials
from kiosk.simulator.orders import Order


@dataclass(frozen=True)
class Sdk:
    """The calls that a bench needs; answers are the SDK's own models.

    Raises ``Sdk.refusal()`` (with ``status``, ``body``, ``headers``) for every refused call.
    """

    login_url: str
    base_url: str

    def search(self, **params: Any) -> Any:
        module = _module("api.orders_v2026_01_01.search_orders_api")
        return module.SearchOrdersApi(self._client()).search_orders(**params)

    def get(self, order_id: str, **params: Any) -> Any:
        module = _module("api.orders_v2026_01_01.get_order_api")
        return module.GetOrderApi(self._client()).get_order(order_id, **params)

    def confirm(self, order_id: str, payload: Any) -> tuple[Any, int, Any]:
        module = _module("api.orders_v0.orders_v0_api")
        api = module.OrdersV0Api(self._client())
        answer: tuple[Any, int, Any] = api.confirm_shipment_with_http_info(order_id, payload)
        return answer

    def model(self, name: str, **fields: Any) -> Any:
        """Return one of the SDK's models of Orders v0."""
        return getattr(_module("models.orders_v0"), name)(**fields)

    @staticmethod
    def refusal() -> type[Exception]:
        kind: type[Exception] = _module("rest").ApiException
        return kind

    def _client(self) -> Any:
        keys = Credentials()
        config = _module("").SPAPIConfig(
            client_id=keys.client_id,
            client_secret=keys.client_secret,
            refresh_token=keys.refresh_token,
            region="EU",
        )
        login = f"{self.login_url}/auth/o2/token"
        return _module("").SPAPIClient(config, login, self.base_url).api_client


def _module(name: str) -> Any:
    # Imported by name, since it has no types; and kept from turning logging on for everybody.
    with mock.patch.object(logging, "basicConfig"):
        return importlib.import_module("spapi" + (f".{name}" if name else ""))


def confirmation(sdk: Sdk, order: Order, reference: str = "1") -> Any:
    """Return the SDK's request to confirm all that is left of ``order`` in one package."""
    items = [
        sdk.model("ConfirmShipmentOrderItem", order_item_id=line.id, quantity=line.left)
        for line in order.lines
        if line.left
    ]
    detail = sdk.model(
        "PackageDetail",
        package_reference_id=reference,
        carrier_code="Royal Mail",
        shipping_method="Tracked 48",
        tracking_number="AB123456785GB",
        ship_date="2026-11-23T12:00:00Z",
        order_items=items,
    )
    return sdk.model(
        "ConfirmShipmentRequest", marketplace_id=order.market.id, package_detail=detail
    )
