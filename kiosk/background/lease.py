"""The hub's right to work, looked at again and again: whoever was frozen stops before it acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.ports.clock import Clock

SECONDS = 6.0
"""Less than the server waits for a holder that says nothing."""
WAIT_SECONDS = 1.0


class Lease:
    """How long ago it was seen that no other hub works; looked at by any thread."""

    def __init__(self, held: Callable[[], bool], clock: Clock) -> None:
        """``held`` asks whether the right is still ours; it was a moment ago."""
        self._held = held
        self._clock = clock
        self._seen = clock.monotonic()

    def look(self) -> bool:
        """Ask; False once another hub may have begun."""
        asked = self._clock.monotonic()
        if not self._held():
            return False
        self._seen = asked
        return True

    @property
    def fresh(self) -> bool:
        """Whether nobody else can have begun since it was last seen."""
        return self._clock.monotonic() - self._seen < SECONDS

    def fenced(self, step: Callable[[], float]) -> Callable[[], float]:
        """A step that is not begun while another hub may work."""
        return lambda: step() if self.fresh else WAIT_SECONDS
