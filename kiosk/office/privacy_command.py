"""``main.py purge`` and ``erase-amazon-data``: what must not be kept any longer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kiosk.actions.purge import due, erase, purge
from kiosk.office.opened import opened
from kiosk.papers import Papers, folders
from kiosk.place import forget_old, place_of
from kiosk.printing.kept import with_names
from kiosk.store.backup import copies

if TYPE_CHECKING:
    import argparse

    from kiosk.settings.schema import Settings

MOST_TOLD = 100_000
SURE = "erase all Amazon data"


def purge_command(settings: Settings, parsed: argparse.Namespace) -> int:
    """Forget the buyers that are due, or only say which; returns the exit code."""
    with opened(settings) as desk:
        if parsed.dry_run:
            orders = due(desk, limit=MOST_TOLD)
            print(*orders, sep="\n", end="\n" if orders else "")
            print(f"{len(orders)} buyers would be forgotten.", file=sys.stderr)
            return 0
        print(f"{purge(desk)} buyers were forgotten.")
        papers, old_copies = forget_old(settings, desk.clock.now())
    print(f"{len(papers)} papers with names on them were deleted.")
    if old_copies:
        print(f"{len(old_copies)} copies of the database that were too old were deleted.")
    return 0


def erase_command(settings: Settings, parsed: argparse.Namespace) -> int:
    """Erase all that came from Amazon, once the owner has said so; returns the exit code."""
    if parsed.sure != SURE:
        print(f'Nothing was erased. Say: --sure "{SURE}"', file=sys.stderr)
        return 1
    with opened(settings) as desk:
        print(f"{erase(desk)} orders were erased, with their buyers.")
        papers = with_names(folders(settings), None)
    Papers(settings).forget()
    place = place_of(settings)
    there = copies(place, place.backups)
    for path in (*papers, *there):
        path.unlink(missing_ok=True)
    print(f"{len(papers)} papers and {len(there)} backups were deleted.")
    print("Copies that you keep elsewhere are yours to delete.")
    return 0
