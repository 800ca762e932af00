"""Pagination tokens: what each stands for, how long it lives, and the end of all of them."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.simulator.errors import invalid
from kiosk.simulator.query import MAY_CHANGE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kiosk.simulator.query import Query
    from kiosk.simulator.timeline import Key

MOST_TOKENS = 10_000
"""The oldest is forgotten beyond so many, so that a long run does not grow."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a search goes on: after ``last``, or from its start when that is None."""

    query: Query
    params: Mapping[str, str]
    last: Key | None
    expires: datetime


class Cursors:
    """The tokens given out. Not safe between threads by itself: the shop holds its lock."""

    def __init__(self) -> None:
        self._given: dict[str, Cursor] = {}
        self._count = 0

    def give(self, cursor: Cursor) -> str:
        """Return a new token; it holds ``+``, ``/`` and ``=``, as real ones do."""
        self._count += 1
        digest = hashlib.blake2b(self._count.to_bytes(8, "big"), digest_size=16).digest()
        token = base64.b64encode(b"\xfb\xef\xff" + digest).decode("ascii")
        self._given[token] = cursor
        if len(self._given) > MOST_TOKENS:
            del self._given[next(iter(self._given))]
        return token

    def take(self, params: Mapping[str, str], now: datetime) -> Cursor:
        """Return what the token of ``params`` stands for.

        Raises:
            ShopError: 400, for an unknown or expired token, or when another parameter changed.
        """
        cursor = self._given.get(params["paginationToken"])
        if cursor is None or cursor.expires <= now:
            raise invalid("The paginationToken is invalid or has expired.")
        if fixed(params) != cursor.params:
            raise invalid(
                "All parameters but maxResultsPerPage and includedData must be the same as in the"
                " request that returned the paginationToken."
            )
        return cursor

    def kill(self) -> int:
        """End all tokens and return how many there were."""
        killed = len(self._given)
        self._given.clear()
        return killed


def fixed(params: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters that must not change from page to page."""
    return {name: value for name, value in params.items() if name not in MAY_CHANGE}
