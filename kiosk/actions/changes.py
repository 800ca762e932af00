"""What an action changed: ids and flags, never data; whoever shows it reads again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.domain.values import OrderId


@dataclass(frozen=True)
class Changes:
    """Which orders changed, and whether what the hub says of itself, or the till, did."""

    orders: frozenset[OrderId] = frozenset()
    hub: bool = False
    till: bool = False

    def __or__(self, other: Changes) -> Changes:
        """Both changes as one."""
        return Changes(self.orders | other.orders, self.hub or other.hub, self.till or other.till)

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.orders) or self.hub or self.till
