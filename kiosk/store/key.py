"""The key of the database's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.store.errors import StoreDamaged
from kiosk.vault.key_file import NoKey, make_key, read_key

if TYPE_CHECKING:
    from pathlib import Path


def load_or_make(path: Path, *, may_make: bool) -> str:
    """The key as 64 hex digits; made with mode 600 at first start.

    ``may_make`` is False when a database exists already: a new key could never open it.

    Raises:
        StoreDamaged: when the file is missing beside a database, or holds no key.
    """
    if may_make and not path.exists():
        return make_key(path)
    try:
        return read_key(path)
    except NoKey as why:
        raise StoreDamaged(f"the database can't be opened: {why}") from None
