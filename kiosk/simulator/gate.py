"""What every request passes before the shop, and its answer after: faults, access, limits."""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Response, request

from kiosk.simulator import answers, wire
from kiosk.simulator.errors import ShopError
from kiosk.simulator.faults import APPLIED, Fault, Kind
from kiosk.simulator.limits import Operation
from kiosk.simulator.roles import Role
from kiosk.simulator.traffic import DROPPED

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.simulator.simulation import Simulation

LONGEST_USER_AGENT = 500
_WITH_RATE = frozenset({200, 204, 400, 404})
"""Amazon tells the rate with these alone, and never with a 429."""
_CUT = frozenset(
    {
        Kind.HANG,
        Kind.DROP_BEFORE,
        Kind.DROP_AFTER,
        Kind.DRIP_HEADERS,
        Kind.DRIP_BODY,
        Kind.HALF_BODY,
    }
)


def answer(
    simulation: Simulation,
    operation: Operation,
    carry_out: Callable[[Fault | None], Response],
    *,
    datasets: frozenset[str] = frozenset(),
    missed: Callable[[str], None] = lambda _fault: None,
) -> Response:
    """Answer one request: ``carry_out`` asks the shop, unless something stands in its way.

    ``missed`` is told, with the fault's name or nothing, when the shop was not asked.
    """
    request.get_data()  # a connection cut before it is read through would be reset instead
    fault = simulation.faults.take(operation, datasets)
    cut = fault is not None and fault.kind in _CUT
    if cut:
        simulation.traffic.count(operation, DROPPED)
    if fault and fault.kind not in APPLIED:
        missed(fault.kind)
        response = _instead(simulation, fault)
    elif refusal := _refusal(simulation, operation):
        missed(fault.kind if fault else "")
        response = _spoilt(simulation, operation, answers.error(refusal), fault)
    else:
        response = _spoilt(simulation, operation, _asked(carry_out, fault), fault)
    if not cut:
        simulation.traffic.count(operation, response.status_code)
    if fault and fault.kind is Kind.CAPTIVE:
        return response
    return _with_headers(simulation, operation, response)


def _asked(carry_out: Callable[[Fault | None], Response], fault: Fault | None) -> Response:
    try:
        return carry_out(fault)
    except ShopError as problem:
        return answers.error(problem)


def _refusal(simulation: Simulation, operation: Operation) -> ShopError | None:
    if operation is Operation.TOKEN:
        return None
    if not 0 < len(request.headers.get("User-Agent", "")) <= LONGEST_USER_AGENT:
        return ShopError(400, "InvalidInput", "A User-Agent of 1 to 500 characters is required.")
    if why := _no_access(simulation):
        return ShopError(403, "Unauthorized", "Access to requested resource is denied.", why)
    return None if simulation.limits.take(operation) else _throttled()


def _no_access(simulation: Simulation) -> str:
    token = request.headers.get("x-amz-access-token", "")
    if not token:
        return "Access token is missing in the request header."
    if not simulation.lwa.accepts(token):
        return "The access token you provided is revoked, malformed or invalid."
    if Role.ORDERS not in simulation.shop.roles:
        return "The application lacks a role for this resource."
    return ""


def _throttled() -> ShopError:
    message = "You exceeded your quota for the requested resource."
    return ShopError(429, "QuotaExceeded", message)


def _failure() -> ShopError:
    return ShopError(500, "InternalFailure", "We encountered an internal error.")


def _instead(simulation: Simulation, fault: Fault) -> Response:
    match fault.kind:
        case Kind.THROTTLE:
            return answers.error(_throttled())
        case Kind.UNAVAILABLE:
            return answers.page(503, "Service Unavailable")
        case Kind.FORBIDDEN:
            return answers.ok({"message": "Forbidden"}, 403)
        case Kind.CAPTIVE:
            return answers.page(200, "Welcome to our guest network")
        case Kind.DATASET:
            message = f"The dataset {fault.dataset} can't be returned."
            return answers.error(ShopError(400, "InvalidInput", message))
        case Kind.HANG:
            simulation.closing.wait(fault.seconds)
            wire.cut(request.environ)
        case Kind.DROP_BEFORE:
            wire.cut(request.environ)
        case _:
            pass
    return answers.error(_failure())


def _spoilt(
    simulation: Simulation, operation: Operation, response: Response, fault: Fault | None
) -> Response:
    if fault is None:
        return response
    match fault.kind:
        case Kind.HANG_AFTER:
            simulation.closing.wait(fault.seconds)
        case Kind.DROP_AFTER:
            wire.cut(request.environ)
        case Kind.ERROR_AFTER:
            return answers.error(_failure())
        case Kind.WRONG_TYPE:
            response.content_type = "text/html; charset=utf-8"
        case Kind.HALF_BODY:
            wire.half(request.environ, _with_headers(simulation, operation, response))
        case Kind.DRIP_HEADERS | Kind.DRIP_BODY:
            wire.drip(
                request.environ,
                _with_headers(simulation, operation, response),
                from_body=fault.kind is Kind.DRIP_BODY,
                seconds=fault.seconds,
                closing=simulation.closing,
            )
        case _:
            pass
    return response


def _with_headers(simulation: Simulation, operation: Operation, response: Response) -> Response:
    response.headers.setdefault("x-amzn-RequestId", str(uuid.uuid4()))
    rate = simulation.limits.rate(operation)
    if rate is not None and HTTPStatus(response.status_code) in _WITH_RATE:
        response.headers["x-amzn-RateLimit-Limit"] = str(rate)
    return response
