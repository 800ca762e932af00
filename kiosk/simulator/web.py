"""The simulated Amazon as a web application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from kiosk.simulator import answers
from kiosk.simulator.control import control
from kiosk.simulator.doors import doors
from kiosk.simulator.errors import ShopError

if TYPE_CHECKING:
    from kiosk.simulator.simulation import Simulation

BIGGEST_BODY = 1_000_000
"""In bytes; a longer request gets 413."""


def create_app(simulation: Simulation) -> Flask:
    """Return the application: the doors that sellers use, and the control door."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = BIGGEST_BODY
    app.register_blueprint(doors(simulation))
    app.register_blueprint(control(simulation), url_prefix="/control")
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(ShopError, answers.error)
    return app


def _http_error(error: HTTPException) -> Response:
    name = error.name.replace(" ", "")
    return answers.error(ShopError(error.code or 500, name, error.description or error.name))
