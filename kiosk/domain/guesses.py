"""Wrong PINs and passphrases: a wait after a few, a lock after some more. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

FREE = 5
"""So many may be wrong in a row without a wait."""
LOCKED = 10
"""After so many only a supervisor can let anybody try again."""
FIRST_WAIT = timedelta(seconds=30)
"""It doubles with each further one."""


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
        return max(self.until - now, timedelta()) if self.until is not None else timedelta()

    def one_more(self, now: datetime) -> Guesses:
        """Count one before it is checked, so that many at once are no way around the wait."""
        wrong = self.wrong + 1
        until = now + FIRST_WAIT * 2 ** (wrong - FREE) if wrong >= FREE else None
        return Guesses(wrong=wrong, until=until)
