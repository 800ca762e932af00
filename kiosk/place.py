"""Where a bench of these settings keeps its data, and what of it is deleted in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.retention import BACKUPS_KEPT
from kiosk.papers import folders
from kiosk.settings.load import data_folder
from kiosk.store.startup import Place

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kiosk.ports.clock import Clock
    from kiosk.settings.schema import Settings

FORGET_SECONDS = 3600.0
"""Between two looks at papers and copies that are too old."""


def place_of(settings: Settings) -> Place:
    """Where the store of these settings lies."""
    storage = settings.storage
    return Place(folder=data_folder(settings), ballast_mb=storage.ballast_mb, url=storage.url)


def forget_old(settings: Settings, now: datetime) -> tuple[list[Path], list[Path]]:
    """Delete papers with names on them and copies of the database that are too old: which."""
    from kiosk.printing.kept import with_names  # noqa: PLC0415 - not before the bench is there
    from kiosk.store.backup import thin_out  # noqa: PLC0415 - as above

    papers = with_names(folders(settings), now)
    for paper in papers:
        paper.unlink(missing_ok=True)
    place = place_of(settings)
    return papers, thin_out(place, place.backups, now, BACKUPS_KEPT)


def keep_forgetting(settings: Settings, clock: Clock) -> float:
    """A step of a loop: ``forget_old``; returns the seconds until the next time."""
    forget_old(settings, clock.now())
    return FORGET_SECONDS
