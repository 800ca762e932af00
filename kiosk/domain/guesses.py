"""Wrong PINs and passphrases: a wait after a few, a lock after some more. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

FREE = 5
"""So many may be wrong in a row without a wait."""
LOCKED = 10
"""After so many only a supervisor can let anybody try again."""
FIRST_WAIT = timedelta(seconds=30)
"""It doubles with each further one, up to ``LONGEST_WAIT``."""
LONGEST_WAIT = timedelta(minutes=8)


@dataclass(frozen=True, kw_only=True)
class Guesses:
    """What was wrong in a row, of a person or at a bench."""

    wrong: int = 0
    until: datetime | None = None
    """No further one is taken before."""

    @property
    def locked(self) -> bool:
        """Whether nobody may try until a supervisor says so."""
        return self.wrong >= LOCKED

    def wait(self, now: datetime) -> timedelta:
        """How long until the next one is taken; nothing when it is taken now."""
        if self.until is None:
            return timedelta()
        # No longer than it was when it began: a clock may have been set back.
        return min(max(self.until - now, timedelta()), _wait(self.wrong))

    def one_more(self, now: datetime) -> Guesses:
        """Count one before it is checked, so that many at once are no way around the wait."""
        wrong = self.wrong + 1
        return Guesses(wrong=wrong, until=now + _wait(wrong) if wrong >= FREE else None)


def _wait(wrong: int) -> timedelta:
    doubled: int = 2 ** min(max(wrong - FREE, 0), LOCKED)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)
