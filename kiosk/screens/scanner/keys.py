"""Tells a scanner's keys from a person's, and both from a key that something leans on.

Times are seconds as the frames show them: keys that came within one frame bear the same time, so
only a whole burst says how quickly it was written, never the gap between two keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

SHORTEST = 4
LONGEST = 500
"""Characters; what is shorter or longer is no code."""

QUICK = 0.060
"""Seconds a key, over a whole burst: a person is slower, and a scanner quicker."""
LONG_FRAME = 0.050
"""Seconds that a frame counts for at most: how long the screen was busy says nothing of keys."""
FORGOTTEN = 5.0
"""Seconds without a key after which what a person has begun is not waited for."""

REPEATS_AFTER = 0.150
REPEATS_AFTER_FRAMES = 6
"""A held key first repeats after 0.2 seconds or more, and both must have passed: two digits that a
scanner sends one after the other may lie before and after one frame that took long, and X11 then
hides that the key came up in between."""
REPEATS_WITHIN = 1.2
"""Seconds after which a key that comes again was let go, though nobody said so."""


class Moment(NamedTuple):
    """When a key came: in seconds, and in frames counted from the start."""

    seconds: float
    frame: int

    def since(self, other: Moment) -> float:
        """The seconds since another moment, long frames shortened."""
        return min(self.seconds - other.seconds, LONG_FRAME * (self.frame - other.frame))


NEVER = Moment(0.0, 0)


@dataclass(frozen=True)
class Written:
    """What has been written, and whether as quickly as only a scanner can."""

    text: str = ""
    quick: bool = False


@dataclass
class Keys:
    """What the keys have written since the last code."""

    _typed: list[str] = field(default_factory=list)
    """A person's, before the last pause."""
    _burst: list[str] = field(default_factory=list)
    """Since the last pause; a character more than a code can have shows that it is none."""
    _took: float = 0.0
    """Seconds from the burst's first key to its last."""
    _last: Moment = NEVER

    def write(self, char: str, now: Moment) -> None:
        """A key has written ``char``."""
        if self._forgotten(now):
            self._typed.clear()
        self._took = self._took + now.since(self._last) if self._burst else 0.0
        self._last = now
        if len(self._burst) <= LONGEST:
            self._burst.append(char)

    def pause(self) -> Written:
        """No key came for a while: a scanner's code is over, a person may go on."""
        if self._quick:
            return self._take()
        self._typed = [*self._typed, *self._burst][: LONGEST + 1]
        self._burst.clear()
        return Written()

    def tab(self) -> Written:
        """Tab: the end of a scanner's code; of what a person has typed, nothing is kept."""
        return self._take() if self._quick else self._drop()

    def enter(self, now: Moment) -> Written:
        """Enter: the end of a scanner's code, or of what a person has typed."""
        if self._quick:
            return self._take()
        typed = [] if self._forgotten(now) else [*self._typed, *self._burst]
        self._drop()
        return Written("".join(typed))

    @property
    def _quick(self) -> bool:
        count = len(self._burst)
        return count >= SHORTEST and self._took <= QUICK * (count - 1)

    def _forgotten(self, now: Moment) -> bool:
        return now.seconds - self._last.seconds > FORGOTTEN

    def _take(self) -> Written:
        written = Written("".join(self._burst), quick=True)
        self._drop()
        return written

    def _drop(self) -> Written:
        self._typed.clear()
        self._burst.clear()
        return Written()


@dataclass
class Held:
    """The key that went down last, and whether it only comes again because it is still down."""

    _key: int = 0
    _first: Moment = NEVER
    _last: Moment = NEVER

    def repeats(self, key: int, now: Moment) -> bool:
        """Whether this press is a repetition."""
        again = key == self._key and now.seconds - self._last.seconds <= REPEATS_WITHIN
        if not again:
            self._key, self._first = key, now
        self._last = now
        return (
            again
            and now.seconds - self._first.seconds >= REPEATS_AFTER
            and now.frame - self._first.frame >= REPEATS_AFTER_FRAMES
        )

    def released(self, key: int) -> None:
        """The key has come up."""
        if key == self._key:
            self._key = 0
