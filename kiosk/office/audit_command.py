"""``main.py audit verify``: whether anybody has touched the journal, or a person."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kiosk.office.opened import opened

if TYPE_CHECKING:
    import argparse

    from kiosk.settings.schema import Settings


def audit_command(settings: Settings, _: argparse.Namespace) -> int:
    """Go through the whole journal and all people; returns 1 when any was touched, else 0."""
    with opened(settings) as desk:
        chain = desk.store.read(desk.store.journal.verify)
        touched = desk.store.read(desk.store.people.touched)
    for person in touched:
        print(
            f"{person} was touched: what stands of this person is not what Packbench wrote, or is "
            f"gone. They can't sign in. Ask who could get at the database; then say: main.py "
            f"people leave {person}, and take them on anew.",
            file=sys.stderr,
        )
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
    return 1 if touched else 0
