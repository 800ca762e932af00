"""A claim: which bench has an order in hand, who, and until when unless it says so again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.domain.values import OrderId

TERM_SECONDS = 60
"""A bench that has not said for so long that it has an order open is taken for dead."""
RENEW_SECONDS = 15


@dataclass(frozen=True, kw_only=True)
class Claim:
    """An order in hand."""

    order: OrderId
    bench: str
    person: str = ""

    @property
    def whose(self) -> str:
        """The bench and, where people sign in, who works there."""
        return " · ".join(part for part in (self.bench, self.person) if part)
