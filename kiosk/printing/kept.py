"""Papers that printers which are folders have kept, and whose buyers are to be forgotten."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.domain.retention import PAPERS_KEPT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

_OF_AN_ORDER = re.compile(r"\.?[a-z-]+_[0-9]{3}-[0-9]{7}-[0-9]{7}(_.*)?\.(pdf|png)(\..*)?")
"""The names of papers that can bear a buyer's name; a reading of the till bears none."""


def with_names(folders: Iterable[Path], now: datetime | None) -> list[Path]:
    """The papers of orders that are too old to be kept; of whatever age without ``now``."""
    oldest = None if now is None else (now - PAPERS_KEPT).timestamp()
    found = []
    for folder in folders:
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            ours = _OF_AN_ORDER.fullmatch(path.name) is not None
            if ours and (oldest is None or path.stat().st_mtime <= oldest):
                found.append(path)
    return found
