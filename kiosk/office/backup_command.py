"""``main.py backup`` and ``restore``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.domain.journal import Event
from kiosk.domain.retention import BACKUPS_KEPT
from kiosk.office.opened import opened
from kiosk.place import place_of
from kiosk.ports.clock import SystemClock
from kiosk.store.backup import BACKUP_NOTE, backups, make_backup, put_back, thin_out

if TYPE_CHECKING:
    import argparse

    from kiosk.settings.schema import Settings


def backup_command(settings: Settings, parsed: argparse.Namespace) -> int:
    """Make a backup while benches work, and delete those that are too old."""
    place = place_of(settings)
    folder = parsed.to or place.backups
    with opened(settings) as desk:
        now = desk.clock.now()
        made = make_backup(place, folder, now)

        def note() -> None:
            desk.store.notes.put(BACKUP_NOTE, round(now.timestamp() * 1000))
            desk.note(Event.BACKED_UP, note=made.name)

        desk.store.transact(note)
        old = thin_out(place, folder, now, BACKUPS_KEPT)
    print(f"Backed up to {made} ({made.stat().st_size / 1e6:.1f} MB).")
    if old:
        print(f"{len(old)} older than {BACKUPS_KEPT.days} days deleted, as Amazon's policy wants.")
    print("The keys are not in it: keep bench.key and master.key safe elsewhere.")
    return 0


def restore_command(settings: Settings, parsed: argparse.Namespace) -> int:
    """Put a backup in the place of the store, the newest one unless another is named."""
    place = place_of(settings)
    there = backups(place.backups)
    chosen: Path | None = parsed.file or (there[-1] if there else None)
    if chosen is None:
        print("There is no backup in the data folder: name the file.")
        return 1
    aside = put_back(place, chosen, SystemClock().now())
    with opened(settings) as desk:
        orders = desk.store.read(desk.store.orders.count)
    print(f"{chosen.name} is in place, with {orders} orders.")
    if aside is not None:
        print(f"What was there before is {aside.name}: delete it when all is well.")
    print("Start the bench: what Amazon has told since is fetched again.")
    return 0
