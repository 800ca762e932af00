"""A shop with one plain order, behind its web application, entered with a valid token."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kiosk.simulator.clock import SimulatedClock
from kiosk.simulator.lwa import Credentials
from kiosk.simulator.orders import Order
from kiosk.simulator.shop import Shop
from kiosk.simulator.simulation import Simulation
from kiosk.simulator.web import create_app
from tests.unit.simulator.shops import LONG_AGO, order, shop_of

KEYS = Credentials()
GRANT = {
    "grant_type": "refresh_token",
    "client_id": KEYS.client_id,
    "client_secret": KEYS.client_secret,
    "refresh_token": KEYS.refresh_token,
}


@dataclass
class Caller:
    """A seller's application and the person at the control door, in one."""

    simulation: Simulation
    http: FlaskClient
    headers: dict[str, str] = field(default_factory=lambda: {"User-Agent": "test"})

    @property
    def shop(self) -> Shop:
        return self.simulation.shop

    @property
    def clock(self) -> SimulatedClock:
        assert isinstance(self.shop.clock, SimulatedClock)
        return self.shop.clock

    def sign_in(self, **changes: str) -> TestResponse:
        answer = self.http.post("/auth/o2/token", data=GRANT | changes)
        if answer.status_code == 200:
            self.headers["x-amz-access-token"] = answer.get_json()["access_token"]
        return answer

    def search(self, **params: str) -> TestResponse:
        asked = {"lastUpdatedAfter": LONG_AGO} | params
        path = "/orders/2026-01-01/orders"
        return self.http.get(path, query_string=asked, headers=self.headers)

    def get(self, order_id: str, **params: str) -> TestResponse:
        path = f"/orders/2026-01-01/orders/{order_id}"
        return self.http.get(path, query_string=params, headers=self.headers)

    def confirm(self, order_id: str, payload: object) -> TestResponse:
        path = f"/orders/v0/orders/{order_id}/shipmentConfirmation"
        return self.http.post(path, json=payload, headers=self.headers)

    def control(self, path: str, **fields: Any) -> TestResponse:
        return self.http.post(f"/control/{path}", json=fields)

    def told(self, path: str) -> Any:
        return self.http.get(f"/control/{path}").get_json()


@pytest.fixture
def plain() -> Order:
    return order()


@pytest.fixture
def calling() -> Callable[[Shop], Caller]:
    def call(shop: Shop) -> Caller:
        simulation = Simulation.of(shop)
        app = create_app(simulation)
        app.testing = True
        caller = Caller(simulation, app.test_client())
        caller.sign_in()
        return caller

    return call


@pytest.fixture
def caller(plain: Order, calling: Callable[[Shop], Caller]) -> Caller:
    return calling(shop_of(plain))
