"""Keeps what this bench has in hand, and frees what dead benches had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.actions.open_order import keep_claims
from kiosk.domain.claim import RENEW_SECONDS

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk


class Claims:
    """A step of a loop."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def step(self) -> float:
        """Renew once; returns the seconds until the next time."""
        keep_claims(self._desk)
        return RENEW_SECONDS
