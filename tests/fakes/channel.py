"""Amazon without a wire: the real channel, whose every request ends in the simulator's shop.

Signing in, quotas, faults and readings are all as they are over HTTP; only sockets and waiting are
missing. What goes wrong is said with the simulator's own faults:

    channel = ShopChannel(Simulation.of(shop), clock)
    channel.goes_wrong(Kind.DROP_AFTER, Operation.CONFIRM_SHIPMENT)
    channel.line.down = True
"""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from kiosk.amazon.account import Account
from kiosk.amazon.channel import AmazonChannel
from kiosk.amazon.wire import Answer, Request, Wire
from kiosk.domain.marketplaces import Region
from kiosk.ports.channel import OutcomeUnknown, Unreachable
from kiosk.ports.clock import Clock
from kiosk.simulator.faults import Fault, Kind
from kiosk.simulator.limits import Operation
from kiosk.simulator.lwa import Credentials
from kiosk.simulator.simulation import Simulation
from kiosk.simulator.web import create_app

SHOP = "http://127.0.0.1:1"
"""An address at which nobody answers: what would leave by a real line fails at once."""


class ShopLine(Wire):
    """Stands for the lines to Amazon, and carries every request to ``simulation`` in this thread.

    A connection that the simulator cuts is an ``OutcomeUnknown``. Faults that wait end at once.
    """

    def __init__(self, simulation: Simulation) -> None:
        self.down = False
        """Whether there is no line at all: nothing leaves."""
        self.tries = 0
        """Requests that wanted to leave, whether or not there was a line."""
        self.asked: list[str] = []
        """Method and path of every request that left, oldest first."""
        simulation.closing.set()
        self._client = create_app(simulation).test_client(use_cookies=False)

    def close(self) -> None:
        """Nothing is open."""

    def exchange(self, request: Request, seconds: float) -> Answer:
        """Ask the simulator and return its answer."""
        self.tries += 1
        if self.down:
            raise Unreachable("the line is down")
        parts = urlsplit(request.url)
        self.asked.append(f"{request.method} {parts.path}")
        ours, theirs = socket.socketpair()
        with ours, theirs:
            came = self._client.open(
                parts.path,
                method=request.method,
                query_string=dict(request.params),
                headers={"User-Agent": "Packbench", **request.headers},
                data=request.body,
                environ_overrides={"werkzeug.socket": theirs},
            )
            if _was_cut(ours):
                raise OutcomeUnknown("the line was cut")
        headers = {name.lower(): value for name, value in came.headers.items()}
        return Answer(status=came.status_code, headers=headers, body=came.get_data())


class ShopChannel(AmazonChannel):
    """The channel to ``simulation``; ``clock`` is the bench's own.

    A hub that starts again may be given the ``line`` of the one before.
    """

    def __init__(
        self, simulation: Simulation, clock: Clock, *, line: ShopLine | None = None
    ) -> None:
        super().__init__(_account(simulation.lwa.credentials), clock)
        self.simulation = simulation
        self.line = line or ShopLine(simulation)
        self._calls._wire = self.line
        self._calls._sign_in._wire = self.line

    def goes_wrong(
        self, kind: Kind, operation: Operation | None = None, *, count: int | None = 1
    ) -> None:
        """Let ``kind`` happen to the next ``count`` requests (None: to all until cleared)."""
        self.simulation.faults.add(Fault(kind=kind, operation=operation, count=count))


def _account(known: Credentials) -> Account:
    return Account(
        client_id=known.client_id,
        client_secret=known.client_secret,
        refresh_token=known.refresh_token,
        region=Region.EU,
        base_url=SHOP,
        token_url=f"{SHOP}/auth/o2/token",
    )


def _was_cut(line: socket.socket) -> bool:
    try:
        return line.recv(1, socket.MSG_DONTWAIT) == b""
    except BlockingIOError:
        return False
