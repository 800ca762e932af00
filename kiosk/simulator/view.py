"""Through whose eyes an order is shown, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from kiosk.simulator.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What was asked for, what the application may see, and the moment of the answer."""

    now: datetime
    datasets: frozenset[str]
    roles: frozenset[Role]
    blanks: bool
    """Whether a hidden field is there but empty, rather than absent."""
    packages_delay: timedelta
    pending_email: bool
