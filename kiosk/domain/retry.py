"""How long to wait before trying again: full jitter, so that benches do not march in step."""

from __future__ import annotations

FIRST_SECONDS = 2.0
LONGEST_SECONDS = 900.0


def delay(attempts: int, share: float) -> float:
    """Seconds to wait after ``attempts`` failures; ``share`` is a random number from 0 to 1."""
    ceiling = min(LONGEST_SECONDS, FIRST_SECONDS * 2.0 ** min(attempts, 20))
    return max(0.5, ceiling * share)
