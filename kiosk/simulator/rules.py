"""What of the simulated Amazon can be set: its delays and its bounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from kiosk.simulator.carriers import ACCEPTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How the shop behaves where Amazon's documents give a figure or leave one open."""

    lag: timedelta = timedelta(minutes=2)
    """An order updated more recently is not listed, and no search may end later (documented)."""
    packages_delay: timedelta = timedelta(0)
    """How long a confirmed package stays invisible in PACKAGES (seen in the field)."""
    token_life: timedelta = timedelta(hours=24)
    """How long a pagination token works (documented)."""
    most_edits: int = 10
    """How often a package may be confirmed again; that there is a bound is known, not which."""
    pending_email: bool = True
    """Whether an unpaid order already tells the buyer's relay address."""
    blanks: bool = False
    """Whether fields hidden for want of a role are empty strings, rather than absent."""
    carriers: frozenset[str] = ACCEPTED
