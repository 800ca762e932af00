"""What a benchmark finds: figures, each with its floor from the same run and its limit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One measured figure.

    With a ``floor``, ``limit`` is how many times the floor is allowed; without one, it is the most
    that ``measured`` itself may be. ``limit`` None makes it a figure to compare with, no promise.
    """

    what: str
    measured: float
    unit: str
    floor: float | None = None
    floor_is: str = ""
    limit: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the floor was measured; None without a floor."""
        return self.measured / self.floor if self.floor else None

    @property
    def reached(self) -> bool:
        """Whether the limit is kept."""
        held = self.measured if self.ratio is None else self.ratio
        return self.limit is None or held <= self.limit


def in_ms(what: str, seconds: float, limit: float | None = None) -> Figure:
    """A figure in milliseconds, as the ``limit`` is, and without a floor."""
    return Figure(what=what, measured=seconds * 1000, unit="ms", limit=limit)
