"""What holds for the tests of the glass: no screen is needed, and one window serves them all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from kiosk.screens.window import load_kivy

if TYPE_CHECKING:
    from tests.ui.glass import Hand

# Before Kivy is loaded. The window is larger than any panel, and a bench takes a part of it: a
# window on SDL's offscreen driver keeps the size it was made with.
for name, value in {
    "SDL_VIDEODRIVER": "offscreen",
    "KCFG_GRAPHICS_WIDTH": "1920",
    "KCFG_GRAPHICS_HEIGHT": "1920",
    "KCFG_GRAPHICS_MAXFPS": "0",
    "KCFG_WIDGETS_SCROLL_TIMEOUT": "55",
}.items():
    os.environ[name] = value

# As the program does: what Kivy lacks then must be missing here too.
load_kivy()

from tests.ui.states import PANELS  # noqa: E402 - Kivy is loaded first


@pytest.fixture(scope="session")
def shared_hand() -> Hand:
    from tests.ui.glass import Hand

    made = Hand()
    made.leave()
    return made


@pytest.fixture
def hand(shared_hand: Hand) -> Iterator[Hand]:
    """A hand at a busy bench of 15 inches, whose presenters remember what they are asked.

    The bench is made once and shown anew for each test, as it is for each order.
    """
    shared_hand.come_back()
    yield shared_hand
    shared_hand.leave()


@pytest.fixture(params=PANELS)
def on_panel(request: pytest.FixtureRequest, shared_hand: Hand) -> Iterator[Hand]:
    """The same hand at the bench on each panel in turn."""
    shared_hand.come_back(PANELS[request.param])
    yield shared_hand
    shared_hand.leave()


@pytest.fixture
def new_hand() -> Iterator[Hand]:
    """The same at a bench of its own, for a test that spoils it."""
    from tests.ui.glass import Hand

    made = Hand()
    yield made
    made.leave()
