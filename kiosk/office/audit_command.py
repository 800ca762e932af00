"""``main.py audit verify``: whether anybody has touched the journal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kiosk.office.opened import opened

if TYPE_CHECKING:
    import argparse

    from kiosk.settings.schema import Settings


def audit_command(settings: Settings, _: argparse.Namespace) -> int:
    """Go through the whole journal; returns 1 when it was touched, else 0."""
    with opened(settings) as desk:
        chain = desk.store.read(desk.store.journal.verify)
    if chain.broken_at is not None:
        print(
            f"The journal was touched: line {chain.broken_at} is not as it was written, or one "
            "before it is gone. Keep the database as it is, and ask who could get at it.",
            file=sys.stderr,
        )
        return 1
    older = f", after {chain.unlinked} of an older version" if chain.unlinked else ""
    print(f"{chain.linked} lines are as they were written{older}.")
    print(f"Newest link: {chain.head or 'none'}.")
    print("Note it elsewhere: whoever knows it sees when the end was cut off.")
    return 0
