"""Runs the simulated Amazon on a port of the loopback device, in a thread."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from email.utils import format_datetime
from typing import TYPE_CHECKING

from werkzeug.serving import WSGIRequestHandler, make_server

from kiosk.simulator.shop import Shop
from kiosk.simulator.simulation import Simulation
from kiosk.simulator.web import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.simulator.clock import Clock

HOST = "127.0.0.1"
_BACKLOG = 64
_POLL = 0.02
"""Seconds between looks whether to stop."""
_STOP = 5.0
"""Seconds to wait for the server's thread; requests under way are left to end by themselves."""


def _handler(clock: Clock) -> type[WSGIRequestHandler]:
    class Handler(WSGIRequestHandler):
        """Dates its answers by the simulated clock, and writes no line a request."""

        def date_time_string(self, timestamp: float | None = None) -> str:
            if timestamp is not None:
                return super().date_time_string(timestamp)
            return format_datetime(clock.now().replace(microsecond=0), usegmt=True)

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            pass

    return Handler


class Server:
    """A running simulated Amazon; ``port`` 0 means any free one.

    Raises:
        OSError: when the port is taken.
    """

    def __init__(self, simulation: Simulation, port: int = 0) -> None:
        self.simulation = simulation
        # Bound here, because werkzeug ends the program when a port is taken.
        with socket.create_server((HOST, port), backlog=_BACKLOG) as bound:
            self._server = make_server(
                HOST,
                bound.getsockname()[1],
                create_app(simulation),
                threaded=True,
                request_handler=_handler(simulation.shop.clock),
                fd=bound.fileno(),
            )
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(_POLL,), name="simulator", daemon=True
        )

    @property
    def base_url(self) -> str:
        """Where it answers, for the order APIs and for Login with Amazon alike."""
        return f"http://{HOST}:{self._server.port}"

    def start(self) -> None:
        """Answer from now on; the port is bound already."""
        self.simulation.closing.clear()
        self._thread.start()

    def stop(self) -> None:
        """End every waiting fault, and answer no more."""
        self.simulation.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(_STOP)


@contextmanager
def running(target: Shop | Simulation, port: int = 0) -> Iterator[str]:
    """Run a shop, or a whole simulation, as long as the context lasts; yields its base URL."""
    simulation = Simulation.of(target) if isinstance(target, Shop) else target
    server = Server(simulation, port)
    server.start()
    try:
        yield server.base_url
    finally:
        server.stop()
