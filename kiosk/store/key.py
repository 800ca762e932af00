"""The key file: the database's 256-bit key, readable by its owner alone."""

from __future__ import annotations

import os
import re
import secrets
from typing import TYPE_CHECKING

from kiosk.store.errors import StoreDamaged

if TYPE_CHECKING:
    from pathlib import Path

_HEX = re.compile(r"[0-9a-f]{64}")


def load_or_make(path: Path, *, may_make: bool) -> str:
    """The key as 64 hex digits; made with mode 600 at first start.

    ``may_make`` is False when a database exists already: a new key could never open it.

    Raises:
        StoreDamaged: when the file is missing beside a database, or holds no key.
    """
    try:
        text = path.read_text("ascii").strip()
    except FileNotFoundError:
        if not may_make:
            msg = f"the key file {path} is missing, and the database can't be opened without it"
            raise StoreDamaged(msg) from None
        return _make(path)
    if not _HEX.fullmatch(text):
        msg = f"the key file {path} does not hold 64 hex digits"
        raise StoreDamaged(msg)
    return text


def _make(path: Path) -> str:
    key = secrets.token_hex(32)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return key
