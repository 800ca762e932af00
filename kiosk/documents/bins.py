"""The order in which bins are walked: as a person counts, A-2 before A-10."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(\d+)")


def walk_key(bin_name: str) -> tuple[bool, tuple[tuple[bool, int, str], ...]]:
    """A sort key for bins; what has no bin comes last."""
    parts = _NUMBER.split(bin_name.strip().casefold())
    return (
        not bin_name.strip(),
        tuple(_part(part) for part in parts if part),
    )


def _part(part: str) -> tuple[bool, int, str]:
    # isdecimal() is what \d matches; twenty digits are no bin but must not cost time either.
    return (False, int(part[:20]), "") if part.isdecimal() else (True, 0, part)
