"""Orders sorted by time, so that a page is found without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Key = tuple[datetime, str]
"""When, and the order id, which decides between equal times."""

_AFTER_ANY_ID = "\U0010ffff"


class Timeline:
    """A sorted list of keys, oldest first."""

    def __init__(self, keys: Iterable[Key] = ()) -> None:
        self._keys = sorted(keys)

    def add(self, key: Key) -> None:
        """Put a key in its place."""
        insort(self._keys, key)

    def move(self, old: Key, new: Key) -> None:
        """Take ``old`` out and put ``new`` in."""
        del self._keys[bisect_left(self._keys, old)]
        self.add(new)

    def between(self, after: datetime, before: datetime, last: Key | None) -> Iterator[str]:
        """Yield order ids from ``after`` to ``before``, both included, but only past ``last``."""
        start = bisect_left(self._keys, (after, ""))
        if last is not None:
            start = max(start, bisect_right(self._keys, last))
        end = bisect_right(self._keys, (before, _AFTER_ANY_ID))
        for place in range(start, end):
            yield self._keys[place][1]
