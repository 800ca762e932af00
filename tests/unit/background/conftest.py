"""The hub's desk, and a channel for it to talk to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.actions.desk import Desk
from kiosk.background.relay import Relay
from kiosk.domain.sighting import SeenPackage
from tests.fakes.builders import an_order, seen
from tests.fakes.scripted import ScriptedChannel
from tests.unit.background.telling import a_parcel


@pytest.fixture
def hub(desk: Desk) -> Desk:
    """The hub's own desk, at the same store."""
    return replace(desk, bench="hub")


@pytest.fixture
def channel() -> ScriptedChannel:
    """A channel that nothing was laid out for yet."""
    return ScriptedChannel()


@pytest.fixture
def relay(hub: Desk, channel: ScriptedChannel) -> Relay:
    """The relay to that channel; of every span it takes the whole."""
    return Relay(hub, channel, share=lambda: 1.0)


@pytest.fixture
def amazon_shows(channel: ScriptedChannel) -> Callable[..., None]:
    """Lets Amazon show the newest parcel of an order, or what is given in its place."""

    def show(number: int = 1, *packages: SeenPackage, nothing: bool = False) -> None:
        parcel = a_parcel(number)
        shown = packages or (() if nothing else (seen(parcel),))
        channel.has(an_order(number).sighting(*shown))

    return show
