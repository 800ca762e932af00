"""What holds for the tests of the glass: no screen is needed, and one window serves them all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.ui.glass import Hand

# Before Kivy is loaded. The window is larger than any panel, and a bench takes a part of it: a
# window on SDL's offscreen driver keeps the size it was made with.
for name, value in {
    "SDL_VIDEODRIVER": "offscreen",
    "KCFG_GRAPHICS_WIDTH": "1920",
    "KCFG_GRAPHICS_HEIGHT": "1920",
    "KCFG_WIDGETS_SCROLL_TIMEOUT": "55",
}.items():
    os.environ[name] = value


@pytest.fixture
def hand() -> Iterator[Hand]:
    """A hand at a busy bench of 15 inches, whose presenters remember what they are asked."""
    from tests.ui.glass import Hand

    made = Hand()
    yield made
    made.leave()
