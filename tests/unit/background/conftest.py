"""The hub's desk, and a channel for it to talk to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions.desk import Desk
from tests.fakes.scripted import ScriptedChannel


@pytest.fixture
def hub(desk: Desk) -> Desk:
    """The hub's own desk, at the same store."""
    return replace(desk, bench="hub")


@pytest.fixture
def channel() -> ScriptedChannel:
    """A channel that nothing was laid out for yet."""
    return ScriptedChannel()
