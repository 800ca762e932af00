"""Looking one finding up among many."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.doctor.finding import Finding


def about(found: Iterable[Finding], name: str) -> Finding:
    """The one finding on ``name``."""
    matching = [one for one in found if one.about == name]
    assert len(matching) == 1, matching
    return matching[0]
