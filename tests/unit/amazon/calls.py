"""Ways of calling a channel, and a channel whose server misbehaves to order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from kiosk.amazon.channel import AmazonChannel
from kiosk.ports.channel import ChannelError
from kiosk.ports.clock import SystemClock
from tests.fakes.wire import Script, WireServer, serving
from tests.unit.amazon.places import ORDER, WINDOW, account, confirmation, hurry

Call = Callable[[AmazonChannel], object]

CALLS: dict[str, Call] = {
    "search": lambda channel: channel.search(WINDOW, None),
    "order": lambda channel: channel.order(ORDER),
    "confirm": lambda channel: channel.confirm(confirmation()),
}


@contextmanager
def signed_in(script: Script, deadline: float = 0.5) -> Iterator[tuple[AmazonChannel, WireServer]]:
    """A channel with a token, so that the faults meet the operations alone."""
    with serving(script) as server:
        channel = hurry(AmazonChannel(account(server.url), SystemClock()), deadline)
        try:
            yield channel, server
        finally:
            channel.close()


def outcome(script: Script, call: Call, deadline: float = 10) -> ChannelError:
    """The error of a call."""
    with signed_in(script, deadline) as (channel, _server):
        with pytest.raises(ChannelError) as raised:
            call(channel)
        return raised.value
