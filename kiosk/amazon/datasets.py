"""Which datasets to ask for, and how to go on when Amazon refuses one of them.

Amazon's roll-outs have broken one dataset in one region for half a day: every request that named
it got a 400. Orders without one dataset are better than no orders.
"""

from __future__ import annotations

import logging
import re
import threading
from typing import TYPE_CHECKING, TypeVar

from kiosk.ports.channel import ChannelError, Rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kiosk.ports.clock import Clock

log = logging.getLogger(__name__)

WANTED = ("FULFILLMENT", "RECIPIENT", "CANCELLATION", "PACKAGES", "BUYER", "PROCEEDS")
"""By what a bench can least do without."""

REMEMBERED = 3600.0
"""Seconds for which a refused dataset is not asked for again."""

BAD_REQUEST = 400
_NAME = re.compile(r"\b(?:" + "|".join(WANTED) + r")\b")

T = TypeVar("T")


class Datasets:
    """What one operation asks for. Any thread may use it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._refused: dict[str, float] = {}

    def asked(self, ask: Callable[[tuple[str, ...]], T]) -> tuple[T, frozenset[str]]:
        """Let ``ask`` send a request for some datasets; return its answer and what is missing.

        At most eight requests are sent: one for all, one for each that an error names, one
        for none, and one more for each that is left.

        Raises:
            ChannelError: whatever ``ask`` raises; Rejected when not even no dataset helps.
        """
        wanted = self._wanted()
        try:
            answer, given = ask(wanted), wanted
        except Rejected as rejected:
            if rejected.status != BAD_REQUEST or not wanted:
                raise
            answer, given = self._without_the_named(ask, wanted, rejected)
        return answer, frozenset(WANTED) - frozenset(given)

    def _wanted(self) -> tuple[str, ...]:
        now = self._clock.monotonic()
        with self._lock:
            return tuple(name for name in WANTED if self._refused.get(name, now) <= now)

    def _refuse(self, names: Iterable[str]) -> None:
        until = self._clock.monotonic() + REMEMBERED
        with self._lock:
            for name in names:
                log.warning("the dataset %s is refused; not asked for again for an hour", name)
                self._refused[name] = until

    def _without_the_named(
        self, ask: Callable[[tuple[str, ...]], T], wanted: tuple[str, ...], rejected: Rejected
    ) -> tuple[T, tuple[str, ...]]:
        kept = wanted
        while name := _named(rejected, kept):
            kept = tuple(one for one in kept if one != name)  # each turn leaves one out: this ends
            try:
                answer = ask(kept)
            except Rejected as again:
                if again.status != BAD_REQUEST:
                    raise
                rejected = again
            else:
                self._refuse(set(wanted) - set(kept))
                return answer, kept
        return self._one_by_one(ask, kept) if kept else (ask(()), ())

    def _one_by_one(
        self, ask: Callable[[tuple[str, ...]], T], wanted: tuple[str, ...]
    ) -> tuple[T, tuple[str, ...]]:
        answer = ask(())  # refused as well: then no dataset was at fault
        given: tuple[str, ...] = ()
        refused = []
        for name in wanted:
            try:
                answer = ask((*given, name))
            except ChannelError as error:
                if not isinstance(error, Rejected) or error.status != BAD_REQUEST:
                    break  # the quota or the time is used up: what came so far is good
                refused.append(name)
            else:
                given = (*given, name)
        self._refuse(refused)
        return answer, given


def about_datasets(rejected: Rejected) -> bool:
    """Whether an error speaks of the datasets that were asked for."""
    return "includedData" in rejected.detail or bool(_NAME.search(rejected.detail))


def _named(rejected: Rejected, asked: tuple[str, ...]) -> str | None:
    """The one dataset that an error names; naming several, it may well list all there are."""
    names = set(_NAME.findall(rejected.detail)) & set(asked)
    return names.pop() if len(names) == 1 else None
