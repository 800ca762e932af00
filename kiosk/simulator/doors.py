"""The routes that a seller's application calls: Login with Amazon, and the order APIs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request

from kiosk.simulator import answers, gate
from kiosk.simulator.errors import ShopError, invalid
from kiosk.simulator.faults import Fault, Kind
from kiosk.simulator.limits import Operation
from kiosk.simulator.lwa import OAuthError
from kiosk.simulator.packages import Outcome
from kiosk.simulator.query import read_datasets
from kiosk.simulator.shapes import DATASETS

if TYPE_CHECKING:
    from kiosk.simulator.simulation import Simulation


def doors(simulation: Simulation) -> Blueprint:
    """Return the routes, bound to ``simulation``."""
    blueprint = Blueprint("doors", __name__)
    _login(blueprint, simulation)
    _reading(blueprint, simulation)
    _confirming(blueprint, simulation)
    return blueprint


def _login(blueprint: Blueprint, simulation: Simulation) -> None:
    def carry_out(_fault: Fault | None) -> Response:
        try:
            response = answers.ok(simulation.lwa.grant(request.form))
        except OAuthError as problem:
            response = answers.oauth_error(problem)
        response.headers["Cache-Control"] = "no-store"
        return response

    @blueprint.post("/auth/o2/token")
    def token() -> Response:
        return gate.answer(simulation, Operation.TOKEN, carry_out)


def _reading(blueprint: Blueprint, simulation: Simulation) -> None:
    shop = simulation.shop

    @blueprint.get("/orders/2026-01-01/orders")
    def search_orders() -> Response:
        def carry_out(fault: Fault | None) -> Response:
            repeat = fault is not None and fault.kind is Kind.REPEAT_PAGE
            return answers.ok(shop.search(_params(), repeat_page=repeat))

        return gate.answer(simulation, Operation.SEARCH_ORDERS, carry_out, datasets=_named())

    @blueprint.get("/orders/2026-01-01/orders/<order_id>")
    def get_order(order_id: str) -> Response:
        def carry_out(_fault: Fault | None) -> Response:
            params = _params()
            if unknown := sorted(params.keys() - {"includedData"}):
                raise invalid(f"Unknown query parameters: {', '.join(unknown)}.")
            return answers.ok({"order": shop.order_json(order_id, read_datasets(params))})

        return gate.answer(simulation, Operation.GET_ORDER, carry_out, datasets=_named())


def _confirming(blueprint: Blueprint, simulation: Simulation) -> None:
    shop = simulation.shop

    @blueprint.post("/orders/v0/orders/<order_id>/shipmentConfirmation")
    def confirm_shipment(order_id: str) -> Response:
        def carry_out(fault: Fault | None) -> Response:
            apply = fault is None or fault.kind is not Kind.NO_EFFECT
            shop.confirm(order_id, _body(), fault=fault.kind if fault else "", apply=apply)
            return answers.nothing()

        def missed(fault: str) -> None:
            body = request.get_json(silent=True)
            shop.note(order_id, body, Outcome.NOT_HANDLED, fault=fault)

        return gate.answer(simulation, Operation.CONFIRM_SHIPMENT, carry_out, missed=missed)


def _params() -> dict[str, str]:
    return {name: ",".join(values) for name, values in request.args.lists()}


def _named() -> frozenset[str]:
    return frozenset(_params().get("includedData", "").split(",")) & DATASETS


def _body() -> object:
    if request.mimetype != "application/json":
        raise ShopError(415, "UnsupportedMediaType", "The body must be application/json.")
    try:
        body: object = json.loads(request.get_data())
    except ValueError as error:
        raise invalid("The body is not JSON.") from error
    return body
