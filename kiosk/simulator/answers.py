"""The answers of the simulated Amazon, as HTTP responses."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Response

if TYPE_CHECKING:
    from kiosk.simulator.errors import ShopError
    from kiosk.simulator.lwa import OAuthError
    from kiosk.simulator.shapes import Json

_PAGE = (
    "<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
)


def ok(body: Json, status: int = HTTPStatus.OK) -> Response:
    """Return a JSON answer."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Response(text, status, content_type="application/json")


def nothing() -> Response:
    """Return 204, without a body."""
    return Response(status=HTTPStatus.NO_CONTENT)


def page(status: int, title: str) -> Response:
    """Return an HTML page, as things between us and Amazon send them."""
    return Response(_PAGE.format(title=title), status, content_type="text/html; charset=utf-8")


def error(problem: ShopError) -> Response:
    """Return the envelope of errors that the order APIs use."""
    entry = {"code": problem.code, "message": problem.message, "details": problem.details}
    return ok({"errors": [entry]}, problem.status)


def oauth_error(problem: OAuthError) -> Response:
    """Return a refusal of Login with Amazon."""
    body = {"error": problem.error, "error_description": problem.description}
    return ok(body, problem.status)
