"""The control door: makes things happen at the simulated Amazon, and tells what happened."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
from flask import Blueprint, Response, request

from kiosk.simulator import answers, readouts, wishes
from kiosk.simulator.clock import SimulatedClock
from kiosk.simulator.errors import ShopError, invalid
from kiosk.simulator.faults import Fault
from kiosk.simulator.limits import Plan
from kiosk.simulator.making import order_of

if TYPE_CHECKING:
    from kiosk.simulator.simulation import Simulation


def control(simulation: Simulation) -> Blueprint:
    """Return the control door's routes, bound to ``simulation``."""
    blueprint = Blueprint("control", __name__)
    _orders(blueprint, simulation)
    _clock(blueprint, simulation)
    _access(blueprint, simulation)
    _behaviour(blueprint, simulation)
    _faults(blueprint, simulation)
    _readouts(blueprint, simulation)
    return blueprint


def _orders(blueprint: Blueprint, simulation: Simulation) -> None:
    shop = simulation.shop

    @blueprint.post("/orders")
    def make_order() -> Response:
        wish = wishes.read(_body(), wishes.OrderWish)
        taken = {order.id for order in shop.orders()}
        order = order_of(wish, now=shop.clock.now(), taken=taken)
        shop.add(order)
        return answers.ok({"orderId": order.id}, 201)

    @blueprint.post("/orders/<order_id>/pay")
    def pay(order_id: str) -> Response:
        shop.pay(order_id)
        return _order(order_id)

    @blueprint.post("/orders/<order_id>/cancel")
    def cancel(order_id: str) -> Response:
        wish = wishes.read(_body(), wishes.CancelWish)
        shop.cancel(order_id, wish.by, wish.reason)
        return _order(order_id)

    @blueprint.post("/orders/<order_id>/ask-to-cancel")
    def ask_to_cancel(order_id: str) -> Response:
        wish = wishes.read(_body(), wishes.AskWish)
        shop.ask_to_cancel(order_id, wish.reason, wish.order_item_ids)
        return _order(order_id)

    @blueprint.post("/orders/<order_id>/deliver")
    def deliver(order_id: str) -> Response:
        shop.deliver(order_id)
        return _order(order_id)

    def _order(order_id: str) -> Response:
        return answers.ok(readouts.order(shop.order(order_id)))


def _clock(blueprint: Blueprint, simulation: Simulation) -> None:
    clock = simulation.shop.clock

    @blueprint.get("/clock")
    def tell_time() -> Response:
        return answers.ok(readouts.clock(clock))

    @blueprint.post("/clock")
    def set_clock() -> Response:
        wish = wishes.read(_body(), wishes.ClockWish)
        if not isinstance(clock, SimulatedClock):
            raise ShopError(409, "Conflict", "This shop runs on a clock that can't be moved.")
        if wish.now is not None and wish.now.tzinfo is None:
            raise invalid("now needs a time zone.")
        if wish.now is not None:
            clock.set(wish.now)
        if wish.advance is not None:
            clock.advance(wish.advance)
        if wish.scale is not None:
            clock.set_scale(wish.scale)
        return answers.ok(readouts.clock(clock))


def _access(blueprint: Blueprint, simulation: Simulation) -> None:
    shop, lwa = simulation.shop, simulation.lwa

    @blueprint.post("/tokens")
    def tokens() -> Response:
        wish = wishes.read(_body(), wishes.TokensWish)
        ended = lwa.revoke_access() if wish.revoke_access else 0
        if wish.refresh_revoked is not None:
            lwa.refresh_revoked = wish.refresh_revoked
        if wish.refuse_with is not None:
            lwa.refusal = wish.refuse_with
        return answers.ok({"accessTokensRevoked": ended})

    @blueprint.post("/roles")
    def roles() -> Response:
        shop.roles = wishes.read(_body(), wishes.RolesWish).roles
        return answers.ok({"roles": sorted(shop.roles)})

    @blueprint.post("/pagination/kill")
    def kill_pagination() -> Response:
        return answers.ok({"killed": shop.kill_tokens()})


def _behaviour(blueprint: Blueprint, simulation: Simulation) -> None:
    shop, limits = simulation.shop, simulation.limits

    @blueprint.post("/rules")
    def rules() -> Response:
        wish = wishes.read(_body(), wishes.RulesWish)
        changes = {k: v for k, v in msgspec.structs.asdict(wish).items() if v is not None}
        for name in ("lag", "packages_delay", "token_life"):
            if f"{name}_seconds" in changes:
                changes[name] = timedelta(seconds=changes.pop(f"{name}_seconds"))
        shop.rules = replace(shop.rules, **changes)
        return answers.ok(readouts.rules(shop.rules))

    @blueprint.post("/limits")
    def change_limits() -> Response:
        wish = wishes.read(_body(), wishes.LimitWish)
        if wish.enabled is not None:
            limits.enabled = wish.enabled
        if wish.operation is not None:
            limits.change(wish.operation, Plan(wish.rate, wish.burst))
        return answers.ok(readouts.limits(limits))


def _faults(blueprint: Blueprint, simulation: Simulation) -> None:
    faults = simulation.faults

    @blueprint.post("/faults")
    def add_fault() -> Response:
        wish = wishes.read(_body(), wishes.FaultWish)
        try:
            faults.add(Fault(**msgspec.structs.asdict(wish)))
        except ValueError as error:
            raise invalid(str(error)) from error
        return answers.ok(readouts.faults(faults), 201)

    @blueprint.get("/faults")
    def tell_faults() -> Response:
        return answers.ok(readouts.faults(faults))

    @blueprint.delete("/faults")
    def clear_faults() -> Response:
        faults.clear()
        return answers.ok(readouts.faults(faults))


def _readouts(blueprint: Blueprint, simulation: Simulation) -> None:
    shop = simulation.shop

    @blueprint.get("/orders")
    def tell_orders() -> Response:
        return answers.ok({"orders": [readouts.order(one) for one in shop.orders()]})

    @blueprint.get("/confirmations")
    def tell_confirmations() -> Response:
        calls = [readouts.confirmation(call) for call in shop.confirmations]
        return answers.ok({"confirmations": calls})

    @blueprint.get("/packages")
    def tell_packages() -> Response:
        packages = [readouts.package(order_id, one) for order_id, one in shop.packages()]
        return answers.ok({"packages": packages})

    @blueprint.get("/requests")
    def tell_requests() -> Response:
        return answers.ok(readouts.requests(simulation.traffic))


def _body() -> object:
    data = request.get_data()
    if not data:
        return {}
    try:
        body: object = json.loads(data)
    except ValueError as error:
        raise invalid("The body is not JSON.") from error
    return body
